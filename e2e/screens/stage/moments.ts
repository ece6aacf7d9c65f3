/** When the state pages are seen: a Monday afternoon. The page's own clock is stopped here. */
export const now = Date.UTC(2026, 10, 16, 14, 21);
export const minutesAgo = (count: number): number => now - count * 60_000;
export const hoursAgo = (count: number): number => now - count * 3_600_000;
export const daysAgo = (count: number): number => now - count * 86_400_000;
export const inDays = (count: number): number => now + count * 86_400_000;
