import { minutes } from '@switchboard/shared/kernel';
import type { CallFact, JournalEntry } from '@switchboard/shared/telephony';
import { beginContact, enterSelfService, inheritPlace } from '../../contacts/index.ts';
import type { Transaction } from '../../platform/database/index.ts';
import { insertCall, lastCallFrom } from '../storage/call-rows.ts';
import { numberDialled, numberKey } from '../storage/numbers.ts';

type Arrived = Extract<CallFact, { kind: 'callArrived' }>;

/** Ringing again within this time keeps the place in line (design §3). */
const ringsAgainWithinMs = minutes(5);

/**
 * A citizen's call is a contact of the organisation whose number she dialled, in self-service from its first ring: the flow
 * answers her. Answers false when the number is nobody's.
 */
export async function callArrives(
  system: Transaction,
  { nodeId, entry, fact }: { nodeId: string; entry: JournalEntry; fact: Arrived },
): Promise<boolean> {
  const number = await numberDialled(system.db, fact.to);
  if (!number) return false;
  const tx = system.asOrganisation(number.organisation_id);
  const from = fact.withheld || fact.from === undefined ? null : numberKey(fact.from);
  const { contactId } = await beginContact(tx, {
    channel: 'voice',
    direction: 'inbound',
    language: number.language,
    displayName: null,
    points: from === null ? [] : [{ kind: 'phone', value: from }],
    page: null,
    serviceAreaId: null,
    channelId: null,
    citizenId: null,
    startId: entry.callId,
  });
  const followed = from === null ? null : await givenUpBefore(tx, { contactId, from });
  await insertCall(tx, {
    id: entry.callId,
    organisation_id: number.organisation_id,
    node_id: nodeId,
    contact_id: contactId,
    trunk: fact.trunk,
    from_number: from,
    dialled: number.number,
    follows_contact_id: followed,
    arrived_at: entry.at,
    ended_at: null,
    end_cause: null,
  });
  const answered = await enterSelfService(tx, contactId, { botName: number.bot_name });
  if (!answered.ok) throw new Error(`A call that has just arrived could not be answered: ${answered.refusal.code}`);
  return true;
}

/** She gave up waiting a moment ago: the time she had waited is not lost. */
async function givenUpBefore(tx: Transaction, ring: { contactId: string; from: string }): Promise<string | null> {
  const before = await lastCallFrom(tx, ring.from, tx.now - ringsAgainWithinMs);
  if (!before) return null;
  const inherited = await inheritPlace(tx, { from: before.contact_id, to: ring.contactId });
  return inherited ? before.contact_id : null;
}
