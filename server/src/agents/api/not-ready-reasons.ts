import { mostNotReadyReasons, type NotReadyReason, notReadyReasonOperations } from '@switchboard/shared/agents';
import { accepted, newId, refused } from '@switchboard/shared/kernel';
import type { CommandCall, OperationRegistry } from '../../platform/operations/registry.ts';
import {
  addNotReadyReasons,
  changeNotReadyReason,
  lockNotReadyReasons,
  notReadyReason,
  notReadyReasons,
} from '../storage/not-ready-reasons.ts';

const notFound = () => refused({ code: 'request/not-found' } as const);
const titleTaken = () => refused({ code: 'not-ready-reason/title-taken' } as const);
const tooMany = () => refused({ code: 'not-ready-reason/too-many' } as const);

type Details = Pick<NotReadyReason, 'title' | 'isPaid' | 'isProductive' | 'mostMinutes'>;

/** The list of reasons, read by everybody who has colleagues and changed by whoever manages routing. */
export function registerNotReadyReasons(registry: OperationRegistry): void {
  const { list, add, change, close, reopen, order } = notReadyReasonOperations;

  registry.query(list, async ({ db }, { state }) => accepted({ items: await notReadyReasons(db, state) }));

  registry.command(add, async (call, details) => {
    const { tx, scope, now } = call;
    const open = await lockNotReadyReasons(tx.db);
    if (open.length >= mostNotReadyReasons) return tooMany();
    if (isTaken(open, details.title)) return titleTaken();
    const reasonId = newId(now);
    const row = {
      id: reasonId,
      organisation_id: scope.organisationId,
      position: afterLast(open),
      ...columnsOf(details),
    };
    await addNotReadyReasons(tx.db, [row]);
    await listChanged(call, { reasonId, after: details });
    return accepted({ reasonId });
  });

  registry.command(change, async (call, { reasonId, version: seen, ...details }) => {
    const open = await lockNotReadyReasons(call.tx.db);
    const reason = open.find(({ id }) => id === reasonId);
    if (!reason) return notFound();
    if (reason.version !== seen) {
      return refused({ code: 'record/changed-meanwhile', details: { version: reason.version } });
    }
    const others = open.filter(({ id }) => id !== reasonId);
    if (isTaken(others, details.title)) return titleTaken();
    const version = await changeNotReadyReason(call.tx.db, reason, columnsOf(details));
    await listChanged(call, { reasonId, before: detailsOf(reason), after: details });
    return accepted({ version });
  });

  registry.command(close, async (call, { reasonId }) => {
    const open = await lockNotReadyReasons(call.tx.db);
    const reason = await notReadyReason(call.tx.db, reasonId);
    if (!reason) return notFound();
    if (reason.closedAt !== null) return accepted({ version: reason.version });
    if (open.length === 1) return refused({ code: 'not-ready-reason/last' });
    const version = await changeNotReadyReason(call.tx.db, reason, { closed_at: call.now });
    await listChanged(call, { reasonId, before: { closedAt: null }, after: { closedAt: call.now } });
    return accepted({ version });
  });

  registry.command(reopen, async (call, { reasonId }) => {
    const open = await lockNotReadyReasons(call.tx.db);
    const reason = await notReadyReason(call.tx.db, reasonId);
    if (!reason) return notFound();
    if (reason.closedAt === null) return accepted({ version: reason.version });
    if (open.length >= mostNotReadyReasons) return tooMany();
    if (isTaken(open, reason.title)) return titleTaken();
    const version = await changeNotReadyReason(call.tx.db, reason, { closed_at: null, position: afterLast(open) });
    await listChanged(call, { reasonId, before: { closedAt: reason.closedAt }, after: { closedAt: null } });
    return accepted({ version });
  });

  registry.command(order, async (call, { reasonIds }) => {
    const open = await lockNotReadyReasons(call.tx.db);
    const places = new Map(reasonIds.map((id, place) => [id as string, place]));
    const closed = reasonIds.filter((id) => open.every((reason) => reason.id !== id));
    for (const id of new Set(closed)) if (!(await notReadyReason(call.tx.db, id))) return notFound();
    const isWhole = places.size === reasonIds.length && places.size === open.length;
    if (!isWhole || open.some(({ id }) => !places.has(id))) return refused({ code: 'not-ready-reason/list-changed' });
    for (const reason of open) {
      const position = places.get(reason.id)!;
      // Its place is no part of what somebody else changes at the same time.
      if (position !== reason.position) {
        await call.tx.db.updateTable('not_ready_reason').set({ position }).where('id', '=', reason.id).execute();
      }
    }
    const subject = { kind: 'organisation', id: call.scope.organisationId };
    await call.tx.audit({ subject, before: { order: open.map(({ id }) => id) }, after: { order: reasonIds } });
    return accepted({ items: await tellList(call) });
  });
}

interface ListChange {
  readonly reasonId: string;
  readonly before?: Readonly<Record<string, unknown>>;
  readonly after: Readonly<Record<string, unknown>>;
}

async function listChanged(call: CommandCall, { reasonId, before, after }: ListChange): Promise<void> {
  const subject = { kind: 'notReadyReason', id: reasonId };
  await call.tx.audit({ subject, ...(before && { before }), after });
  await tellList(call);
}

/** Desks show the list as it is from now on, without asking. */
async function tellList({ tx, scope }: CommandCall): Promise<NotReadyReason[]> {
  const items = await notReadyReasons(tx.db);
  tx.event({ type: 'notReadyReasons.changed', subjectId: scope.organisationId, body: { items } });
  return items;
}

function isTaken(reasons: readonly NotReadyReason[], title: string): boolean {
  return reasons.some((other) => other.title.toLowerCase() === title.toLowerCase());
}

const afterLast = (open: readonly NotReadyReason[]): number =>
  Math.max(-1, ...open.map(({ position }) => position)) + 1;

function detailsOf({ title, isPaid, isProductive, mostMinutes }: Details): Details {
  return { title, isPaid, isProductive, mostMinutes };
}

function columnsOf({ title, isPaid, isProductive, mostMinutes }: Details) {
  return {
    title,
    is_paid: isPaid ? 1 : 0,
    is_productive: isProductive ? 1 : 0,
    most_minutes: mostMinutes,
  };
}
