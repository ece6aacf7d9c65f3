export { type Log, makeLog } from './make-log.ts';
export { inTrace, newTraceId, traceIdFrom } from './trace.ts';
