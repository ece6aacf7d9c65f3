import { z } from 'zod';
import { isTimeZone } from './wall-clock.ts';

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'must be a time of day such as 09:00');

/** Part of a day by the clock on the wall: it holds its beginning and not its end, and never passes midnight. */
export const spanSchema = z
  .strictObject({ from: timeOfDay, until: timeOfDay })
  .refine(({ from, until }) => from < until, 'must end after it begins');
export type Span = z.infer<typeof spanSchema>;

const spansOfDay = z.array(spanSchema).max(6);

/** Whose bank holidays close a calendar (Banking and Financial Dealings Act 1971; the three differ). */
export const bankHolidaySetSchema = z.enum(['englandAndWales', 'scotland', 'northernIreland', 'none']);
export type BankHolidaySet = z.infer<typeof bankHolidaySetSchema>;

/** A day that is not as its weekday: closed where `open` is empty, else open at these times. It outranks bank holidays. */
export const exceptionalDaySchema = z.strictObject({
  date: z.iso.date(),
  title: z.string().trim().min(1).max(80),
  open: spansOfDay,
});

/** When people are there. Times are by the clock on their wall; summer time is the time zone's business (C-09). */
export const calendarSchema = z.strictObject({
  key: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
  name: z.string().trim().min(1).max(80),
  timeZone: z.string().min(1).max(60).refine(isTimeZone, 'must be a time zone such as Europe/London'),
  bankHolidays: bankHolidaySetSchema,
  /** Monday first. */
  week: z.array(spansOfDay).length(7),
  exceptions: z.array(exceptionalDaySchema).max(200),
});
export type Calendar = z.infer<typeof calendarSchema>;
