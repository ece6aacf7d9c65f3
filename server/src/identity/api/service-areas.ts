import { identityOperations } from '@switchboard/shared/identity';
import { accepted, newId, refused } from '@switchboard/shared/kernel';
import type { OperationRegistry } from '../../platform/operations/registry.ts';
import {
  changeServiceArea,
  insertServiceArea,
  isAreaNameTaken,
  listServiceAreas,
  lockServiceArea,
} from '../storage/service-areas.ts';
import { notFound, notOurPlace, sameVersion } from './reach.ts';

const nameTaken = () => refused({ code: 'service-area/name-taken' } as const);

export function registerServiceAreas(registry: OperationRegistry): void {
  const { serviceArea } = identityOperations;

  registry.query(serviceArea.list, async ({ db }, input) => {
    const page = await listServiceAreas(db, input);
    return page ? accepted(page) : notOurPlace();
  });

  registry.command(serviceArea.create, async ({ scope, tx, now }, input) => {
    const serviceAreaId = newId(now);
    const area = { id: serviceAreaId, organisationId: scope.organisationId, ...input };
    if (!(await insertServiceArea(tx.db, area))) return nameTaken();
    tx.event({ type: 'serviceArea.created', subjectId: serviceAreaId, body: { name: input.name } });
    await tx.audit({ subject: { kind: 'serviceArea', id: serviceAreaId }, after: input });
    return accepted({ serviceAreaId });
  });

  registry.command(serviceArea.update, async ({ tx }, { serviceAreaId, version: seen, name, reference }) => {
    const row = await lockServiceArea(tx.db, serviceAreaId);
    if (!row) return notFound();
    const same = sameVersion(row, seen);
    if (!same.ok) return same;
    if (await isAreaNameTaken(tx.db, name, serviceAreaId)) return nameTaken();
    const change = { name, name_key: name.toLowerCase(), reference };
    const version = await changeServiceArea(tx.db, serviceAreaId, change);
    tx.event({ type: 'serviceArea.changed', subjectId: serviceAreaId, body: { name } });
    const before = { name: row.name, reference: row.reference };
    await tx.audit({ subject: { kind: 'serviceArea', id: serviceAreaId }, before, after: { name, reference } });
    return accepted({ version });
  });

  registry.command(serviceArea.close, async ({ tx, now }, { serviceAreaId }) => {
    const row = await lockServiceArea(tx.db, serviceAreaId);
    if (!row) return notFound();
    if (row.closed_at !== null) return accepted({ version: row.version });
    const version = await changeServiceArea(tx.db, serviceAreaId, { closed_at: now });
    tx.event({ type: 'serviceArea.closed', subjectId: serviceAreaId, body: { name: row.name } });
    const subject = { kind: 'serviceArea', id: serviceAreaId };
    await tx.audit({ subject, before: { closedAt: null }, after: { closedAt: now } });
    return accepted({ version });
  });
}
