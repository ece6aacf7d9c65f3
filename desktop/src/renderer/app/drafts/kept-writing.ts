import { z } from 'zod';

/** What is kept of one contact: the sheets being written, and the words still on their way. */
export const keptWritingSchema = z.object({
  draft: z
    .object({
      reply: z.string(),
      note: z.string(),
      mode: z.enum(['reply', 'note']),
      cameBack: z.string().nullable(),
      changedAt: z.int(),
      wrapUp: z.object({ reasonId: z.string().nullable(), outcomeId: z.string().nullable(), note: z.string() }),
    })
    .nullable(),
  outgoing: z.array(
    z.object({
      id: z.string(),
      contactId: z.string(),
      kind: z.enum(['reply', 'note']),
      text: z.string(),
      writtenAgainst: z.int(),
      delayed: z.boolean(),
      writtenAt: z.int(),
      status: z.enum(['waiting', 'sending', 'sent']),
      seq: z.int().nullable(),
      attempts: z.int(),
    }),
  ),
});
export type KeptWriting = z.infer<typeof keptWritingSchema>;

/** Reads what was kept; null for what another version of the desk wrote differently. */
export function readKept(words: string): KeptWriting | null {
  try {
    const read = keptWritingSchema.safeParse(JSON.parse(words));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}
