import { z } from 'zod';

/** A point in time: milliseconds since 1970 in UTC. The upper edge is the last day a JavaScript date can hold. */
export const instantSchema = z.int().min(0).max(8_640_000_000_000_000);

/** A point in time as it is asked for, in a link too: in ISO 8601 with its offset, or as the milliseconds themselves. */
export const askedInstantSchema = z.union([
  instantSchema,
  z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number),
  z.iso.datetime({ offset: true }).transform(Date.parse),
]);
