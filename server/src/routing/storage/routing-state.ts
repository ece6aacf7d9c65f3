import { channelSchema } from '@switchboard/shared/contacts';
import { type Instant, seconds } from '@switchboard/shared/kernel';
import type { QueueRecord } from '@switchboard/shared/queues';
import { type RelaxationStep, unitsOf } from '@switchboard/shared/routing-plan';
import { z } from 'zod';
import { agentsNow, capacityOf, type Rows } from '../../agents/index.ts';
import { hotStatement } from '../../platform/database/index.ts';
import type { RoutingState, WaitingContact } from '../core/index.ts';
import './tables.ts';

/** Whoever declined or missed it is not asked again for so long; for an emergency, sooner. */
const declinedForMs = seconds(60);
const emergencyDeclinedForMs = seconds(10);

/** The index of open contacts serves only a statement that says the same condition. */
const isWaiting = `c.state = 'queued' AND c.state NOT IN ('ended', 'abandoned')`;

const waiting = hotStatement(
  'routing.waiting',
  `SELECT c.id, c.service_area_id, c.channel, c.band, c.queue_id, c.skills, c.first_queued_at, c.state_since_at,
     c.wanted_user_id, c.wanted_until_at,
     CASE WHEN c.needs_link = 1 AND c.citizen_connected = 0 THEN c.citizen_unlinked_at END AS unlinked_since_at
   FROM contact c WHERE c.organisation_id = ? AND ${isWaiting} AND NOT EXISTS (
     SELECT 1 FROM reservation r WHERE r.contact_id = c.id AND r.state = 'pending')`,
);
const pendingUnits = hotStatement(
  'routing.pending-units',
  `SELECT user_id, SUM(units) AS units FROM reservation WHERE organisation_id = ? AND state = 'pending'
   GROUP BY user_id`,
);
const refused = hotStatement(
  'routing.refused',
  `SELECT contact_id, user_id, ended_at FROM reservation
   WHERE organisation_id = ? AND state IN ('declined', 'expired') AND ended_at > ?`,
);
const skillKeys = hotStatement('routing.skill-keys', 'SELECT id, key FROM skill WHERE organisation_id = ?');
const busyOrganisations = hotStatement(
  'routing.organisations',
  `SELECT c.organisation_id FROM contact c WHERE ${isWaiting}
   UNION SELECT organisation_id FROM reservation WHERE state = 'pending'
   UNION SELECT organisation_id FROM agent_state WHERE state = 'offline' AND units_used > 0`,
);

interface WaitingRow {
  readonly id: string;
  readonly service_area_id: string | null;
  readonly channel: string;
  readonly band: number;
  readonly queue_id: string | null;
  readonly skills: string;
  readonly first_queued_at: number | null;
  readonly state_since_at: number;
  readonly wanted_user_id: string | null;
  readonly wanted_until_at: number | null;
  readonly unlinked_since_at: number | null;
}

const wishes = z.array(z.object({ skillId: z.string(), atLeast: z.int() }));

/** Contacts of an organisation that wait and have no offer out, in no order. */
export async function readWaiting(rows: Rows, organisationId: string): Promise<readonly WaitingRow[]> {
  return rows<WaitingRow>(waiting, [organisationId]);
}

export interface WaitingInQueues {
  readonly waiting: readonly WaitingRow[];
  readonly queues: ReadonlyMap<string, QueueRecord>;
  readonly now: Instant;
}

/** What the core decides by, as the database has it now. */
export async function readRoutingState(
  rows: Rows,
  organisationId: string,
  found: WaitingInQueues,
): Promise<RoutingState> {
  const staffed = await agentsNow(rows, organisationId, found.now);
  const agents = staffed.filter(({ state, isDeskSilent }) => state === 'ready' && !isDeskSilent);
  if (agents.length === 0) return { contacts: [], agents: [] };
  const offered = await rows<{ user_id: string; units: number | string }>(pendingUnits, [organisationId]);
  const units = new Map(offered.map((row) => [row.user_id, Number(row.units)]));
  const { costs, reserve } = await capacityOf(rows, organisationId);
  // The core counts in chats; how it fits exactly is asked again under lock (locks.ts).
  const inChats = (count: number) => Math.ceil(count / costs.webchat);
  const placesOf = (count: number) => Math.max(1, Math.floor((count - reserve.units) / costs.webchat));
  const refusals = await readRefusals(rows, organisationId, found.now);
  const skills = await rows<{ id: string; key: string }>(skillKeys, [organisationId]);
  const keys = new Map(skills.map(({ id, key }) => [id, key]));
  return {
    agents: agents.map((agent) => ({
      ...agent,
      unitsUsed: inChats(unitsOf(agent.inHand) + (units.get(agent.id) ?? 0)),
      unitsOf: placesOf(agent.unitsOf),
    })),
    contacts: found.waiting.map((row) => contactOf(row, { ...found, keys, refusals: refusals.get(row.id) ?? [] })),
  };
}

/** Organisations in which there may be something to do: what the safety tick looks at. */
export async function organisationsWithWork(rows: Rows): Promise<string[]> {
  return (await rows<{ organisation_id: string }>(busyOrganisations, [])).map((row) => row.organisation_id);
}

type Refused = { readonly userId: string; readonly at: Instant };

async function readRefusals(rows: Rows, organisationId: string, now: Instant): Promise<Map<string, Refused[]>> {
  const found = await rows<{ contact_id: string; user_id: string; ended_at: number }>(refused, [
    organisationId,
    now - declinedForMs,
  ]);
  const byContact = Map.groupBy(found, (row) => row.contact_id);
  return new Map(
    [...byContact].map(([id, list]) => [id, list.map((row) => ({ userId: row.user_id, at: row.ended_at }))]),
  );
}

interface Around extends WaitingInQueues {
  readonly keys: ReadonlyMap<string, string>;
  readonly refusals: readonly Refused[];
}

function contactOf(row: WaitingRow, { queues, keys, refusals, now }: Around): WaitingContact {
  const queue = row.queue_id === null ? undefined : queues.get(row.queue_id);
  const heldOffMs = row.band === 0 ? emergencyDeclinedForMs : declinedForMs;
  return {
    id: row.id,
    serviceAreaId: row.service_area_id,
    channel: channelSchema.parse(row.channel),
    band: row.band,
    needs: queue ? stepAt(queue.steps, now - row.state_since_at).needs : null,
    skills: wishes.parse(JSON.parse(row.skills)).map(({ skillId, atLeast }) => {
      return { skill: keys.get(skillId) ?? skillId, atLeast };
    }),
    firstQueuedAt: row.first_queued_at ?? row.state_since_at,
    wanted: row.wanted_user_id === null ? null : { userId: row.wanted_user_id, untilAt: row.wanted_until_at ?? 0 },
    unlinkedSinceAt: row.unlinked_since_at,
    heldOff: new Map(refusals.map(({ userId, at }) => [userId, at + heldOffMs])),
  };
}

/** The step in which a contact is that waited so long. */
function stepAt(steps: readonly RelaxationStep[], waitedMs: number): RelaxationStep {
  let begins = 0;
  for (const step of steps) {
    if (step.seconds === null || waitedMs < begins + seconds(step.seconds)) return step;
    begins += seconds(step.seconds);
  }
  return steps.at(-1)!;
}
