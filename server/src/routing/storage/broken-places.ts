import type { FaultKind } from '@switchboard/shared/routing';
import type { Rows } from '../../agents/index.ts';
import { hotStatement } from '../../platform/database/index.ts';
import './tables.ts';

/** An open contact that is not in exactly one of its six places. */
export interface BrokenPlace {
  readonly organisationId: string;
  readonly contactId: string;
  readonly state: string;
  readonly why: FaultKind;
}

interface BrokenRow {
  readonly organisation_id: string;
  readonly id: string;
  readonly state: string;
  readonly why: FaultKind | null;
}

const pending = `(SELECT COUNT(*) FROM reservation r WHERE r.contact_id = c.id AND r.state = 'pending')`;
const owners = `(SELECT COUNT(*) FROM interaction i WHERE i.contact_id = c.id AND i.is_owner = 1
  AND i.state IN ('active', 'held'))`;
/** It stands still, and what it stands still for is not with the same agent any more: nobody would take it up again. */
const stuck = `EXISTS (SELECT 1 FROM interaction i WHERE i.contact_id = c.id AND i.is_owner = 1
  AND i.state IN ('active', 'held') AND i.state = 'held'
  AND NOT EXISTS (SELECT 1 FROM interaction o WHERE o.organisation_id = i.organisation_id AND o.contact_id = i.interrupted_by
    AND o.user_id = i.user_id AND o.state IN ('active', 'held')))`;
const timer = (kind: string) =>
  `EXISTS (SELECT 1 FROM job j WHERE j.organisation_id = c.organisation_id AND j.kind = '${kind}' AND j.key = c.id)`;

/** For each open state, what must hold (design §3); whatever is left over stands nowhere. */
const brokenOnes = `SELECT c.organisation_id, c.id, c.state, CASE
     WHEN c.state <> 'queued' AND ${pending} > 0 THEN 'offeredWithoutWaiting'
     WHEN c.state NOT IN ('connected', 'parked') AND ${owners} > 0 THEN 'ownedWithoutBeingConnected'
     WHEN c.state = 'queued' AND c.queue_id IS NULL THEN 'waitingInNoQueue'
     WHEN c.state = 'queued' AND (c.first_queued_at IS NULL OR c.first_queued_at > c.queue_since_at)
       THEN 'waitingWithoutAge'
     WHEN c.state = 'queued' AND ${pending} > 1 THEN 'offeredTwice'
     WHEN c.state = 'connected' AND ${owners} <> 1 THEN 'connectedWithoutOwner'
     WHEN c.state = 'connected' AND ${stuck} THEN 'heldForNothing'
     WHEN c.state = 'parked' AND (c.parked_user_id IS NULL OR NOT ${timer('contact.parked-return')})
       THEN 'parkedWithoutTimer'
     WHEN c.state = 'awaitingCallback' AND NOT ${timer('contact.callback-due')} THEN 'promisedWithoutTimer'
     WHEN c.state NOT IN ('selfService', 'queued', 'connected', 'parked', 'awaitingCallback') THEN 'inNoPlace'
   END AS why
   FROM contact c WHERE c.state NOT IN ('ended', 'abandoned')`;
const broken = hotStatement('routing.broken-places', brokenOnes);
const brokenHere = hotStatement('routing.broken-place', `${brokenOnes} AND c.organisation_id = ? AND c.id = ?`);

/**
 * The invariant of design §3 asked of the database: every open contact is in exactly one of self-service, waiting,
 * offered, owned, parked, awaiting callback. Answers those that are not; nothing when all is well.
 */
export async function brokenPlaces(rows: Rows): Promise<BrokenPlace[]> {
  return (await rows<BrokenRow>(broken, [])).flatMap(placeOf);
}

/** What is wrong with this contact; undefined when nothing is. */
export async function brokenPlaceOf(
  rows: Rows,
  organisationId: string,
  contactId: string,
): Promise<BrokenPlace | undefined> {
  return (await rows<BrokenRow>(brokenHere, [organisationId, contactId])).flatMap(placeOf)[0];
}

function placeOf({ organisation_id: organisationId, id: contactId, state, why }: BrokenRow): BrokenPlace[] {
  return why === null ? [] : [{ organisationId, contactId, state, why }];
}
