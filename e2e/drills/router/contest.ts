import { setTimeout as pause } from 'node:timers/promises';
import { steeringOperations } from '@switchboard/shared/contacts';
import { pickingOperations, type Offer, routingOperations } from '@switchboard/shared/routing';
import type { Citizen } from '../chat/citizen.ts';
import { order } from './house-orders.ts';
import type { Outcome, TwoDeskAgent } from './two-desks.ts';

/** Who reaches for a contact. */
export type Option = 'oldDesk' | 'newDesk' | 'assignment' | 'manualPick';

/** One hand that reached for it, and what it was told; in the order of the answers. */
export interface Reach {
  readonly option: Option;
  /** Whose it would be. */
  readonly userId: string;
  readonly outcome: Outcome;
}

export interface Contestants {
  readonly url: string;
  readonly organisationId: string;
  readonly offer: Offer;
  /** Who is offered the contact, at one desk, and goes on at another. */
  readonly asked: TwoDeskAgent;
  readonly everybody: readonly TwoDeskAgent[];
  readonly supervisor: TwoDeskAgent;
  /** To whom the supervisor gives it. */
  readonly heir: TwoDeskAgent;
  readonly citizen: Citizen;
  readonly doesCitizenLeave: boolean;
  readonly picks: number;
  readonly random: () => number;
}

/** What each may be told; anything else is a fault. */
const words: Readonly<Record<Option, readonly string[]>> = {
  oldDesk: ['reservation/over', 'contact/over', 'desk/taken-over'],
  newDesk: ['reservation/over', 'contact/over'],
  assignment: ['contact/over', 'contact/there-already'],
  manualPick: [
    'contact/over',
    'contact/changed-hands',
    'contact/offered-now',
    'agent/not-ready',
    'desk/taken-over',
    'queue/not-picked-by-hand',
  ],
};

/** Milliseconds in which they pick, for each pick; and in which the others reach for it. */
const spreadMs = 1;
const othersWithinMs = 25;
/** One pick in so many is by whoever is offered the contact: she can have it, and would win too often. */
const asksHerselfOnceIn = 8;

/** Everybody reaches for one contact at the same time, in an order that chance decides. */
export async function contest(all: Contestants): Promise<readonly Reach[]> {
  const { offer, asked, everybody, supervisor, heir, citizen, picks, random } = all;
  const { id: reservationId, fencing, contactId } = offer;
  const [oldDesk, newDesk] = [asked.desk, asked.otherDesk];
  const others = everybody.filter((one) => one !== asked);
  const pickerOf = (index: number) => {
    const who = index % asksHerselfOnceIn === 0 ? asked : others[index % others.length]!;
    if (who !== asked) return { userId: who.userId, desk: who.desk };
    return { userId: who.userId, desk: random() < 0.5 ? oldDesk : newDesk };
  };
  const reached: Reach[] = [];
  const reaches = async (option: Option, userId: string, tried: Promise<Outcome>) => {
    const outcome = await tried;
    reached.push({ option, userId, outcome });
  };
  const hands: (() => Promise<unknown>)[] = [
    () => reaches('oldDesk', asked.userId, oldDesk.tries(routingOperations.accept, { reservationId, fencing })),
    async () => {
      await asked.takesOver();
      await reaches('newDesk', asked.userId, newDesk.tries(routingOperations.accept, { reservationId, fencing }));
    },
    () => order(all.url, 'expiry', { organisationId: all.organisationId, reservationId }),
    () => {
      const wish = { contactId, userId: heir.userId, reason: 'Drill' };
      // Her own desk may be the one that is taken over meanwhile; she goes on at the new one.
      return reaches('assignment', heir.userId, assigns(supervisor === asked ? newDesk : supervisor.desk, wish));
    },
    ...(all.doesCitizenLeave ? [() => citizen.end()] : []),
  ];
  const picking = Array.from({ length: picks }, (_, index) => {
    const { userId, desk } = pickerOf(index);
    return () => reaches('manualPick', userId, desk.tries(pickingOperations.pick, { contactId }));
  });
  const within = (ms: number) => async (deed: () => Promise<unknown>) => {
    await pause(random() * ms);
    await deed();
  };
  await Promise.all([...hands.map(within(othersWithinMs)), ...picking.map(within(picks * spreadMs))]);
  return reached;
}

async function assigns(
  desk: TwoDeskAgent['desk'],
  wish: { readonly contactId: string; readonly userId: string; readonly reason: string },
): Promise<Outcome> {
  for (;;) {
    const outcome = await desk.tries(steeringOperations.assign, wish);
    if (outcome !== 'desk/taken-over') return outcome;
    await pause(20);
  }
}

/** What the answers say that must not be: two owners, or a hand that was told nothing it can read. */
export function faultsOfAnswers(reached: readonly Reach[]): string[] {
  const unread = reached.flatMap(({ option, outcome }) =>
    outcome === null || words[option].includes(outcome) ? [] : [`${option} was told ${outcome}`],
  );
  const owners = new Set(reached.filter(isTaking).map(({ userId }) => userId));
  return owners.size > 1 ? [...unread, `${owners.size} were told that it is theirs`] : unread;
}

/** It was taken out of the queue by whoever reached; a supervisor may still give it to somebody else. */
export const isTaking = ({ option, outcome }: Reach): boolean => outcome === null && option !== 'assignment';
export const isAssigning = ({ option, outcome }: Reach): boolean => outcome === null && option === 'assignment';
