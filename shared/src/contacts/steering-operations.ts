import { z } from 'zod';
import { command } from '../access/index.ts';
import { refusalCodeSchema } from '../errors/index.ts';
import { idOf } from '../kernel/index.ts';
import { bandSchema } from './contact.ts';

const contactId = idOf('contact');
const reason = z.string().trim().min(1).max(500).describe('Why: kept in the audit trail and in the explanation');

/** As many as a supervisor moves at once (C-04). */
export const movedAtOnce = 500;

/** What supervisors decide over the router's head, each with a reason (C-04, C-10; field.md rows 18, 19). */
export const steeringOperations = {
  assign: command({
    name: 'contact.assign',
    summary: 'Gives a contact to somebody at once, whatever her skills and load',
    access: 'contacts.steer',
    method: 'POST',
    path: '/api/v1/contacts/:contactId/assignment',
    input: z.object({ contactId, userId: idOf('user'), reason }),
    output: z.object({ version: z.int() }),
    refusals: ['contact/over', 'contact/changed-hands', 'contact/there-already', 'transfer/target-closed'],
  }),
  reprioritise: command({
    name: 'contact.reprioritise',
    summary: 'Says anew how urgent a contact is',
    access: 'contacts.steer',
    method: 'PUT',
    path: '/api/v1/contacts/:contactId/urgency',
    input: z.object({
      contactId,
      band: bandSchema.nullable().default(null).describe('Null: as it is'),
      points: z.int().min(0).max(100_000).nullable().default(null).describe('Null: as they are'),
      reason,
    }),
    output: z.object({ version: z.int() }),
    refusals: ['contact/over'],
  }),
  /** Whoever wrote nothing is free; her record stays open, and with it what she owes (B-02). */
  completeWrapUp: command({
    name: 'contact.complete-wrap-up',
    summary: "Ends somebody's wrap-up that has got stuck; the record stays open while reason or outcome is missing",
    access: 'contacts.steer',
    method: 'POST',
    path: '/api/v1/contacts/:contactId/wrap-up/completion',
    input: z.object({ contactId, userId: idOf('user').describe('Whose wrap-up'), reason }),
    output: z.object({ version: z.int() }),
    refusals: ['contact/not-in-wrap-up'],
  }),
  /** Each is moved or not by itself: one that has gone on meanwhile holds up no other. */
  move: command({
    name: 'contact.move',
    summary: 'Moves waiting contacts to another queue; each keeps its waiting time and history',
    access: 'contacts.steer',
    method: 'POST',
    path: '/api/v1/contacts/moves',
    input: z.object({ contactIds: z.array(contactId).min(1).max(movedAtOnce), queueId: idOf('queue'), reason }),
    output: z.object({
      outcomes: z.array(z.object({ contactId, refused: refusalCodeSchema.nullable().describe('Null: it was moved') })),
    }),
  }),
};

/** `contact.assigned` to the new owner alone, `contact.wrap-up-completed` to whose it was; subject is the contact. */
export const contactAssignedSchema = z.object({
  contactId,
  userId: idOf('user'),
  by: z.string(),
  reason: z.string(),
});
