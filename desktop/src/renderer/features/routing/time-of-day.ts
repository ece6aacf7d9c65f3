/** `9`, `930`, `9.30`, `09:30` as people write them: `09:00`, `09:30`. What is no time of day stays as it was typed. */
export function readTime(typed: string): string {
  const match = /^\s*(\d{1,2})(?:[:. ]?(\d{2}))?\s*$/.exec(typed);
  if (!match) return typed;
  const [hours, minutes] = [Number(match[1]), Number(match[2] ?? '0')];
  if (hours > 24 || minutes > 59 || (hours === 24 && minutes > 0)) return typed;
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}
