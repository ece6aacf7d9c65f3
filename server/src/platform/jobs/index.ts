export { ClaimedWork, type ClaimedWorkNeeds, type ClaimHeld } from './claimed-work.ts';
export type { DueJob, Housekeeping, JobInTransaction, JobOutside } from './due-job.ts';
export { JobRunner, type JobRunnerNeeds } from './job-runner.ts';
export type { JobBasis, JobPlan } from './job-writer.ts';
export { failureLabel, retryDelayMs } from './retry-delay.ts';
export { Ticker, type TickerNeeds } from './ticker.ts';
