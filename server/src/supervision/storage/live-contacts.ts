import type { Channel, ContactState, InteractionState } from '@switchboard/shared/contacts';
import type { Instant } from '@switchboard/shared/kernel';
import type { Kysely } from 'kysely';
import type { Areas } from '../../platform/access/scope.ts';
import type { Tables } from '../../platform/database/tables.ts';
import '../../contacts/index.ts';
import '../../routing/index.ts';

type Db = Kysely<Tables>;
const over = ['ended', 'abandoned'] as const satisfies readonly ContactState[];

export interface OpenContact {
  readonly id: string;
  readonly state: ContactState;
  readonly displayName: string;
  readonly channel: Channel;
  readonly queueId: string | null;
  readonly queueName: string | null;
  readonly band: number;
  readonly intent: string | null;
  readonly waitingSinceAt: Instant;
  readonly citizenConnected: boolean;
  readonly offeredTo: string | null;
}

/** Everything that is not over, in the service areas of the asker's right. */
export async function openContacts(db: Db, areas: Areas): Promise<OpenContact[]> {
  let query = db
    .selectFrom('contact')
    .leftJoin('reservation', (join) =>
      join.onRef('reservation.contact_id', '=', 'contact.id').on('reservation.state', '=', 'pending'),
    )
    .leftJoin('staff', 'staff.id', 'reservation.user_id')
    .selectAll('contact')
    .select('staff.display_name as offered_to')
    .where('contact.state', 'not in', over);
  if (areas !== 'all') {
    query = query.where(({ eb, or }) =>
      or([eb('contact.service_area_id', 'is', null), eb('contact.service_area_id', 'in', [...areas])]),
    );
  }
  return (await query.execute()).map((row) => ({
    id: row.id,
    state: row.state,
    displayName: row.display_name,
    channel: row.channel,
    queueId: row.queue_id,
    queueName: row.queue_name,
    band: row.band,
    intent: row.intent,
    waitingSinceAt: row.first_queued_at ?? row.state_since_at,
    citizenConnected: row.needs_link === 0 || row.citizen_connected === 1,
    offeredTo: row.offered_to,
  }));
}

export interface Part {
  readonly userId: string;
  readonly contactId: string;
  readonly channel: Channel;
  readonly displayName: string;
  readonly queue: string | null;
  readonly state: InteractionState;
  readonly sinceAt: Instant;
}

/** What is in agents' hands, wrap-up included. */
export async function openParts(db: Db): Promise<Part[]> {
  const rows = await db
    .selectFrom('interaction')
    .innerJoin('contact', 'contact.id', 'interaction.contact_id')
    .select(['interaction.user_id', 'interaction.state', 'interaction.started_at', 'interaction.left_at'])
    .select('interaction.held_since_at')
    .select(['contact.id', 'contact.channel', 'contact.display_name', 'contact.queue_name'])
    .where('interaction.kind', '=', 'agent')
    .where('interaction.state', '<>', 'completed')
    .orderBy('interaction.started_at')
    .execute();
  return rows.flatMap((row) =>
    row.user_id === null
      ? []
      : [
          {
            userId: row.user_id,
            contactId: row.id,
            channel: row.channel,
            displayName: row.display_name,
            queue: row.queue_name,
            state: row.state,
            sinceAt: row.held_since_at ?? row.left_at ?? row.started_at,
          },
        ],
  );
}
