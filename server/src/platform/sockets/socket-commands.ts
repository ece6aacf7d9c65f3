import { type CommandAnswer, type CommandMessage, wireRefusal } from '@switchboard/shared/protocol';
import { inTrace, type Log, newTraceId } from '../log/index.ts';
import type { Executor } from '../operations/executor.ts';
import { isCommand, type OperationRegistry, type Registered } from '../operations/registry.ts';
import type { Admitted } from './live-server.ts';

export interface SocketCommandNeeds {
  readonly registry: OperationRegistry;
  readonly executor: Executor;
  readonly isDraining: () => boolean;
  readonly log: Pick<Log, 'error'>;
}

/**
 * Whether an operation can be reached over a live link. Questions have HTTP; so have commands for those who are not
 * signed in, commands whose answer sets a cookie, and commands whose attempts are counted by address.
 */
export function isReachableBySocket(registered: Registered | undefined): boolean {
  if (!registered || !isCommand(registered)) return false;
  const { operation, options } = registered;
  return operation.access !== 'public' && !options.onHttpAnswer && operation.attemptsPerMinute === undefined;
}

/** Carries out one command for a consumer, exactly as HTTP would: the same rights, the same first answer. */
export async function carryOut(
  { principal, address }: Admitted,
  { commandId, name, input }: CommandMessage,
  needs: SocketCommandNeeds,
): Promise<CommandAnswer> {
  const traceId = newTraceId();
  if (needs.isDraining()) return { ok: false, refusal: wireRefusal({ code: 'server/draining' }, traceId) };
  if (!isReachableBySocket(needs.registry.get(name))) {
    return { ok: false, refusal: wireRefusal({ code: 'request/not-found' }, traceId) };
  }
  const context = { traceId, operation: name, isCommand: true, address, interactive: true };
  try {
    const answer = await inTrace(traceId, () => needs.executor.execute({ principal, name, input, commandId, context }));
    return answer.ok
      ? { ok: true, value: answer.value ?? null }
      : { ok: false, refusal: wireRefusal(answer.refusal, traceId) };
  } catch (err) {
    needs.log.error({ err, traceId, operation: name }, 'A command failed');
    return { ok: false, refusal: wireRefusal({ code: 'server/failed' }, traceId) };
  }
}
