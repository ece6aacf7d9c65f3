import { channelSchema, emergencyBand } from '@switchboard/shared/contacts';
import { type Instant, seconds } from '@switchboard/shared/kernel';
import type { SkillExpression } from '@switchboard/shared/routing-plan';
import { z } from 'zod';
import type { Rows } from '../../agents/index.ts';
import { amongIds, hotStatement } from '../../platform/database/index.ts';
import type { WaitingContact } from '../core/facts.ts';
import './tables.ts';

/** Whoever declined or missed a contact is not asked again for so long; for an emergency, sooner. */
const heldOffForMs = seconds(60);
const emergencyHeldOffForMs = seconds(10);

/** The index of open contacts serves only a statement that says the same condition. */
const isWaiting = `c.state = 'queued' AND c.state NOT IN ('ended', 'abandoned')`;

/** Of contacts named by their ids: in these words, so that they are found by them and not among all that wait. */
const doesWait = `COALESCE(c.state, '') = 'queued'`;

/** `COALESCE`: else the index of every contact a queue has ever had would serve it, and cost more with each. */
const waitingRows = (
  condition: string,
) => `SELECT c.id, c.service_area_id, c.channel, c.band, c.points, c.queue_id, c.skills, c.first_queued_at,
     c.state_since_at, c.queue_since_at, c.offered_ms, c.skipped_ms, c.wanted_user_id, c.wanted_why, c.wanted_until_at,
     CASE WHEN c.needs_link = 1 AND c.citizen_connected = 0 THEN c.citizen_unlinked_at END AS unlinked_since_at
   FROM contact c WHERE c.organisation_id = ? AND ${condition} AND COALESCE(c.queue_id, '') <> '' AND NOT EXISTS (
     SELECT 1 FROM reservation r WHERE r.contact_id = c.id AND r.state = 'pending')`;
const refusalRows = `SELECT contact_id, user_id, ended_at FROM reservation
   WHERE organisation_id = ? AND state IN ('declined', 'expired') AND ended_at > ?`;

const everyWaiting = hotStatement('routing.waiting', waitingRows(isWaiting));
const someWaiting = hotStatement('routing.waiting-some', `${waitingRows(doesWait)} AND c.id ${amongIds}`);
const emergencies = hotStatement('routing.waiting-emergencies', `${waitingRows(isWaiting)} AND c.band = 0`);
const everyRefusal = hotStatement('routing.refusals', refusalRows);
const someRefusals = hotStatement('routing.refusals-some', `${refusalRows} AND contact_id ${amongIds}`);
const skillKeys = hotStatement('routing.skill-keys', 'SELECT id, key FROM skill WHERE organisation_id = ?');

interface WaitingRow {
  readonly id: string;
  readonly service_area_id: string | null;
  readonly channel: string;
  readonly band: number;
  readonly points: number;
  readonly queue_id: string;
  readonly skills: string;
  readonly first_queued_at: number | null;
  readonly state_since_at: number;
  readonly queue_since_at: number | null;
  readonly offered_ms: number;
  readonly skipped_ms: number;
  readonly wanted_user_id: string | null;
  readonly wanted_why: 'askedFor' | 'lastAgent' | 'caseOwner' | null;
  readonly wanted_until_at: number | null;
  readonly unlinked_since_at: number | null;
}

interface RefusalRow {
  readonly contact_id: string;
  readonly user_id: string;
  readonly ended_at: number;
}

const wishes = z.array(z.object({ skillId: z.string(), atLeast: z.int().min(1).max(10) }));

/** Every contact of an organisation that waits and has no offer out, in no order. */
export async function waitingContacts(rows: Rows, organisationId: string, now: Instant): Promise<WaitingContact[]> {
  const found = await rows<WaitingRow>(everyWaiting, [organisationId]);
  if (found.length === 0) return [];
  const refusals = await rows<RefusalRow>(everyRefusal, [organisationId, now - heldOffForMs]);
  return contactsFrom(rows, organisationId, { found, refusals, now });
}

/** The same of some of them: who is missing in the answer does not wait any more, or is offered. */
export async function waitingAmong(
  rows: Rows,
  organisationId: string,
  { contactIds, now }: { readonly contactIds: readonly string[]; readonly now: Instant },
): Promise<WaitingContact[]> {
  const ids = JSON.stringify(contactIds);
  const found = await rows<WaitingRow>(someWaiting, [organisationId, ids]);
  if (found.length === 0) return [];
  const refusals = await rows<RefusalRow>(someRefusals, [organisationId, now - heldOffForMs, ids]);
  return contactsFrom(rows, organisationId, { found, refusals, now });
}

/** Emergencies that wait without an offer out. */
export async function waitingEmergencies(rows: Rows, organisationId: string, now: Instant): Promise<WaitingContact[]> {
  const found = await rows<WaitingRow>(emergencies, [organisationId]);
  if (found.length === 0) return [];
  const refusals = await rows<RefusalRow>(everyRefusal, [organisationId, now - heldOffForMs]);
  return contactsFrom(rows, organisationId, { found, refusals, now });
}

interface Found {
  readonly found: readonly WaitingRow[];
  readonly refusals: readonly RefusalRow[];
  readonly now: Instant;
}

async function contactsFrom(rows: Rows, organisationId: string, { found, refusals, now }: Found) {
  const wantSkills = found.some(({ skills }) => skills !== '[]');
  const skills = wantSkills ? await rows<{ id: string; key: string }>(skillKeys, [organisationId]) : [];
  const keys = new Map(skills.map(({ id, key }) => [id, key]));
  const byContact = Map.groupBy(refusals, (row) => row.contact_id);
  return found.map((row): WaitingContact => {
    const firstQueuedAt = row.first_queued_at ?? row.state_since_at;
    return {
      id: row.id,
      queueId: row.queue_id,
      serviceAreaId: row.service_area_id,
      channel: channelSchema.parse(row.channel),
      band: row.band,
      points: row.points,
      needs: needsOf(row.skills, keys),
      firstQueuedAt,
      enteredQueueAt: row.queue_since_at ?? firstQueuedAt,
      offeredMs: row.offered_ms,
      skippedMs: row.skipped_ms,
      wanted: wantedOf(row),
      unlinkedSinceAt: row.unlinked_since_at,
      heldOff: heldOffOf(byContact.get(row.id) ?? [], row.band, now),
    };
  });
}

function needsOf(text: string, keys: ReadonlyMap<string, string>): SkillExpression | null {
  if (text === '[]') return null;
  // A skill that is gone from the plan is one that nobody holds: better an alarm of a long wait than the wrong agent.
  const all = wishes
    .parse(JSON.parse(text))
    .map(({ skillId, atLeast }) => ({ skill: keys.get(skillId) ?? skillId, atLeast }));
  return all.length > 0 ? { all } : null;
}

function wantedOf({ wanted_user_id: userId, wanted_why: why, wanted_until_at: untilAt }: WaitingRow) {
  return userId === null ? null : { userId, untilAt: untilAt ?? 0, why: why ?? ('askedFor' as const) };
}

function heldOffOf(refusals: readonly RefusalRow[], band: number, now: Instant): ReadonlyMap<string, Instant> {
  const forMs = band === emergencyBand ? emergencyHeldOffForMs : heldOffForMs;
  const heldOff = new Map<string, Instant>();
  for (const { user_id: userId, ended_at: at } of refusals) {
    const until = Math.max(heldOff.get(userId) ?? 0, at + forMs);
    if (until > now) heldOff.set(userId, until);
  }
  return heldOff;
}
