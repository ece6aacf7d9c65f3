import type { Channel } from '@switchboard/shared/contacts';
import { capacityOf, type InHand, type Rows, unitsInUse } from '../../agents/index.ts';
import { keepsBusy } from '../../contacts/index.ts';
import { hotStatement } from '../../platform/database/index.ts';
import './tables.ts';

const noted = hotStatement(
  'routing.hands-noted',
  `SELECT organisation_id, user_id, units_used, in_hand, wrapping_up FROM agent_state
   WHERE units_used <> 0 OR in_hand <> '{}' OR wrapping_up <> 0`,
);
const held = hotStatement(
  'routing.hands-held',
  `SELECT i.organisation_id, i.user_id, c.channel, i.state FROM interaction i JOIN contact c ON c.id = i.contact_id
   WHERE i.user_id IS NOT NULL AND ${keepsBusy}`,
);

interface Noted {
  readonly organisation_id: string;
  readonly user_id: string;
  readonly units_used: number;
  readonly in_hand: string;
  readonly wrapping_up: number;
}

interface Held {
  readonly organisation_id: string;
  readonly user_id: string;
  readonly channel: Channel;
  readonly state: string;
}

/** Agents of whom it is written down that they have other things in hand than they have. */
export async function miscountedHands(rows: Rows): Promise<{ organisationId: string; userId: string }[]> {
  const ofAgent = ({ organisation_id, user_id }: Noted | Held) => `${organisation_id} ${user_id}`;
  const notes = new Map((await rows<Noted>(noted, [])).map((row) => [ofAgent(row), row]));
  const parts = Map.groupBy(await rows<Held>(held, []), ofAgent);
  const wrong: { organisationId: string; userId: string }[] = [];
  for (const agent of new Set([...notes.keys(), ...parts.keys()])) {
    const [organisationId, userId] = agent.split(' ') as [string, string];
    if (!(await isRight(rows, organisationId, { note: notes.get(agent), parts: parts.get(agent) ?? [] }))) {
      wrong.push({ organisationId, userId });
    }
  }
  return wrong;
}

async function isRight(
  rows: Rows,
  organisationId: string,
  { note, parts }: { readonly note: Noted | undefined; readonly parts: readonly Held[] },
): Promise<boolean> {
  if (!note) return parts.length === 0;
  const inHand: Partial<Record<Channel, number>> = {};
  for (const { channel } of parts) inHand[channel] = (inHand[channel] ?? 0) + 1;
  const isWrappingUp = parts.some(({ state }) => state === 'wrapUp');
  const plan = await capacityOf(rows, organisationId);
  return (
    isSame(inHand, JSON.parse(note.in_hand) as InHand) &&
    note.units_used === unitsInUse(inHand, plan) &&
    (note.wrapping_up === 1) === isWrappingUp
  );
}

function isSame(one: InHand, other: InHand): boolean {
  const channels = new Set([...Object.keys(one), ...Object.keys(other)]) as Set<Channel>;
  return [...channels].every((channel) => (one[channel] ?? 0) === (other[channel] ?? 0));
}
