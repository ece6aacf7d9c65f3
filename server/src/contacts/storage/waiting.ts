import { handoverSchema, type CollectedAnswer, type Channel, type ContactOutline } from '@switchboard/shared/contacts';
import type { Instant } from '@switchboard/shared/kernel';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Tables } from '../../platform/database/index.ts';
import type { ContactRow } from './contact-rows.ts';
import { contactIsOpen } from './conditions.ts';
import { outlinesOf } from './outline.ts';
import './tables.ts';

/** A contact in line, with what matching and an offer need to know. */
export interface WaitingContact {
  readonly contactId: string;
  readonly queueId: string | null;
  readonly serviceAreaId: string | null;
  readonly channel: Channel;
  readonly band: number;
  /** Wanted besides those of the queue. */
  readonly skills: readonly { readonly skillId: string; readonly atLeast: number }[];
  readonly firstQueuedAt: Instant;
  readonly wantedUserId: string | null;
  /** Since when the citizen's page is away; null while it is linked, and where nothing hangs on it. */
  readonly unlinkedSinceAt: Instant | null;
  readonly handedOver: { readonly by: string; readonly note: string | null } | null;
  readonly answers: readonly CollectedAnswer[];
  readonly outline: ContactOutline;
}

const skillsSchema = z.array(z.object({ skillId: z.string(), atLeast: z.int() }));

/** Who waits, the most urgent band first, then the longest waiting; the order of the line itself. */
export async function waitingContacts(db: Kysely<Tables>, limit = 5_000): Promise<WaitingContact[]> {
  const rows = await db
    .selectFrom('contact')
    .selectAll()
    .where('state', '=', 'queued')
    .where(contactIsOpen)
    .orderBy('band')
    .orderBy('first_queued_at')
    .orderBy('id')
    .limit(limit)
    .execute();
  const outlines = await outlinesOf(db, rows);
  return rows.map((row, index) => waitingOf(row, outlines[index]!));
}

/** One of them; undefined when it is not waiting. */
export async function waitingContact(db: Kysely<Tables>, contactId: string): Promise<WaitingContact | undefined> {
  const queued = db.selectFrom('contact').selectAll().where('id', '=', contactId).where('state', '=', 'queued');
  const row = await queued.executeTakeFirst();
  const [outline] = row ? await outlinesOf(db, [row]) : [];
  return row && outline && waitingOf(row, outline);
}

function waitingOf(row: ContactRow, outline: ContactOutline): WaitingContact {
  return {
    contactId: row.id,
    queueId: row.queue_id,
    serviceAreaId: row.service_area_id,
    channel: row.channel,
    band: row.band,
    skills: skillsSchema.parse(JSON.parse(row.skills)),
    firstQueuedAt: row.first_queued_at ?? row.arrived_at,
    wantedUserId: row.wanted_user_id,
    unlinkedSinceAt: row.needs_link === 1 ? row.citizen_unlinked_at : null,
    handedOver: row.handed_over_by === null ? null : { by: row.handed_over_by, note: row.handed_over_note },
    answers: row.handover === null ? [] : handoverSchema.parse(JSON.parse(row.handover)).answers,
    outline,
  };
}
