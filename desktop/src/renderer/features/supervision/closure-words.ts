import { type Closure, longestClosureMs } from '@switchboard/shared/hours';

/** How long a closure may be declared for, in minutes. */
export const durations = [
  { value: '15', label: '15 minutes' },
  { value: '30', label: '30 minutes' },
  { value: '60', label: '1 hour' },
  { value: '120', label: '2 hours' },
  { value: '240', label: '4 hours' },
  { value: '480', label: '8 hours' },
  { value: '1440', label: '1 day' },
  { value: `${longestClosureMs / 60_000}`, label: '7 days, the longest' },
] as const;

export const usualWords = {
  en: 'We cannot answer here at the moment. In an emergency call 999.',
  cy: 'Ni allwn ateb yma ar hyn o bryd. Mewn argyfwng ffoniwch 999.',
};

/** `All queues`, or the names of those that are closed. */
export function closedWords({ queues }: Closure, nameOf: (queueId: string) => string): string {
  return queues === 'all' ? 'All queues' : queues.map(nameOf).join(', ');
}
