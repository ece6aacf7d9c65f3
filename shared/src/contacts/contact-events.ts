import { z } from 'zod';
import { messageSchema, readMarksSchema } from '../conversations/message.ts';
import { idOf } from '../kernel/index.ts';
import { contactOutlineSchema } from './contact.ts';

const userIds = z.array(idOf('user'));

/**
 * What happens to contacts. Each carries the whole outline after the change, so that a screen replaces what it holds,
 * and `onContact`: the staff in whose hands it is or was, who see it without any further right.
 */
const contactFact = z.object({ contact: contactOutlineSchema, onContact: userIds });

export const contactEventTypes = [
  'contact.arrived',
  'contact.queued',
  'contact.connected',
  'contact.parked',
  'contact.handed-back',
  'contact.callback-promised',
  'contact.ended',
  'contact.abandoned',
  /** Anything else of the outline: customer linked, link lost or found, band raised, interaction wrapped up. */
  'contact.changed',
] as const;
export type ContactEventType = (typeof contactEventTypes)[number];
export const contactFactSchema = contactFact;

/** A word in a conversation. Only staff on the contact are sent it; the citizen's page gets it over Direct Line. */
export const messageAddedSchema = z.object({
  contactId: idOf('contact'),
  conversationId: idOf('conversation'),
  message: messageSchema,
  onContact: userIds,
});

export const conversationReadSchema = z.object({
  contactId: idOf('contact'),
  conversationId: idOf('conversation'),
  marks: readMarksSchema,
  onContact: userIds,
});

/** Somebody is typing; true for five seconds unless said again. At most one such fact per writer in four seconds. */
export const typingSchema = z.object({
  contactId: idOf('contact'),
  conversationId: idOf('conversation'),
  by: z.enum(['citizen', 'agent', 'bot']),
  name: z.string(),
  onContact: userIds,
});

/** `message.added`, `conversation.read`, `conversation.typing`: subject is the conversation. */
export const conversationEventTypes = ['message.added', 'conversation.read', 'conversation.typing'] as const;
