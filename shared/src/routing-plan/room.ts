import { type Channel, emergencyBand } from '../contacts/contact.ts';
import type { CapacityPlan } from './capacity-plan.ts';

/** One thing an agent has in hand or is offered, and what it takes of her. */
export interface Taking {
  readonly channel: Channel;
  readonly units: number;
}

/** What decides how much an agent can take. */
export interface Hands {
  /** Talking, set aside for something urgent, and wrap-ups that keep her busy; not what she has parked. */
  readonly inHand: readonly Taking[];
  /** Offers that are out to her. */
  readonly offered: readonly Taking[];
  /** Her own capacity, in units. */
  readonly unitsOf: number;
  /** Her own caps, where they differ from the plan's; 0 takes none of that channel. */
  readonly caps: Partial<Record<Channel, number>>;
}

/**
 * `room`: she can take it beside what she has. `interrupts`: she can, when what it may interrupt is held meanwhile.
 * Else why not: her cap, her units, the units kept for what is urgent, or an offer that is out to her.
 */
export type Room = 'room' | 'interrupts' | 'cap' | 'full' | 'reserve' | 'offered';

/**
 * Whether an agent can take one more contact (field.md rows 39–41, §2.4 nos. 9 and 10). Pure, and the only place where
 * it is said: the router decides by it, and the transaction of each match asks it again under lock.
 */
export function roomFor(contact: { channel: Channel; band: number }, hands: Hands, plan: CapacityPlan): Room {
  const { channel, band } = contact;
  const { inHand, offered } = hands;
  const cap = hands.caps[channel] ?? plan.caps[channel];
  if (cap !== null && countOf(inHand, channel) + countOf(offered, channel) >= cap) return 'cap';
  const cost = plan.costs[channel];
  const usable = hands.unitsOf - (mayUseReserve(band, plan) ? 0 : plan.reserve.units);
  // Whoever has nothing at all can always take one, whatever it costs: else a small capacity would never be used.
  const fitsBeside = (first: readonly Taking[], second: readonly Taking[]) =>
    first.length + second.length === 0 || unitsOf(first) + unitsOf(second) + cost <= usable;
  if (fitsBeside(inHand, offered)) return 'room';
  const staying = stayingWith(channel, inHand, plan);
  // Nothing is offered over an offer that is out and would be interrupted.
  const isOfferedOver = offered.some((offer) => interruptibleBy(channel, plan).includes(offer.channel));
  if (staying && !isOfferedOver && fitsBeside(staying, offered)) return 'interrupts';
  if (offered.length > 0 && fitsBeside(staying ?? inHand, [])) return 'offered';
  return unitsOf(inHand) + unitsOf(offered) + cost <= hands.unitsOf ? 'reserve' : 'full';
}

/** What she goes on with when the rest is held; undefined when a contact of this channel interrupts nothing of hers. */
function stayingWith(channel: Channel, inHand: readonly Taking[], plan: CapacityPlan): readonly Taking[] | undefined {
  const over = interruptibleBy(channel, plan);
  if (over.length === 0) return undefined;
  const staying = inHand.filter((taking) => !over.includes(taking.channel));
  return staying.length < inHand.length ? staying : undefined;
}

/** The channels whose contacts in hand are held when a contact of this one is taken; none without an entry. */
export function interruptibleBy(channel: Channel, plan: CapacityPlan): readonly Channel[] {
  const entries = plan.interrupts.filter(({ by }) => by === channel);
  return entries.length === 1 ? entries[0]!.over : entries.flatMap(({ over }) => over);
}

export function mayUseReserve(band: number, { reserve }: CapacityPlan): boolean {
  return band === emergencyBand || band <= reserve.forBandsTo;
}

/**
 * How many ordinary contacts of one channel an agent can have at a time, with nothing else in hand: what "2 of 3 chats"
 * counts against.
 */
export function mostOf(channel: Channel, hands: Pick<Hands, 'unitsOf' | 'caps'>, plan: CapacityPlan): number {
  const fitting = Math.max(1, Math.floor((hands.unitsOf - plan.reserve.units) / plan.costs[channel]));
  return Math.min(hands.caps[channel] ?? plan.caps[channel] ?? fitting, fitting);
}

/** Units of several things together. */
export function unitsOf(takings: readonly Taking[]): number {
  let units = 0;
  for (const taking of takings) units += taking.units;
  return units;
}

function countOf(takings: readonly Taking[], channel: Channel): number {
  let count = 0;
  for (const taking of takings) if (taking.channel === channel) count += 1;
  return count;
}
