import { type Database, type HotStatement, hotStatement } from '../../../server/src/platform/database/index.ts';
import { brokenPlaces } from '../../../server/src/routing/index.ts';

/** What is known from outside, kept by the drill: what was acknowledged, and what was seen before. */
export interface Ledger {
  /** Conversations whose beginning was acknowledged. */
  readonly conversations: Set<string>;
  readonly firstQueuedAt: Map<string, number>;
  readonly over: Set<string>;
  /** Contacts by reservation, as agents were told. */
  readonly accepted: Map<string, string>;
}

export const emptyLedger = (): Ledger => ({
  conversations: new Set(),
  firstQueuedAt: new Map(),
  over: new Set(),
  accepted: new Map(),
});

/** How many contacts were where, at one look. */
export type Places = Readonly<Record<string, number>>;

export interface Looked {
  readonly faults: readonly string[];
  readonly places: Places;
}

interface ContactRow {
  readonly id: string;
  readonly conversation_id: string;
  readonly state: string;
  readonly first_queued_at: number | null;
}

const contacts = hotStatement('drill.contacts', 'SELECT id, conversation_id, state, first_queued_at FROM contact');
const pending = hotStatement(
  'drill.pending',
  "SELECT contact_id, user_id, units FROM reservation WHERE state = 'pending'",
);
const agents = hotStatement('drill.agents', 'SELECT user_id, units_used, units_of FROM agent_state');
const owners = hotStatement(
  'drill.owners',
  `SELECT contact_id AS id FROM interaction WHERE is_owner = 1 AND state IN ('active', 'held')
   GROUP BY contact_id HAVING count(*) > 1`,
);
const halfAccepted = hotStatement(
  'drill.half-accepted',
  `SELECT id FROM reservation r WHERE state = 'accepted'
   AND NOT EXISTS (SELECT 1 FROM interaction i WHERE i.reservation_id = r.id)`,
);
const acceptedTwice = hotStatement(
  'drill.accepted-twice',
  `SELECT reservation_id AS id FROM interaction WHERE reservation_id IS NOT NULL
   GROUP BY reservation_id HAVING count(*) > 1`,
);
const acceptedNow = hotStatement('drill.accepted', "SELECT id, contact_id FROM reservation WHERE state = 'accepted'");
const gaps = hotStatement(
  'drill.gaps',
  `SELECT h.stream_id AS id FROM stream_head h
   WHERE h.seq <> (SELECT count(*) FROM event e WHERE e.stream_id = h.stream_id)
     OR h.seq <> (SELECT max(e.seq) FROM event e WHERE e.stream_id = h.stream_id)`,
);
const wrapUps = hotStatement('drill.wrap-ups', "SELECT id FROM interaction WHERE state = 'wrapUp'");

const beyondCapacity = hotStatement(
  'drill.beyond-capacity',
  `SELECT a.user_id AS id FROM agent_state a JOIN reservation r ON r.user_id = a.user_id AND r.state = 'pending'
   GROUP BY a.user_id, a.units_used, a.units_of HAVING a.units_used + sum(r.units) > a.units_of`,
);
const offeredTwice = hotStatement(
  'drill.offered-twice',
  "SELECT contact_id AS id FROM reservation WHERE state = 'pending' GROUP BY contact_id HAVING count(*) > 1",
);

/** What must hold at every moment, while servers run: each is one statement, so each is about one moment. */
export async function faultsNow(database: Database): Promise<string[]> {
  const always: readonly [HotStatement, string][] = [
    [beyondCapacity, 'is offered more than she has room for'],
    [offeredTwice, 'is offered to two'],
    [owners, 'has two owners'],
    [acceptedTwice, 'was accepted twice'],
  ];
  const faults: string[] = [];
  for (const [statement, what] of always) {
    for (const { id } of await database.readPrepared<{ id: string }>(statement, [])) faults.push(`${id} ${what}`);
  }
  return faults;
}

/** Everything that must hold, whatever was killed: asked of the database from outside, against what was seen before. */
export async function lookAt(database: Database, ledger: Ledger): Promise<Looked> {
  const rows = <Row>(statement: HotStatement) => database.readPrepared<Row>(statement, []);
  const faults: string[] = [];
  const all = await rows<ContactRow>(contacts);
  faults.push(...faultsOfContacts(all, ledger));

  const offers = await rows<{ contact_id: string; user_id: string; units: number }>(pending);
  if (new Set(offers.map(({ contact_id }) => contact_id)).size !== offers.length)
    faults.push('a contact is offered twice');
  for (const agent of await rows<{ user_id: string; units_used: number; units_of: number }>(agents)) {
    const offered = offers
      .filter(({ user_id }) => user_id === agent.user_id)
      .reduce((sum, { units }) => sum + units, 0);
    // Writing up what was parked may bring her above; nothing is offered then.
    if (offered > 0 && agent.units_used + offered > agent.units_of) {
      faults.push(`${agent.user_id} has ${agent.units_used} and ${offered} offered of ${agent.units_of}`);
    }
  }

  const none: readonly [HotStatement, string][] = [
    [owners, 'has two owners'],
    [halfAccepted, 'was accepted and belongs to nobody'],
    [acceptedTwice, 'was accepted twice'],
    [gaps, 'has a gap in its stream'],
  ];
  for (const [statement, what] of none) {
    for (const { id } of await rows<{ id: string }>(statement)) faults.push(`${id} ${what}`);
  }
  const isAccepted = new Map((await rows<{ id: string; contact_id: string }>(acceptedNow)).map((row) => [row.id, row]));
  for (const [reservationId, contactId] of ledger.accepted) {
    if (isAccepted.get(reservationId)?.contact_id !== contactId)
      faults.push(`${reservationId} was acknowledged and is lost`);
  }
  for (const place of await brokenPlaces(database.readPrepared.bind(database))) faults.push(JSON.stringify(place));

  const offered = new Set(offers.map(({ contact_id }) => contact_id));
  const places: Record<string, number> = { wrapUp: (await rows(wrapUps)).length };
  for (const { id, state } of all) {
    const place = offered.has(id) ? 'offered' : state;
    places[place] = (places[place] ?? 0) + 1;
  }
  return { faults, places };
}

function faultsOfContacts(all: readonly ContactRow[], ledger: Ledger): string[] {
  const faults: string[] = [];
  const byConversation = Map.groupBy(all, ({ conversation_id }) => conversation_id);
  for (const conversation of ledger.conversations) {
    const found = byConversation.get(conversation)?.length ?? 0;
    if (found !== 1) faults.push(`conversation ${conversation} has ${found} contacts`);
  }
  for (const { id, state, first_queued_at: at } of all) {
    const isOver = state === 'ended' || state === 'abandoned';
    if (ledger.over.has(id) && !isOver) faults.push(`${id} was over and is ${state} again`);
    if (isOver) ledger.over.add(id);
    const known = ledger.firstQueuedAt.get(id);
    if (known !== undefined && known !== at) faults.push(`${id} waited since ${known}, and now since ${at}`);
    if (at !== null) ledger.firstQueuedAt.set(id, Number(at));
  }
  return faults;
}
