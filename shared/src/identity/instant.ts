import { z } from 'zod';

/** A point in time: milliseconds since 1970 in UTC. The upper edge is the last day a JavaScript date can hold. */
export const instantSchema = z.int().min(0).max(8_640_000_000_000_000);
