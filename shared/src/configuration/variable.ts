import type { z } from 'zod';

/** One environment variable: what it means, what it must look like, and what holds when it is not set. */
export interface Variable<Value> {
  readonly meaning: string;
  /** Completes the sentence "NAME must be …". */
  readonly expects: string;
  /** Used when the variable is not set. */
  readonly fallback?: string;
  /** Shown by `--help` when the default depends on other variables. */
  readonly defaultText?: string;
  /** A wrong value is not repeated in the refusal. */
  readonly secret?: boolean;
  readonly schema: z.ZodType<Value>;
  readonly optional: boolean;
}

export type Variables = Readonly<Record<string, Variable<unknown>>>;

export type Values<Of extends Variables> = {
  readonly [Name in keyof Of]: Of[Name] extends Variable<infer V> ? V : never;
};

type Described<Value> = Omit<Variable<Value>, 'optional' | 'fallback' | 'defaultText'>;

/** A variable that always has a value, because it has a default. */
export function withDefault<Value>(variable: Described<Value> & { readonly fallback: string }): Variable<Value> {
  return { ...variable, optional: false };
}

/** A variable that may be absent; an empty value counts as absent. */
export function optional<Value>(
  variable: Described<Value> & { readonly defaultText?: string },
): Variable<Value | undefined> {
  return { ...variable, optional: true, schema: variable.schema.optional() };
}

export type Environment = Readonly<Record<string, string | undefined>>;

export interface ReadValues<Of extends Variables> {
  readonly values: Values<Of>;
  readonly wrong: readonly string[];
}

/** Reads every variable; `values` may be relied on only when `wrong` is empty. */
export function readValues<Of extends Variables>(variables: Of, environment: Environment): ReadValues<Of> {
  const values: Record<string, unknown> = {};
  const wrong: string[] = [];
  for (const [name, variable] of Object.entries(variables)) {
    const text = environment[name]?.trim() || variable.fallback;
    const parsed = variable.schema.safeParse(text);
    if (parsed.success) values[name] = parsed.data;
    else wrong.push(wrongValue(name, variable, text));
  }
  return { values: values as Values<Of>, wrong };
}

const longestEcho = 60;

function wrongValue(name: string, variable: Variable<unknown>, text: string | undefined): string {
  if (variable.secret || text === undefined) return `${name} must be ${variable.expects}.`;
  const shown = text.length > longestEcho ? `${text.slice(0, longestEcho)}…` : text;
  return `${name} must be ${variable.expects}, not "${shown}".`;
}
