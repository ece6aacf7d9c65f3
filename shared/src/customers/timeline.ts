import { z } from 'zod';
import { instantSchema } from '../identity/instant.ts';
import { idOf } from '../kernel/index.ts';
import { customerNoteSchema } from './customer.ts';

/** A contact as it stands on a customer's timeline: one line, and the id that leads to the whole. */
export const contactOnTimelineSchema = z.object({
  contactId: idOf('contact'),
  /** When the contact arrived, or was begun by us. */
  arrivedAt: instantSchema,
  channel: z.string(),
  direction: z.enum(['inbound', 'outbound']),
  /** Ended or abandoned; else it is going on. */
  isOver: z.boolean(),
  /** What it was about in a few words: the disposition, else the queue or what the bot understood. */
  subject: z.string().nullable(),
  /** How it came out, in words. */
  outcome: z.string().nullable(),
  /** Who dealt with it last. */
  agentName: z.string().nullable(),
});
export type ContactOnTimeline = z.infer<typeof contactOnTimelineSchema>;

/** Everything that happened with a customer, the newest first. */
export const timelineEntrySchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('contact'), contact: contactOnTimelineSchema }),
  z.object({ kind: z.literal('note'), note: customerNoteSchema }),
]);
export type TimelineEntry = z.infer<typeof timelineEntrySchema>;

/** When an entry happened, and its id: together its place on the timeline. */
export function placeOf(entry: TimelineEntry): { readonly at: number; readonly id: string } {
  return entry.kind === 'contact'
    ? { at: entry.contact.arrivedAt, id: entry.contact.contactId }
    : { at: entry.note.writtenAt, id: entry.note.id };
}
