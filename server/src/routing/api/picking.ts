import { accepted, type Result, refused } from '@switchboard/shared/kernel';
import type { Refusal } from '@switchboard/shared/errors';
import { pickingOperations } from '@switchboard/shared/routing';
import { nameOfPerson } from '../../contacts/index.ts';
import type { Platform } from '../../platform/platform.ts';
import type { CommandCall } from '../../platform/operations/registry.ts';
import { queueById } from '../../queues/index.ts';
import { inListOrder, isOverdue } from '../domain/list-order.ts';
import { listedIn } from '../storage/queue-list.ts';
import { pickContact, type Picker, takeNext } from '../use-cases/pick.ts';

const notFound = () => refused({ code: 'request/not-found' } as const);

/** The list of a queue whose people take contacts out of it themselves, and the taking. */
export function registerPicking({ registry, database }: Pick<Platform, 'registry' | 'database'>): void {
  const { waiting, pick, takeNext: next } = pickingOperations;
  const rows = database.readPrepared.bind(database);

  registry.query(waiting, async ({ scope, db, now }, { queueId, limit }) => {
    const queue = await queueById(db, queueId);
    const { areas, organisationId } = scope;
    const isHere = (id: string | null) => areas === 'all' || id === null || areas.has(id);
    if (!queue || queue.organisationId !== organisationId || !isHere(queue.serviceAreaId)) return notFound();
    if (!queue.manualPick) return refused({ code: 'queue/not-picked-by-hand' });
    const listed = (await listedIn(rows, organisationId, queueId)).filter((one) => isHere(one.serviceAreaId));
    const items = inListOrder(listed, queue, now).slice(0, limit);
    return accepted({
      items: items.map((item) => {
        const { id: contactId, serviceAreaId: _area, offeredTo, ...shown } = item;
        return { contactId, ...shown, isOverdue: isOverdue(item, queue, now), isOfferedNow: offeredTo !== null };
      }),
      order: queue.listOrder,
      at: now,
    });
  });

  registry.command(pick, (call, { contactId }) => byPicker(call, (picker) => pickContact(call.tx, contactId, picker)));
  registry.command(next, (call, { queueId }) => byPicker(call, (picker) => takeNext(call.tx, queueId, picker)));
}

/** Only people have contacts in hand. What was taken stands in the audit trail. */
async function byPicker(
  { scope, tx }: CommandCall,
  deed: (picker: Picker) => Promise<Result<{ readonly contactId: string }, Refusal>>,
) {
  const { userId } = scope.actor;
  const name = userId === undefined ? undefined : await nameOfPerson(tx, userId);
  if (userId === undefined || name === undefined) return refused({ code: 'agent/not-ready' } as const);
  const done = await deed({ userId, name, areas: scope.areas });
  if (!done.ok) return done;
  await tx.audit({ subject: { kind: 'contact', id: done.value.contactId } });
  return done;
}
