import type { AuditTrace, TraceStep } from '@switchboard/shared/audit';
import type { Kysely, Selectable } from 'kysely';
import type { Tables } from '../../platform/database/index.ts';
import { deliveryState } from '../../platform/outbox/index.ts';
import { type EntryRow, entryOf } from './entry-columns.ts';

type Db = Kysely<Tables>;

/** A step and what orders it among those of the same millisecond: ids rise in the order in which they were made. */
interface OrderedStep {
  readonly step: TraceStep;
  readonly id: string;
}

const stepsOfEachKind = 500;
const afterAllIds = '~';

/**
 * Everything one trace id left in an organisation, in order: who did what, what happened through it, what was put on
 * a timer and what went outside. A timer that has run is seen by what it did, under the same id.
 */
export async function traceSteps(
  db: Db,
  traceId: string,
  namesOf: (entries: readonly EntryRow[]) => Promise<ReadonlyMap<string, string>>,
): Promise<AuditTrace> {
  const most = stepsOfEachKind + 1;
  const [entries, events, deliveries, jobs] = [
    await db.selectFrom('audit_entry').selectAll().where('trace_id', '=', traceId).limit(most).execute(),
    await db.selectFrom('event').selectAll().where('trace_id', '=', traceId).limit(most).execute(),
    await db.selectFrom('outbox').selectAll().where('trace_id', '=', traceId).limit(most).execute(),
    await db.selectFrom('job').selectAll().where('trace_id', '=', traceId).limit(most).execute(),
  ];
  const names = await namesOf(entries);
  const steps = [
    ...entries.map((row) => entryStep(row, names)),
    ...events.map(eventStep),
    ...deliveries.map(deliveryStep),
    ...jobs.map(jobStep),
  ].sort((a, b) => a.step.at - b.step.at || (a.id < b.id ? -1 : 1));
  const complete = [entries, events, deliveries, jobs].every((rows) => rows.length < most);
  return { traceId, steps: steps.map(({ step }) => step), complete };
}

function entryStep(row: EntryRow, names: ReadonlyMap<string, string>): OrderedStep {
  return { id: row.entry_id, step: { kind: 'auditEntry', at: row.recorded_at, entry: entryOf(row, names) } };
}

function eventStep(row: Selectable<Tables['event']>): OrderedStep {
  const { seq, type, subject_id: subjectId } = row;
  return { id: row.event_id, step: { kind: 'domainEvent', at: row.occurred_at, seq, type, subjectId } };
}

function deliveryStep(row: Selectable<Tables['outbox']>): OrderedStep {
  const { id, kind: delivers, attempts, delivered_at: deliveredAt } = row;
  return {
    id,
    step: {
      kind: 'delivery',
      at: row.created_at,
      messageId: id,
      delivers,
      state: deliveryState(row),
      attempts,
      deliveredAt,
    },
  };
}

function jobStep(row: Selectable<Tables['job']>): OrderedStep {
  const { kind: does, key, due_at: dueAt, attempts } = row;
  return { id: afterAllIds, step: { kind: 'job', at: row.planned_at, does, key, dueAt, attempts } };
}
