import { z } from 'zod';
import { idOf } from '../kernel/index.ts';
import { contactStateSchema } from './contact-lifecycle.ts';
import { interactionStateSchema } from './interaction-lifecycle.ts';
import { participantSchema } from './participant.ts';

export const channelSchema = z.enum(['webchat', 'voice', 'email', 'sms', 'social', 'portal', 'form', 'letter']);
export type Channel = z.infer<typeof channelSchema>;

/** 0 is an emergency and outranks everything; 9 waits longest (design §3). */
export const bandSchema = z.int().min(0).max(9);
export const emergencyBand = 0;
export const usualBand = 5;

/** How a citizen reached us: what we may recognise her by. */
export const contactPointSchema = z.object({
  kind: z.enum(['phone', 'email', 'handle']),
  value: z.string().trim().min(1).max(254),
});
export type ContactPoint = z.infer<typeof contactPointSchema>;

/** One thing the bot or the telephone flow asked and was told, in the words that will be shown. */
export const collectedAnswerSchema = z.object({
  key: z.string().max(64),
  question: z.string().max(500),
  answer: z.string().max(1000),
});
export type CollectedAnswer = z.infer<typeof collectedAnswerSchema>;

/** What self-service learnt, handed over so that nothing is asked again (E-04). */
export const handoverSchema = z.object({
  intent: z.string().max(200).nullable().describe('Why the citizen came, in a few words'),
  reason: z
    .string()
    .max(64)
    .nullable()
    .describe('Why self-service handed over: asked, stuck, danger, unavailable, flow'),
  answers: z.array(collectedAnswerSchema).max(50),
});
export type Handover = z.infer<typeof handoverSchema>;

const person = z.object({ userId: idOf('user'), name: z.string() });

export const interactionSchema = z.object({
  id: idOf('interaction'),
  kind: z.enum(['agent', 'bot']),
  agent: person.nullable(),
  state: interactionStateSchema,
  startedAt: z.int(),
  /** When the conversation part ended and wrap-up began. */
  leftAt: z.int().nullable(),
  wrapUpDueAt: z.int().nullable().describe('When a timed wrap-up ends by itself'),
  wrapUpExtended: z.boolean(),
  completedAt: z.int().nullable(),
  heldSinceAt: z.int().nullable().describe('Since when it stands still for something more urgent of the same agent'),
  heldMs: z.int().describe('For how long it stood still before that, in milliseconds'),
});
export type Interaction = z.infer<typeof interactionSchema>;

/**
 * A contact as lists, queues and the live link show it. It holds no word of the conversation. Every contact event
 * carries one, so a screen replaces what it holds when `version` is higher.
 */
export const contactOutlineSchema = z.object({
  id: idOf('contact'),
  organisationId: idOf('organisation'),
  serviceAreaId: idOf('serviceArea').nullable(),
  version: z.int(),
  channel: channelSchema,
  direction: z.enum(['inbound', 'outbound']),
  state: contactStateSchema,
  stateSinceAt: z.int(),
  arrivedAt: z.int(),
  firstQueuedAt: z.int().nullable().describe('Survives transfer, RONA, parking and callbacks'),
  endedAt: z.int().nullable(),
  queue: z.object({ id: idOf('queue'), name: z.string() }).nullable(),
  band: bandSchema,
  /** What the citizen is called on screen: the customer's name, the name she gave, or "Visitor". */
  displayName: z.string(),
  customerId: idOf('customer').nullable(),
  customerMatch: z.enum(['one', 'several', 'none']),
  language: z.string().max(12),
  intent: z.string().nullable(),
  citizenConnected: z.boolean().describe('Webchat: whether her page is linked right now'),
  interactions: z.array(interactionSchema).describe('Newest last'),
  /** Set while parked: who will get it back, and when at the latest. */
  parked: z.object({ owner: person, untilAt: z.int() }).nullable(),
  /** Set while a particular agent is asked for (transfer to a person, return to the owner). */
  wanted: person.nullable(),
  record: z.enum(['open', 'complete']),
  lastSeq: z.int().describe('The number of the newest message'),
  lastCitizenSeq: z.int(),
});
export type ContactOutline = z.infer<typeof contactOutlineSchema>;

/** A contact with all that its agent may see, without the messages. */
export const contactRecordSchema = contactOutlineSchema.extend({
  contactPoints: z.array(contactPointSchema).describe('Those the citizen gave or wrote from'),
  handover: handoverSchema.nullable(),
  participants: z.array(participantSchema),
  wrapUp: z
    .object({
      reasonId: idOf('reason'),
      outcomeId: idOf('outcome'),
      reason: z.string(),
      outcome: z.string(),
      note: z.string(),
    })
    .nullable(),
  page: z.string().nullable().describe('Webchat: the page the citizen wrote from'),
  conversationId: idOf('conversation'),
});
export type ContactRecord = z.infer<typeof contactRecordSchema>;
