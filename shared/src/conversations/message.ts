import { z } from 'zod';
import { participantKindSchema } from '../contacts/participant.ts';
import { idOf } from '../kernel/index.ts';

/** Longest text of one message, in UTF-8 bytes: 4 KB (issue "First contact"). */
export const mostMessageBytes = 4_096;

const encoder = new TextEncoder();
export const messageTextSchema = z
  .string()
  .min(1)
  .max(mostMessageBytes)
  .refine((text) => text.trim().length > 0, 'must not be empty')
  .refine((text) => encoder.encode(text).length <= mostMessageBytes, `must be at most ${mostMessageBytes} bytes`);

export const attachmentSchema = z.object({
  id: idOf('attachment'),
  name: z.string().max(255),
  mediaType: z.string().max(127),
  bytes: z.int(),
  /** Only `clean` may be opened. Without a scanner a file stays `held`: kept, not shown. */
  scan: z.enum(['waiting', 'clean', 'infected', 'held']),
});
export type Attachment = z.infer<typeof attachmentSchema>;

/**
 * What happened in a conversation besides words; shown as a line between the messages. `internal` ones (and notes) are
 * never shown to the citizen.
 */
export const happeningSchema = z.discriminatedUnion('happened', [
  z.object({ happened: z.literal('botJoined') }),
  z.object({ happened: z.literal('queued'), queue: z.string() }),
  z.object({ happened: z.literal('agentJoined'), name: z.string() }),
  z.object({ happened: z.literal('agentLeft'), name: z.string() }),
  z.object({ happened: z.literal('transferred'), to: z.string() }),
  z.object({ happened: z.literal('parked') }),
  /** Her agent deals with something more urgent meanwhile; `resumed` says that it is over. */
  z.object({ happened: z.literal('interrupted'), name: z.string() }),
  z.object({ happened: z.literal('resumed') }),
  z.object({ happened: z.literal('handedBack') }),
  z.object({ happened: z.literal('callbackPromised'), dueAt: z.int() }),
  z.object({
    happened: z.literal('callbackTried'),
    outcome: z.enum(['reached', 'noAnswer', 'voicemail', 'wrongNumber']),
    attempt: z.int(),
  }),
  /** She came back, or was promised a second one: the two are one from now on. */
  z.object({ happened: z.literal('callbackJoined') }),
  z.object({ happened: z.literal('ended'), by: z.enum(['citizen', 'agent', 'bot', 'platform']) }),
  z.object({ happened: z.literal('abandoned') }),
]);
export type Happening = z.infer<typeof happeningSchema>;

const numbered = {
  id: idOf('message'),
  seq: z.int().min(1).describe("The conversation's own number; gapless"),
  at: z.int(),
  author: z.object({
    kind: participantKindSchema,
    userId: idOf('user').nullable(),
    name: z.string(),
  }),
};

/** One entry of a conversation. Text is text: it is never interpreted as HTML anywhere. */
export const messageSchema = z.discriminatedUnion('kind', [
  z.object({
    ...numbered,
    kind: z.literal('text'),
    text: z.string(),
    suggestions: z.array(z.string().max(120)).max(10).describe('Replies offered as buttons'),
    source: z.object({ title: z.string(), url: z.string().nullable() }).nullable().describe('What a bot answers from'),
    attachments: z.array(attachmentSchema),
    /** The id the writer gave it; the same id from the same writer is the same message. */
    clientId: z.string().max(128).nullable(),
  }),
  z.object({ ...numbered, kind: z.literal('note'), text: z.string() }),
  z.object({ ...numbered, kind: z.literal('happening'), happening: happeningSchema }),
]);
export type Message = z.infer<typeof messageSchema>;

/** How far each side has the conversation: delivered to the citizen's page, read by her, read by staff. */
export const readMarksSchema = z.object({
  citizenDeliveredSeq: z.int(),
  citizenReadSeq: z.int(),
  staffReadSeq: z.int(),
});
export type ReadMarks = z.infer<typeof readMarksSchema>;

/** May the citizen see it? Notes and transfers' inner workings stay inside. */
export function isForCitizen(message: Message): boolean {
  return message.kind !== 'note';
}
