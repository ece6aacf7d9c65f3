import { z } from 'zod';
import { command } from '../access/index.ts';
import { idOf } from '../kernel/index.ts';

export const customerNoteOperations = {
  add: command({
    name: 'customerNote.add',
    summary: 'Writes a note on a customer; it stands on the timeline with author and time',
    access: 'customers.write',
    method: 'POST',
    path: '/api/v1/customers/:customerId/notes',
    input: z.object({
      customerId: idOf('customer'),
      text: z.string().trim().min(1).max(4_000),
      isPinned: z.boolean().default(false),
    }),
    output: z.object({ customerNoteId: idOf('customerNote') }),
  }),
  pin: command({
    name: 'customerNote.pin',
    summary: 'Pins a note to the top of the record, or takes it down again',
    access: 'customers.write',
    method: 'PUT',
    path: '/api/v1/customer-notes/:customerNoteId/pin',
    input: z.object({ customerNoteId: idOf('customerNote'), isPinned: z.boolean() }),
    output: z.object({ isPinned: z.boolean() }),
  }),
};
