import { fieldRulesOf } from '@switchboard/shared/identity';
import Sqlite from 'better-sqlite3';
import fc from 'fast-check';
import { Kysely, SqliteDialect, sql } from 'kysely';
import { expect, it } from 'vitest';
import { type Located, maySee, type Viewer } from '../domain/field-visibility.ts';
import { visibleColumn } from './visible-column.ts';

const organisation = fc.constantFrom('eastmere', 'northvale', 'fernhill');
const area = fc.constantFrom('housing', 'highways');
const held = fc.oneof(
  fc.constant('all' as const),
  fc.uniqueArray(area).map((areas) => new Set(areas)),
);
const field = fc.constantFrom(...Object.keys(fieldRulesOf('user')));
const viewer: fc.Arbitrary<Viewer> = fc.record({
  organisationId: organisation,
  rights: fc
    .record({ 'directory.read': fc.option(held), 'users.read': fc.option(held) })
    .map((rights) => new Map(Object.entries(rights).filter(([, areas]) => areas !== null)) as Viewer['rights']),
  sharedBy: fc
    .array(fc.record({ organisationId: organisation, fields: fc.array(field).map((fields) => new Set(fields)) }))
    .map((givers) => new Map([['user', givers]])),
});
const record: fc.Arbitrary<Located> = fc.record({
  id: fc.constant('ann'),
  organisationId: organisation,
  serviceAreaId: fc.option(area),
});

it('[A-02 part] [Q-05 part] what may be searched and sorted by is exactly what may be seen', async () => {
  const file = new Sqlite(':memory:');
  file.exec('CREATE TABLE staff (organisation_id text, service_area_id text, display_name text)');
  const db = new Kysely<Staff>({ dialect: new SqliteDialect({ database: file }) });
  await fc.assert(
    fc.asyncProperty(viewer, record, field, async (who, row, name) => {
      file.exec('DELETE FROM staff');
      file.prepare('INSERT INTO staff VALUES (?, ?, ?)').run(row.organisationId, row.serviceAreaId, 'Ann');
      const column = visibleColumn<string>(who, 'user', name, 'display_name', 'staff');
      const [found] = await db.selectFrom('staff').select(sql<string | null>`${column}`.as('seen')).execute();
      expect(found?.seen).toBe(maySee(who, 'user', name, row) ? 'Ann' : null);
    }),
    { numRuns: 1500 },
  );
});

interface Staff {
  staff: { organisation_id: string; service_area_id: string | null; display_name: string };
}
