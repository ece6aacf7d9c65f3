import { cleanText, redactFields } from './redaction.ts';

interface LogSettings {
  /** Which process writes: `server`, `telephony`, … */
  readonly process: string;
  readonly level: string;
  /** Fields every line gets at the moment it is written, such as the trace id. */
  readonly context?: () => Record<string, unknown>;
}

type Arguments = unknown[];

/**
 * Options for pino: JSON lines with the level in words, every field and message cleaned (redaction.ts).
 * pino does not clean the fields given to `child()`; whoever makes the log must do that (`cleanChildren`).
 */
export function logOptions({ process, level, context }: LogSettings) {
  return {
    level,
    base: { process },
    ...(context ? { mixin: context } : {}),
    serializers: { err: (value: unknown) => value },
    formatters: {
      level: (label: string) => ({ level: label }),
      log: (fields: object) => redactFields(fields),
    },
    hooks: {
      logMethod(this: unknown, args: Arguments, method: (...args: Arguments) => void) {
        method.apply(this, cleanArguments(args));
      },
    },
  };
}

/** An error alone gives its message to the line, so it is cleaned here like any other text. */
function cleanArguments(args: Arguments): Arguments {
  const [first, ...rest] = args.map((argument) => (typeof argument === 'string' ? cleanText(argument) : argument));
  if (first instanceof Error && rest.length === 0) return [first, cleanText(first.message)];
  return [first, ...rest];
}

type Bindings = Record<string, unknown>;

interface HasChildren {
  child: (bindings: Bindings, ...rest: never[]) => unknown;
}

/** Makes every child of this log clean its own fields too; children inherit it from their parent. */
export function cleanChildren<Log extends HasChildren>(log: Log): Log {
  const makeChild = log.child;
  log.child = function child(this: Log, bindings: Bindings, ...rest: never[]) {
    return makeChild.call(this, redactFields(bindings), ...rest);
  };
  return log;
}
