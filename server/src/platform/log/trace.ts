import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';

const traces = new AsyncLocalStorage<string>();

/** A trace id as W3C Trace Context writes it (§3.2.2.3): 16 bytes, lower-case hexadecimal. */
export function newTraceId(): string {
  return randomBytes(16).toString('hex');
}

/** The trace id of a `traceparent` header from a caller, or a new one when there is none that can be read. */
export function traceIdFrom(traceparent: string | undefined): string {
  const id = /^[\da-f]{2}-([\da-f]{32})-[\da-f]{16}-[\da-f]{2}/.exec(traceparent ?? '')?.[1];
  return id && !/^0+$/.test(id) ? id : newTraceId();
}

/** Everything logged inside `work`, however late, carries this trace id. */
export function inTrace<Value>(traceId: string, work: () => Value): Value {
  return traces.run(traceId, work);
}

export function currentTraceId(): string | undefined {
  return traces.getStore();
}
