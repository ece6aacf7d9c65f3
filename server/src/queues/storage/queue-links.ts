import type { Kysely, Selectable } from 'kysely';
import type { Rows } from '../../agents/index.ts';
import { hotStatement } from '../../platform/database/index.ts';
import type { Tables } from '../../platform/database/tables.ts';
import './tables.ts';

type Db = Kysely<Tables>;
type LinkRow = Selectable<Tables['queue_link']>;

/** Which team takes a queue, with what standing and after what delay. */
export interface QueueLink {
  readonly queueId: string;
  readonly teamId: string;
  readonly priority: number;
  readonly delaySeconds: number;
}

const ofOrganisation = hotStatement(
  'queue-link.of-organisation',
  'SELECT * FROM queue_link WHERE organisation_id = ? ORDER BY queue_id, priority, team_id',
);

/** The links in force, by queue; a queue without any is taken by everybody who has the skills. */
export async function linksByQueue(rows: Rows, organisationId: string): Promise<ReadonlyMap<string, QueueLink[]>> {
  return Map.groupBy((await rows<LinkRow>(ofOrganisation, [organisationId])).map(linkOf), ({ queueId }) => queueId);
}

/** The same of every organisation in this scope. */
export async function linksOf(db: Db): Promise<ReadonlyMap<string, QueueLink[]>> {
  const rows = await db.selectFrom('queue_link').selectAll().execute();
  return Map.groupBy(rows.map(linkOf), ({ queueId }) => queueId);
}

export async function replaceLinks(db: Db, organisationId: string, links: readonly QueueLink[]): Promise<void> {
  await db.deleteFrom('queue_link').where('organisation_id', '=', organisationId).execute();
  const rows = links.map((link) => ({
    organisation_id: organisationId,
    queue_id: link.queueId,
    team_id: link.teamId,
    priority: link.priority,
    delay_seconds: link.delaySeconds,
  }));
  // A statement takes so many values at most, on either engine.
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    await db
      .insertInto('queue_link')
      .values(rows.slice(from, from + rowsAtOnce))
      .execute();
  }
}

const rowsAtOnce = 500;

function linkOf(row: LinkRow): QueueLink {
  return {
    queueId: row.queue_id,
    teamId: row.team_id,
    priority: row.priority,
    delaySeconds: row.delay_seconds,
  };
}
