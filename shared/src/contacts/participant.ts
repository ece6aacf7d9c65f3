import { z } from 'zod';
import { idOf } from '../kernel/index.ts';

export const participantKindSchema = z.enum(['citizen', 'agent', 'bot', 'supervisor', 'external']);
export type ParticipantKind = z.infer<typeof participantKindSchema>;

/** Somebody, or something, that takes part in a contact, from when to when. */
export const participantSchema = z.object({
  id: idOf('participant'),
  kind: participantKindSchema,
  userId: idOf('user').nullable(),
  name: z.string().describe('What the others are shown'),
  joinedAt: z.int(),
  leftAt: z.int().nullable(),
});
export type Participant = z.infer<typeof participantSchema>;
