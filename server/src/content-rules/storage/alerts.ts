import type { Alert } from '@switchboard/shared/alerts';
import type { ContentHit } from '@switchboard/shared/content-rules';
import { newId } from '@switchboard/shared/kernel';
import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import type { Scope } from '../../platform/access/scope.ts';
import { hotStatement, type Tables, type Transaction } from '../../platform/database/index.ts';
import { isWatching } from '../domain/who-sees-alerts.ts';
import '../../contacts/index.ts';
import '../../routing/index.ts';
import './tables.ts';

type Db = Kysely<Tables>;

const insert = hotStatement(
  'alert.insert',
  `INSERT INTO alert (id, organisation_id, contact_id, rule_key, rule_name, matched, band, raised_at)
   VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (contact_id, rule_key) DO NOTHING`,
);
const staff = hotStatement(
  'alert.staff',
  `SELECT user_id FROM interaction WHERE organisation_id = ? AND contact_id = ? AND user_id IS NOT NULL
     AND state <> 'completed'
   UNION SELECT user_id FROM reservation WHERE organisation_id = ? AND contact_id = ? AND state = 'pending'`,
);

/** Keeps the alert of a rule and answers its id. */
export async function insertAlert(
  tx: Transaction,
  { contactId, hit, band }: { readonly contactId: string; readonly hit: ContentHit; readonly band: number },
): Promise<string> {
  const id = newId(tx.now);
  const { key, name } = hit.rule;
  const what = [contactId, key, name, JSON.stringify(hit.matched), band, tx.now];
  await tx.change(insert, [id, tx.scope.organisationId, ...what]);
  return id;
}

/** In whose hands the contact is, and to whom it is offered. */
export async function staffOn(tx: Transaction, contactId: string): Promise<string[]> {
  const key = [tx.scope.organisationId, contactId];
  return (await tx.prepared<{ user_id: string }>(staff, [...key, ...key])).map(({ user_id }) => user_id);
}

/** Answers false when somebody was quicker. */
export async function acknowledge(tx: Transaction, alertId: string, userId: string): Promise<boolean> {
  const changed = await tx.db
    .updateTable('alert')
    .set({ acknowledged_at: tx.now, acknowledged_by: userId })
    .where('id', '=', alertId)
    .where('acknowledged_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return changed !== undefined;
}

export async function alertById(db: Db, alertId: string): Promise<Alert | undefined> {
  const row = await withContact(db).where('alert.id', '=', alertId).executeTakeFirst();
  return row && alertOf(row);
}

export interface AlertWish {
  readonly state: 'open' | 'any';
  readonly contactId?: string | undefined;
  readonly limit: number;
}

/** The newest first, as far as they are the asker's to see. */
export async function alertsFor(db: Db, scope: Scope, { state, contactId, limit }: AlertWish): Promise<Alert[]> {
  let query = withContact(db);
  // In these words, so that the index of open alerts serves it.
  if (state === 'open') query = query.where(sql<boolean>`alert.acknowledged_at IS NULL`);
  if (contactId !== undefined) query = query.where('alert.contact_id', '=', contactId);
  const areas = scope.rights.get('queues.watch');
  if (areas !== 'all') {
    const { userId = '' } = scope.actor;
    query = query.where(({ or, eb, exists, selectFrom }) =>
      or([
        ...(areas === undefined ? [] : [eb('contact.service_area_id', 'is', null)]),
        ...(areas === undefined || areas.size === 0 ? [] : [eb('contact.service_area_id', 'in', [...areas])]),
        exists(
          selectFrom('interaction')
            .select('interaction.id')
            .whereRef('interaction.contact_id', '=', 'alert.contact_id')
            .where('interaction.user_id', '=', userId)
            .where('interaction.state', '<>', 'completed'),
        ),
        exists(
          selectFrom('reservation')
            .select('reservation.id')
            .whereRef('reservation.contact_id', '=', 'alert.contact_id')
            .where('reservation.user_id', '=', userId)
            .where('reservation.state', '=', 'pending'),
        ),
      ]),
    );
  }
  const rows = await query.orderBy('alert.raised_at', 'desc').orderBy('alert.id', 'desc').limit(limit).execute();
  return rows.map(alertOf);
}

/** An alert that this person may acknowledge: she watches the queues of its service area. */
export async function watchedAlert(db: Db, scope: Scope, alertId: string): Promise<Alert | undefined> {
  const found = await alertById(db, alertId);
  return found && isWatching(scope.rights.get('queues.watch'), found.serviceAreaId) ? found : undefined;
}

function withContact(db: Db) {
  return db
    .selectFrom('alert')
    .innerJoin('contact', 'contact.id', 'alert.contact_id')
    .leftJoin('staff', 'staff.id', 'alert.acknowledged_by')
    .selectAll('alert')
    .select(['contact.service_area_id', 'contact.display_name', 'contact.channel', 'contact.queue_name'])
    .select(['contact.state', 'staff.display_name as acknowledged_name']);
}

type AlertRow = Awaited<ReturnType<ReturnType<typeof withContact>['executeTakeFirstOrThrow']>>;
const matched = z.array(z.string());

function alertOf(row: AlertRow): Alert {
  return {
    id: row.id,
    organisationId: row.organisation_id,
    serviceAreaId: row.service_area_id,
    contactId: row.contact_id,
    state: row.state,
    displayName: row.display_name,
    channel: row.channel,
    queue: row.queue_name,
    rule: { key: row.rule_key, name: row.rule_name },
    matched: matched.parse(JSON.parse(row.matched)),
    band: row.band,
    raisedAt: row.raised_at,
    acknowledgedAt: row.acknowledged_at,
    acknowledgedBy:
      row.acknowledged_by === null ? null : { userId: row.acknowledged_by, name: row.acknowledged_name ?? '' },
  };
}
