export { type Log, makeLog } from './make-log.ts';
export { currentTraceId, inTrace, newTraceId, traceIdFrom } from './trace.ts';
