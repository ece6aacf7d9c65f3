import { z } from 'zod';

/** A day of the calendar without time or zone, `2026-11-20`: birthdays and review dates. Members are named `…On`. */
export const calendarDaySchema = z.iso.date();
export type CalendarDay = z.infer<typeof calendarDaySchema>;
