export { mayReadMetrics } from './may-read-metrics.ts';
export { type CountEvent, type MeasureDuration, type Metrics, makeMetrics } from './metrics.ts';
