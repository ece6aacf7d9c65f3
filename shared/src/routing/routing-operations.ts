import { z } from 'zod';
import { command, query } from '../access/index.ts';
import { idOf } from '../kernel/index.ts';
import { offerSchema } from './reservation.ts';

const reservationId = idOf('reservation');

export const routingOperations = {
  offers: query({
    name: 'reservation.mine',
    summary: 'Lists what is offered to me right now',
    access: 'contacts.work',
    path: '/api/v1/reservations/mine',
    input: z.object({}),
    output: z.object({ items: z.array(offerSchema), at: z.int() }),
  }),
  accept: command({
    name: 'reservation.accept',
    summary: 'Takes an offered contact',
    access: 'contacts.work',
    method: 'POST',
    path: '/api/v1/reservations/:reservationId/accept',
    input: z.object({ reservationId, fencing: z.int() }),
    output: z.object({ contactId: idOf('contact') }),
    refusals: ['reservation/over', 'contact/over'],
  }),
  decline: command({
    name: 'reservation.decline',
    summary: 'Gives an offered contact back to its place in the queue',
    access: 'contacts.work',
    method: 'POST',
    path: '/api/v1/reservations/:reservationId/decline',
    input: z.object({
      reservationId,
      fencing: z.int(),
      reason: z.enum(['busy', 'conflict', 'notMySkill', 'other']),
    }),
    output: z.object({}),
    refusals: ['reservation/over'],
  }),
};

/** `reservation.offered` carries this, to its agent alone; subject is the reservation. */
export const offeredFactSchema = z.object({ offer: offerSchema });
/** `reservation.ended`: the offer is gone from the agent's screen, and why. */
export const reservationEndedSchema = z.object({
  contactId: idOf('contact'),
  userId: idOf('user'),
  state: z.enum(['accepted', 'declined', 'expired', 'withdrawn']),
});
