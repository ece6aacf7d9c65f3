import { z } from 'zod';

/** Why somebody staffed cannot take a contact this moment. Who is signed out is never counted as there. */
export const unavailableWhileSchema = z.enum(['notReady', 'deskSilent', 'full', 'offered', 'wrapUp']);
export type UnavailableWhile = z.infer<typeof unavailableWhileSchema>;

/**
 * "Nobody available", said as a list (field.md §2.1, §2.4 no. 5): an agent counts as available unless one of these is
 * true of her. An empty list means that nobody who may take it is signed in.
 */
export const nobodyAvailableSchema = z.strictObject({ unavailableWhile: z.array(unavailableWhileSchema).max(5) });
export type NobodyAvailable = z.infer<typeof nobodyAvailableSchema>;
