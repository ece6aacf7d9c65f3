import type { Instant } from '@switchboard/shared/kernel';
import type { Scope } from '../access/scope.ts';
import { hotStatement } from '../database/hot-statement.ts';
import type { DatabaseSession } from '../database/session.ts';
import { declareTable } from '../database/tables.ts';

declare module '../database/tables.ts' {
  interface Tables {
    stream_head: { stream_id: string; seq: number };
    event: {
      stream_id: string;
      seq: number;
      event_id: string;
      type: string;
      occurred_at: number;
      subject_id: string;
      actor_kind: string;
      actor_id: string;
      trace_id: string;
      body: string;
    };
  }
}
declareTable('stream_head', { organisation: 'stream_id' });
declareTable('event', { organisation: 'stream_id' });

/** A domain fact: past tense, never refused, fields only ever added (house-style C6). */
export interface NewEvent {
  readonly type: `${string}.${string}`;
  readonly subjectId: string;
  readonly body: Readonly<Record<string, unknown>>;
  /** Only for the system, which acts for no organisation by itself. */
  readonly organisationId?: string | undefined;
}

/** How far an organisation's stream has come by a commit. */
export interface CommittedStream {
  readonly organisationId: string;
  readonly seq: number;
}

export type PendingEvent = NewEvent & { organisationId: string; eventId: string; traceId: string };

const advanceHead = hotStatement(
  'stream-head.advance',
  `INSERT INTO stream_head (stream_id, seq) VALUES (?, ?)
   ON CONFLICT (stream_id) DO UPDATE SET seq = stream_head.seq + excluded.seq RETURNING seq`,
);

const insertEvent = hotStatement(
  'event.insert',
  `INSERT INTO event (stream_id, seq, event_id, type, occurred_at, subject_id, actor_kind, actor_id, trace_id, body)
   VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
);

/** Numbers and writes the events of one transaction; the heads are locked in the order of their ids. */
export async function writeEvents(
  session: DatabaseSession,
  events: readonly PendingEvent[],
  scope: Scope,
  now: Instant,
): Promise<CommittedStream[]> {
  if (events.length === 0) return [];
  const streams: CommittedStream[] = [];
  for (const organisationId of [...new Set(events.map((event) => event.organisationId))].sort()) {
    const ours = events.filter((event) => event.organisationId === organisationId);
    const [head] = await session.rows<{ seq: number }>(advanceHead, [organisationId, ours.length]);
    const seq = head!.seq;
    const rows = ours.map((event, index) => [
      organisationId,
      seq - ours.length + 1 + index,
      event.eventId,
      event.type,
      now,
      event.subjectId,
      scope.actor.kind,
      scope.actor.id,
      event.traceId,
      JSON.stringify(event.body),
    ]);
    await session.changeEach(insertEvent, rows);
    streams.push({ organisationId, seq });
  }
  return streams;
}
