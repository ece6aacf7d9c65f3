const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
const minute = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const second = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });

/** `16 Nov 2026`, in the reader's own time zone. */
export const formatDay = (at: number): string => day.format(at);
/** `16 Nov 2026 14:20`. */
export const formatMoment = (at: number): string => `${day.format(at)} ${minute.format(at)}`;
/** `16 Nov 2026 14:20:58`, where seconds tell things apart. */
export const formatExact = (at: number): string => `${day.format(at)} ${second.format(at)}`;
/** `14:20`. */
export const formatTimeOfDay = (at: number): string => minute.format(at);

const units = [
  [60_000, 'min', 'min'],
  [3_600_000, 'h', 'h'],
  [86_400_000, 'day', 'days'],
] as const;

/** `3 min ago`, `in 2 days`: how far a moment is, coarse on purpose. */
export function formatDistance(at: number, now: number): string {
  const ms = Math.abs(now - at);
  if (ms < 60_000) return at <= now ? 'just now' : 'in under a minute';
  const [size, one, many] = units.findLast(([each]) => ms >= each) ?? units[0];
  const count = Math.floor(ms / size);
  const words = `${count} ${count === 1 ? one : many}`;
  return at <= now ? `${words} ago` : `in ${words}`;
}
