import { z } from 'zod';
import { command, query } from '../access/index.ts';
import { askedInstantSchema, instantSchema } from '../identity/instant.ts';
import { idOf, pageInput, pageOf } from '../kernel/index.ts';
import { channelSchema, contactRecordSchema } from './contact.ts';
import { contactStateSchema } from './contact-lifecycle.ts';

const contactId = idOf('contact');
const version = z.int().min(1).describe('The version the change was made against');
const note = z.string().trim().max(2_000).nullable().default(null);

/** Where a contact may be sent: back in line for a queue, or to one person. */
export const transferTargetSchema = z.discriminatedUnion('to', [
  z.object({ to: z.literal('queue'), queueId: idOf('queue') }),
  z.object({ to: z.literal('agent'), userId: idOf('user') }),
]);

/** What came of one attempt. A voice mailbox is not the citizen. */
export const callbackOutcomeSchema = z.enum(['reached', 'noAnswer', 'voicemail', 'wrongNumber']);
export type CallbackOutcome = z.infer<typeof callbackOutcomeSchema>;

export const contactOperations = {
  /** Everything in an operator's hands: connected, parked by her, wrapping up. Her desk starts from this. */
  mine: query({
    name: 'contact.mine',
    summary: 'Lists the contacts in my hands: connected, parked, wrapping up',
    access: 'contacts.work',
    path: '/api/v1/contacts/mine',
    input: z.object({}),
    output: z.object({ items: z.array(contactRecordSchema) }),
  }),
  list: query({
    name: 'contact.list',
    summary: 'Finds contacts',
    access: 'contacts.read',
    path: '/api/v1/contacts',
    audit: 'search',
    input: z.object({
      ...pageInput,
      search: z.string().trim().max(120).optional().describe('Words of the conversation, or part of a name'),
      state: contactStateSchema.or(z.enum(['open', 'over', 'any'])).default('any'),
      record: z.enum(['open', 'complete', 'any']).default('any'),
      channel: channelSchema.optional(),
      queueId: idOf('queue').optional(),
      userId: idOf('user').optional().describe('Somebody who took part'),
      customerId: idOf('customer').optional(),
      reasonId: idOf('reason').optional(),
      from: askedInstantSchema.optional().describe('A time in ISO 8601, or milliseconds UTC'),
      to: askedInstantSchema.optional().describe('A time in ISO 8601, or milliseconds UTC'),
      sort: z.enum(['arrivedAt', '-arrivedAt']).default('-arrivedAt'),
    }),
    output: pageOf(contactRecordSchema),
  }),
  /** Allowed to whoever takes or took part, is offered it right now, or may read all contacts of its service area. */
  read: query({
    name: 'contact.read',
    summary: 'Shows one contact',
    access: 'contacts.see',
    path: '/api/v1/contacts/:contactId',
    audit: 'view',
    input: z.object({ contactId }),
    output: contactRecordSchema,
  }),
  transfer: command({
    name: 'contact.transfer',
    summary: 'Hands a contact to another queue or colleague; it keeps its waiting time',
    access: 'contacts.work',
    method: 'POST',
    path: '/api/v1/contacts/:contactId/transfer',
    input: z.object({ contactId, version, target: transferTargetSchema, note }),
    output: z.object({ version: z.int() }),
    refusals: [
      'contact/over',
      'contact/not-yours',
      'contact/changed-hands',
      'transfer/target-closed',
      'transfer/to-yourself',
    ],
  }),
  park: command({
    name: 'contact.park',
    summary: 'Sets a contact aside until a time or until the citizen writes again',
    access: 'contacts.work',
    method: 'POST',
    path: '/api/v1/contacts/:contactId/park',
    input: z.object({ contactId, version, minutes: z.int().min(1).max(10_080), note }),
    output: z.object({ version: z.int() }),
    refusals: ['contact/over', 'contact/not-yours', 'contact/changed-hands'],
  }),
  callbackOutcome: command({
    name: 'contact.callback-outcome',
    summary: 'Says what came of an attempt to call back; one that reached nobody is tried again as the queue has it',
    access: 'contacts.work',
    method: 'POST',
    path: '/api/v1/contacts/:contactId/callback-outcome',
    input: z.object({ contactId, version, outcome: callbackOutcomeSchema }),
    output: z.object({ version: z.int(), nextAttemptAt: z.int().nullable() }),
    refusals: ['contact/over', 'contact/not-yours', 'contact/changed-hands', 'contact/no-callback'],
  }),
  resume: command({
    name: 'contact.resume',
    summary: 'Takes a contact that one has parked back in hand',
    access: 'contacts.work',
    method: 'POST',
    path: '/api/v1/contacts/:contactId/resume',
    input: z.object({ contactId }),
    output: z.object({ version: z.int() }),
    refusals: ['contact/over', 'contact/not-yours', 'contact/changed-hands'],
  }),
  end: command({
    name: 'contact.end',
    summary: 'Ends a contact for the citizen; wrap-up begins',
    access: 'contacts.work',
    method: 'POST',
    path: '/api/v1/contacts/:contactId/end',
    input: z.object({ contactId, version }),
    output: z.object({ version: z.int() }),
    refusals: ['contact/over', 'contact/not-yours', 'contact/changed-hands'],
  }),
  linkCustomer: command({
    name: 'contact.link-customer',
    summary: 'Says who the citizen is, or that it is not known',
    access: 'contacts.work',
    method: 'PUT',
    path: '/api/v1/contacts/:contactId/customer',
    input: z.object({ contactId, customerId: idOf('customer').nullable() }),
    output: z.object({ version: z.int() }),
    refusals: ['contact/not-yours'],
  }),
  /** Ends one agent's part. The record is complete when reason and outcome are given (B-02); a contact may be over long before. */
  wrapUp: command({
    name: 'contact.wrap-up',
    summary: 'Writes down why the citizen came and what came of it, and ends my part',
    access: 'contacts.work',
    method: 'POST',
    path: '/api/v1/contacts/:contactId/wrap-up',
    input: z.object({
      contactId,
      reasonId: idOf('reason'),
      outcomeId: idOf('outcome'),
      note: z.string().trim().max(10_000).default(''),
    }),
    output: z.object({ version: z.int() }),
    refusals: ['contact/not-yours', 'contact/not-in-wrap-up', 'request/malformed'],
  }),
  extendWrapUp: command({
    name: 'contact.extend-wrap-up',
    summary: 'Adds time to a timed wrap-up, once',
    access: 'contacts.work',
    method: 'POST',
    path: '/api/v1/contacts/:contactId/wrap-up/extension',
    input: z.object({ contactId }),
    output: z.object({ wrapUpDueAt: instantSchema }),
    refusals: ['contact/not-yours', 'contact/not-in-wrap-up', 'wrap-up/extended-before'],
  }),
};
