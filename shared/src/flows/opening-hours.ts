import { z } from 'zod';

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/);

/** When a queue's people are there, by the clock on their wall; several spans a day, none over midnight. */
export const openingHoursSchema = z.object({
  timeZone: z.string().min(1).max(60),
  /** Monday first. A span holds its beginning and not its end. */
  week: z.array(z.array(z.object({ from: timeOfDay, until: timeOfDay })).max(6)).length(7),
});
export type OpeningHours = z.infer<typeof openingHoursSchema>;
