import type { Instant } from '@switchboard/shared/kernel';
import type { Database } from '../database/database.ts';
import { hotStatement } from '../database/hot-statement.ts';

/** A fact of one organisation as it stands in its stream. Internal: what leaves the server is a projection of it. */
export interface DomainEvent {
  readonly organisationId: string;
  readonly seq: number;
  readonly eventId: string;
  readonly type: string;
  readonly occurredAt: Instant;
  readonly subjectId: string;
  readonly actor: { readonly kind: string; readonly id: string };
  readonly traceId: string;
  readonly body: Readonly<Record<string, unknown>>;
}

interface EventRow {
  seq: number;
  event_id: string;
  type: string;
  occurred_at: number;
  subject_id: string;
  actor_kind: string;
  actor_id: string;
  trace_id: string;
  body: string;
}

const eventsAfter = hotStatement(
  'event.after',
  `SELECT seq, event_id, type, occurred_at, subject_id, actor_kind, actor_id, trace_id, body
   FROM event WHERE stream_id = ? AND seq > ? ORDER BY seq LIMIT ?`,
);

const head = hotStatement('stream-head.read', 'SELECT seq FROM stream_head WHERE stream_id = ?');

/** Reads organisations' streams. Numbers rise by one without a gap, in commit order (design §4). */
export class EventLog {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async readAfter(organisationId: string, seq: number, limit: number): Promise<DomainEvent[]> {
    const rows = await this.#database.readPrepared<EventRow>(eventsAfter, [organisationId, seq, limit]);
    return rows.map((row) => ({
      organisationId,
      seq: row.seq,
      eventId: row.event_id,
      type: row.type,
      occurredAt: row.occurred_at,
      subjectId: row.subject_id,
      actor: { kind: row.actor_kind, id: row.actor_id },
      traceId: row.trace_id,
      body: JSON.parse(row.body) as Record<string, unknown>,
    }));
  }

  /** The number of the last event; 0 for a stream without any. */
  async headOf(organisationId: string): Promise<number> {
    const [row] = await this.#database.readPrepared<{ seq: number }>(head, [organisationId]);
    return row?.seq ?? 0;
  }
}
