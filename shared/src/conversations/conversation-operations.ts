import { z } from 'zod';
import { command, query } from '../access/index.ts';
import { idOf } from '../kernel/index.ts';
import { messageSchema, messageTextSchema, readMarksSchema } from './message.ts';

const contactId = idOf('contact');

export const conversationOperations = {
  /** The newest page first when neither `after` nor `before` is given; items are always in rising order. */
  read: query({
    name: 'conversation.read',
    summary: 'Shows what was said in a contact',
    access: 'contacts.see',
    path: '/api/v1/contacts/:contactId/messages',
    audit: 'view',
    input: z.object({
      contactId,
      after: z.coerce.number().int().min(0).optional(),
      before: z.coerce.number().int().min(1).optional(),
      limit: z.coerce.number().int().min(1).max(500).default(200),
    }),
    output: z.object({ items: z.array(messageSchema), marks: readMarksSchema, lastSeq: z.int() }),
  }),
  /**
   * Says something to the citizen. `writtenAgainst` is the newest number its writer had seen. A word that waited behind
   * a lost link is refused as `message/stale` when it is older than two minutes, or overtaken by the citizen or a new
   * owner (design §4); it comes back as a draft.
   */
  send: command({
    name: 'message.send',
    summary: 'Says something to the citizen',
    access: 'contacts.work',
    method: 'POST',
    path: '/api/v1/contacts/:contactId/messages',
    input: z.object({
      contactId,
      text: messageTextSchema,
      writtenAgainst: z.int().min(0),
      /** True when it was written while the link was down. */
      delayed: z.boolean().default(false),
    }),
    output: z.object({ messageId: idOf('message'), seq: z.int(), at: z.int() }),
    refusals: ['contact/over', 'contact/not-yours', 'contact/changed-hands', 'message/stale'],
  }),
  note: command({
    name: 'note.add',
    summary: 'Writes an internal note into a contact; the citizen never sees it',
    access: 'contacts.work',
    method: 'POST',
    path: '/api/v1/contacts/:contactId/notes',
    input: z.object({ contactId, text: messageTextSchema }),
    output: z.object({ messageId: idOf('message'), seq: z.int(), at: z.int() }),
    refusals: ['contact/not-yours'],
  }),
  markRead: command({
    name: 'conversation.mark-read',
    summary: 'Says how far I have read',
    access: 'contacts.work',
    method: 'PUT',
    path: '/api/v1/contacts/:contactId/read-mark',
    input: z.object({ contactId, upTo: z.int().min(0) }),
    output: z.object({}),
    refusals: ['contact/not-yours'],
  }),
  typing: command({
    name: 'conversation.typing',
    summary: 'Says that I am writing',
    access: 'contacts.work',
    method: 'POST',
    path: '/api/v1/contacts/:contactId/typing',
    input: z.object({ contactId }),
    output: z.object({}),
    refusals: ['contact/not-yours'],
  }),
};
