import type { CallFact, JournalEntry, LegRole } from '@switchboard/shared/telephony';
import type { Transaction } from '../../platform/database/index.ts';
import { type CallRow, changeLeg, findLeg, insertLeg } from '../storage/call-rows.ts';

type LegFact = Extract<CallFact, { kind: 'legRinging' | 'legAnswered' | 'legHeld' | 'legResumed' | 'legEnded' }>;

export function isOfLeg(fact: CallFact): fact is LegFact {
  return ['legRinging', 'legAnswered', 'legHeld', 'legResumed', 'legEnded'].includes(fact.kind);
}

/** Keeps what a leg did, with the times of the node: offered, answered, held, ended and why [D-12]. */
export async function keepLegFact(tx: Transaction, call: CallRow, entry: JournalEntry, fact: LegFact): Promise<void> {
  const { legId: id, at } = entry;
  if (id === undefined) throw new Error(`A fact of a leg names none: ${fact.kind}`);
  const known = (await findLeg(tx, id)) ?? (await newLeg(tx, call, { id, fact }));
  if (known.call_id !== call.id) throw new Error('A leg is said to be on another call than before');
  await changeLeg(tx, id, changeBy(fact, at, known));
}

async function newLeg(tx: Transaction, call: CallRow, { id, fact }: { id: string; fact: LegFact }) {
  const role: LegRole = 'role' in fact ? fact.role : 'citizen';
  const userId = 'userId' in fact ? (fact.userId ?? null) : null;
  const whose = { id, organisation_id: call.organisation_id, call_id: call.id, role, user_id: userId };
  const blank = { rang_at: null, answered_at: null, ended_at: null, end_cause: null, sip_status: null, media: null };
  const leg = { ...whose, ...blank, held_since_at: null, held_ms: 0 };
  await insertLeg(tx, leg);
  return leg;
}

interface Holding {
  readonly held_since_at: number | null;
  readonly held_ms: number;
}

function changeBy(fact: LegFact, at: number, known: Holding) {
  switch (fact.kind) {
    case 'legRinging':
      return { rang_at: at };
    case 'legAnswered':
      return { answered_at: at };
    case 'legHeld':
      return { held_since_at: known.held_since_at ?? at };
    case 'legResumed':
      return heldUntil(at, known);
    case 'legEnded': {
      const media = fact.media ? JSON.stringify(fact.media) : null;
      const end = { ended_at: at, end_cause: fact.cause, sip_status: fact.sipStatus ?? null, media };
      return { ...end, ...heldUntil(at, known) };
    }
  }
}

function heldUntil(at: number, { held_since_at: since, held_ms: before }: Holding): Holding {
  return { held_since_at: null, held_ms: before + (since === null ? 0 : Math.max(0, at - since)) };
}
