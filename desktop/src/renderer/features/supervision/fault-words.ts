import type { Fault, FaultKind } from '@switchboard/shared/routing';

/** What is wrong, as a sentence. */
export const faultWords: Readonly<Record<FaultKind, string>> = {
  offeredWithoutWaiting: 'A contact is being offered although it does not wait.',
  ownedWithoutBeingConnected: 'Somebody holds a contact that is elsewhere.',
  waitingInNoQueue: 'A contact waits in no queue.',
  waitingWithoutAge: 'A contact waits and its waiting time is lost.',
  offeredTwice: 'A contact is being offered to two people at once.',
  connectedWithoutOwner: 'A contact is in conversation and nobody holds it.',
  heldForNothing: 'A contact stands still although nothing more urgent is in hand.',
  parkedWithoutTimer: 'A parked contact has nothing that would bring it back.',
  promisedWithoutTimer: 'A promised callback has nothing that would bring it back.',
  inNoPlace: 'An open contact is in no place at all.',
  offeredWithoutTimer: 'An offer has run out and nothing ends it.',
  handsMiscounted: 'An agent is thought to have more or less in hand than she has.',
};

const ofOthers: Partial<Record<FaultKind, 'offer' | 'agent'>> = {
  offeredWithoutTimer: 'offer',
  handsMiscounted: 'agent',
};
/** What kind of thing a fault is about. */
export const subjectOf = ({ kind }: Pick<Fault, 'kind'>): 'contact' | 'offer' | 'agent' => ofOthers[kind] ?? 'contact';

export const isStanding = ({ overAt }: Pick<Fault, 'overAt'>): boolean => overAt === null;

/** The router looks every few seconds; silent for so long, it cannot be said that all is well. */
export const silentAfterMs = 60_000;
