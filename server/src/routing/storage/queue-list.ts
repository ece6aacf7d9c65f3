import { type Channel, channelSchema } from '@switchboard/shared/contacts';
import type { Rows } from '../../agents/index.ts';
import { hotStatement } from '../../platform/database/index.ts';
import type { Listed } from '../domain/list-order.ts';
import './tables.ts';

export interface ListedContact extends Listed {
  readonly serviceAreaId: string | null;
  readonly channel: Channel;
  readonly displayName: string;
  readonly intent: string | null;
  readonly language: string;
  readonly citizenConnected: boolean;
  /** Who is being asked right now. */
  readonly offeredTo: string | null;
}

interface Row {
  readonly id: string;
  readonly service_area_id: string | null;
  readonly channel: string;
  readonly band: number;
  readonly points: number;
  readonly display_name: string;
  readonly intent: string | null;
  readonly language: string;
  readonly since: number;
  readonly needs_link: number;
  readonly citizen_connected: number;
  readonly offered_to: string | null;
}

/** The index of open contacts serves it: not `queue_id = ?` alone, which would read the queue's whole past. */
const waiting = hotStatement(
  'routing.queue-list',
  `SELECT c.id, c.service_area_id, c.channel, c.band, c.points, c.display_name, c.intent, c.language, c.needs_link,
     c.citizen_connected, COALESCE(c.first_queued_at, c.state_since_at) AS since,
     (SELECT r.user_id FROM reservation r WHERE r.contact_id = c.id AND r.state = 'pending') AS offered_to
   FROM contact c WHERE c.organisation_id = ? AND c.state = 'queued' AND c.state NOT IN ('ended', 'abandoned')
     AND COALESCE(c.queue_id, '') = ?`,
);

/** Everything that waits in a queue, in no order; those of other service areas are for the caller to leave out. */
export async function listedIn(rows: Rows, organisationId: string, queueId: string): Promise<ListedContact[]> {
  return (await rows<Row>(waiting, [organisationId, queueId])).map((row) => ({
    id: row.id,
    serviceAreaId: row.service_area_id,
    channel: channelSchema.parse(row.channel),
    band: row.band,
    points: row.points,
    displayName: row.display_name,
    intent: row.intent,
    language: row.language,
    waitingSinceAt: Number(row.since),
    citizenConnected: row.needs_link === 0 || row.citizen_connected === 1,
    offeredTo: row.offered_to,
  }));
}
