import type { UnreadablePlace } from '@switchboard/shared/routing-plan';
import { z } from 'zod';
import type { CallRefusal } from '../../app/call-refusal.ts';

const placesSchema = z.array(z.object({ at: z.string(), sentence: z.string() }));

/** The places in a text that the server could not read. */
export function placesIn({ details }: CallRefusal): readonly UnreadablePlace[] {
  const places = placesSchema.safeParse(details.places);
  return places.success ? places.data : [];
}
