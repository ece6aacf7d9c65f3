import { z } from 'zod';
import { lifecycle } from '../kernel/index.ts';

export const contactStates = [
  'arrived',
  'selfService',
  'queued',
  'awaitingCallback',
  'connected',
  'parked',
  'ended',
  'abandoned',
] as const;
export const contactStateSchema = z.enum(contactStates);
export type ContactState = z.infer<typeof contactStateSchema>;

export type ContactTrigger =
  | 'startSelfService'
  | 'enqueue'
  | 'dialOut'
  | 'connect'
  | 'takeBack'
  | 'handBack'
  | 'transfer'
  | 'promiseCallback'
  | 'callbackDue'
  | 'park'
  | 'unpark'
  | 'resume'
  | 'close'
  | 'end'
  | 'abandon';

/**
 * The life of a contact, as the citizen lives it: from reaching us to leaving (design §3).
 *
 *   arrived ──▶ selfService ◀─▶ queued ◀──▶ connected ◀─▶ parked ──▶ ended
 *                                 ▲ └▶ awaitingCallback ┘      any waiting one ──▶ abandoned
 *
 * A pending reservation does not move the contact: it keeps its place in the queue until an agent accepts. Hold and
 * wrap-up belong to the interaction: after a transfer the first agent wraps up while the contact already waits for the
 * second. Times limit nothing here: a timer is a job that pulls one of these triggers.
 */
export const contactLifecycle = lifecycle<ContactState, ContactTrigger>('contact', {
  arrived: {
    startSelfService: 'selfService',
    enqueue: 'queued',
    dialOut: 'connected',
    end: 'ended',
    abandon: 'abandoned',
  },
  selfService: { enqueue: 'queued', promiseCallback: 'awaitingCallback', end: 'ended', abandon: 'abandoned' },
  queued: {
    connect: 'connected',
    takeBack: 'selfService',
    promiseCallback: 'awaitingCallback',
    close: 'ended',
    abandon: 'abandoned',
  },
  awaitingCallback: { callbackDue: 'queued', end: 'ended', abandon: 'abandoned' },
  connected: {
    transfer: 'queued',
    handBack: 'selfService',
    promiseCallback: 'awaitingCallback',
    park: 'parked',
    end: 'ended',
  },
  parked: { unpark: 'queued', resume: 'connected', end: 'ended' },
  ended: {},
  abandoned: {},
});

export const openContactStates = contactStates.filter((state) => !contactLifecycle.isFinal(state));

/** Where an open contact is; the invariant checker proves that it is in exactly one of these (design §3). */
export type Place = 'selfService' | 'waiting' | 'offered' | 'owned' | 'parked' | 'awaitingCallback';

/** The place of a contact, or null when it is over. `arrived` lasts only within one transaction and has no place. */
export function placeOf(state: ContactState, hasPendingReservation: boolean): Place | null {
  if (state === 'queued') return hasPendingReservation ? 'offered' : 'waiting';
  if (state === 'connected') return 'owned';
  if (state === 'selfService' || state === 'parked' || state === 'awaitingCallback') return state;
  return null;
}
