import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { engines, type OpenedDatabase } from '../../../test/engines.ts';
import { type Scope, systemScope } from '../access/scope.ts';
import { EventLog } from '../events/event-log.ts';
import type { Database } from './database.ts';
import { DatabaseIsNewer, type Migration } from './migrations.ts';
import { DatabaseMisuse } from './misuse.ts';
import { openDatabase } from './open-database.ts';
import { platformMigration } from './platform-migration.ts';
import { declareTable } from './tables.ts';

declare module './tables.ts' {
  interface Tables {
    shelf: { id: string; organisation_id: string; area_id: string | null; title: string };
    book: { id: string; organisation_id: string; shelf_id: string; title: string };
    secret_box: { id: string };
  }
}
declareTable('shelf', { organisation: 'organisation_id', area: 'area_id', sharedAs: 'shelf' });
declareTable('book', { organisation: 'organisation_id' });

const shelves: Migration = {
  id: '0002-shelves',
  kind: 'expand',
  async up(db) {
    for (const statement of [
      'CREATE TABLE shelf (id text PRIMARY KEY, organisation_id text NOT NULL, area_id text, title text NOT NULL)',
      'CREATE TABLE book (id text PRIMARY KEY, organisation_id text NOT NULL, shelf_id text NOT NULL, title text NOT NULL)',
      'CREATE TABLE secret_box (id text PRIMARY KEY)',
    ]) {
      await sql.raw(statement).execute(db);
    }
  },
};

const eastmere = scopeOf('eastmere');
const northvale = scopeOf('northvale');

function scopeOf(organisationId: string, more: Partial<Scope> = {}): Scope {
  const actor = { kind: 'user' as const, id: `${organisationId}-user` };
  return { ...systemScope(organisationId, 'test'), actor, ...more };
}

for (const engine of engines) {
  describe.skipIf(!engine.isThere)(`the database on ${engine.name}`, () => {
    let opened: OpenedDatabase;
    let database: Database;

    beforeAll(async () => {
      opened = await engine.open();
      database = opened.database;
      await database.migrate([platformMigration, shelves]);
      for (const scope of [eastmere, northvale]) {
        const organisation_id = scope.organisationId;
        await database.inTransaction(scope, async (tx) => {
          const areas = [null, 'roads', 'housing'] as const;
          const rows = areas.map((area_id) => ({
            id: `${organisation_id}-${area_id}`,
            organisation_id,
            area_id,
            title: 'Shelf',
          }));
          await tx.db.insertInto('shelf').values(rows).execute();
          const book = { id: `${organisation_id}-b`, organisation_id, shelf_id: 'eastmere-roads', title: 'Book' };
          await tx.db.insertInto('book').values(book).execute();
        });
      }
    });

    afterAll(() => opened.dispose());

    const titles = async (scope: Scope) =>
      (await database.read(scope).selectFrom('shelf').select('id').orderBy('id').execute()).map(({ id }) => id);

    test('[Q-05 part] a question sees only rows of its own organisation', async () => {
      expect(await titles(eastmere)).toEqual(['eastmere-housing', 'eastmere-null', 'eastmere-roads']);
      expect(await titles(northvale)).toEqual(['northvale-housing', 'northvale-null', 'northvale-roads']);
    });

    test('[Q-03 part] a right held in one service area sees that area and what belongs to none', async () => {
      expect(await titles(scopeOf('eastmere', { areas: new Set(['roads']) }))).toEqual([
        'eastmere-null',
        'eastmere-roads',
      ]);
      expect(await titles(scopeOf('eastmere', { areas: new Set() }))).toEqual(['eastmere-null']);
    });

    test('[Q-05 part] a grant in force opens the rows of the organisation that gave it, to questions only', async () => {
      const shared = [{ organisationId: 'northvale', fields: new Set(['title']) }];
      const scope = scopeOf('eastmere', { sharedBy: new Map([['shelf', shared]]) });
      expect(await titles(scope)).toHaveLength(6);
      const changed = await database.inTransaction(scope, (tx) =>
        tx.db.updateTable('shelf').set({ title: 'Taken' }).where('id', '=', 'northvale-roads').executeTakeFirst(),
      );
      expect(changed.numUpdatedRows).toBe(0n);
    });

    test('[Q-05 part] joins, sub-queries and named queries are limited too', async () => {
      const db = database.read(northvale);
      const joined = await db
        .selectFrom('book as b')
        .leftJoin('shelf as s', 's.id', 'b.shelf_id')
        .select(['b.id as book', 's.id as shelf'])
        .execute();
      expect(joined).toEqual([{ book: 'northvale-b', shelf: null }]);
      const nested = await db
        .with('ours', (q) => q.selectFrom('shelf').select('id'))
        .selectFrom('ours')
        .select((q) => ['ours.id', q.selectFrom('book').select(q.fn.countAll().as('n')).as('books')])
        .execute();
      expect(nested.map((row) => [row.id, Number(row.books)])).toHaveLength(3);
      expect(nested.every((row) => Number(row.books) === 1)).toBe(true);
      const union = db.selectFrom('shelf').select('id').union(db.selectFrom('book').select('id'));
      expect(await union.execute()).toHaveLength(4);
      const exists = await db
        .selectFrom('shelf')
        .select('id')
        .where(({ exists, selectFrom }) => exists(selectFrom('book').select('id').where('id', '=', 'eastmere-b')))
        .execute();
      expect(exists).toEqual([]);
    });

    test('[Q-05 part] changes cannot reach, bring or move rows into another organisation', async () => {
      const outcome = await database.inTransaction(eastmere, async (tx) => {
        const updated = await tx.db
          .updateTable('shelf')
          .set({ title: 'x' })
          .where('id', 'like', 'northvale%')
          .executeTakeFirst();
        const deleted = await tx.db.deleteFrom('shelf').where('id', 'like', 'northvale%').executeTakeFirst();
        return [updated.numUpdatedRows, deleted.numDeletedRows];
      });
      expect(outcome).toEqual([0n, 0n]);
      const foreign = { id: 'new', organisation_id: 'northvale', area_id: null, title: 'x' };
      const breaches: (() => Promise<unknown>)[] = [
        () => database.inTransaction(eastmere, (tx) => tx.db.insertInto('shelf').values(foreign).execute()),
        () =>
          database.inTransaction(eastmere, (tx) =>
            tx.db.updateTable('shelf').set({ organisation_id: 'northvale' }).execute(),
          ),
        () => database.inTransaction(eastmere, (tx) => sql`DELETE FROM shelf`.execute(tx.db)),
        () => database.inTransaction(eastmere, (tx) => tx.db.selectFrom('secret_box').selectAll().execute()),
      ];
      for (const breach of breaches) await expect(breach()).rejects.toMatchObject({ name: 'ScopeBreach' });
    });

    test('[Q-03 part] a right held in one service area changes nothing outside it', async () => {
      const roads = scopeOf('eastmere', { areas: new Set(['roads']) });
      const changed = await database.inTransaction(roads, (tx) =>
        tx.db.updateTable('shelf').set({ title: 'Shelf' }).executeTakeFirst(),
      );
      expect(changed.numUpdatedRows).toBe(1n);
      const row = { id: 'x', organisation_id: 'eastmere', title: 'x' };
      const breaches: (() => Promise<unknown>)[] = [
        () =>
          database.inTransaction(roads, (tx) =>
            tx.db
              .insertInto('shelf')
              .values({ ...row, area_id: 'housing' })
              .execute(),
          ),
        () =>
          database.inTransaction(roads, (tx) =>
            tx.db
              .insertInto('shelf')
              .values({ ...row, area_id: null })
              .execute(),
          ),
        () => database.inTransaction(roads, (tx) => tx.db.updateTable('shelf').set({ area_id: 'housing' }).execute()),
      ];
      for (const breach of breaches) await expect(breach()).rejects.toMatchObject({ name: 'ScopeBreach' });
    });

    test('[Q-05 part] an upsert cannot overwrite a row of another organisation', async () => {
      const row = { id: 'northvale-roads', organisation_id: 'eastmere', area_id: null, title: 'Overwritten' };
      await database.inTransaction(eastmere, (tx) =>
        tx.db
          .insertInto('shelf')
          .values(row)
          .onConflict((on) => on.column('id').doUpdateSet({ title: 'Overwritten' }))
          .execute(),
      );
      const kept = await database
        .read(northvale)
        .selectFrom('shelf')
        .select('title')
        .where('id', '=', 'northvale-roads')
        .execute();
      expect(kept).toEqual([{ title: 'Shelf' }]);
    });

    test('numbers events without a gap, in commit order, also when many transactions run at once and some fail', async () => {
      const log = new EventLog(database);
      const before = await log.headOf('eastmere');
      const runs = Array.from({ length: 200 }, (_, n) =>
        database
          .inTransaction(eastmere, async (tx) => {
            tx.event({ type: 'shelf.counted', subjectId: String(n), body: { n } });
            if (n % 7 === 0) throw new Error('planned');
          })
          .catch((failure: Error) => expect(failure.message).toBe('planned')),
      );
      await Promise.all(runs);
      const events = await log.readAfter('eastmere', before, 1000);
      expect(events.map(({ seq }) => seq)).toEqual(Array.from({ length: 171 }, (_, n) => before + 1 + n));
      expect(new Set(events.map(({ subjectId }) => subjectId)).size).toBe(171);
    });

    test('takes back state, events and audit entries, and goes on', async () => {
      const log = new EventLog(database);
      const before = await log.headOf('northvale');
      await database.inTransaction(northvale, async (tx) => {
        await tx.db.updateTable('shelf').set({ title: 'lost' }).execute();
        tx.event({ type: 'shelf.counted', subjectId: 'lost', body: {} });
        await tx.audit({ subject: { kind: 'shelf', id: 'lost' } });
        await tx.takeBack();
        tx.event({ type: 'shelf.counted', subjectId: 'kept', body: {} });
      });
      expect((await log.readAfter('northvale', before, 10)).map(({ subjectId }) => subjectId)).toEqual(['kept']);
      const read = database.read(northvale);
      expect(await read.selectFrom('shelf').select('id').where('title', '=', 'lost').execute()).toEqual([]);
      expect(
        await read.selectFrom('audit_entry').select('entry_id').where('subject_id', '=', 'lost').execute(),
      ).toEqual([]);
    });

    test('refuses the outer handles inside a transaction, and the transaction after its end', async () => {
      await expect(database.inTransaction(eastmere, async () => database.read(eastmere))).rejects.toBeInstanceOf(
        DatabaseMisuse,
      );
      await expect(
        database.inTransaction(eastmere, () => database.inTransaction(eastmere, async () => 1)),
      ).rejects.toBeInstanceOf(DatabaseMisuse);
      let kept: Parameters<Parameters<Database['inTransaction']>[1]>[0] | undefined;
      await database.inTransaction(eastmere, async (tx) => {
        kept = tx;
      });
      expect(() => kept!.event({ type: 'shelf.counted', subjectId: 'late', body: {} })).toThrow(DatabaseMisuse);
    });

    test('reads cannot write', async () => {
      await expect(
        database.read(systemScope('*', 'test')).deleteFrom('shelf').where('id', '=', 'none').execute(),
      ).rejects.toThrow(/read.?only/i);
    });

    test('long reads answer the same, limited the same', async () => {
      const rows = await database.longRead(northvale).selectFrom('shelf').select('id').orderBy('id').execute();
      expect(rows.map(({ id }) => id)).toEqual(await titles(northvale));
    });

    test('announces each committed stream, and no stream of work that failed', async () => {
      const heard: string[] = [];
      const stop = database.onCommitted((streams) =>
        heard.push(...streams.map(({ organisationId }) => organisationId)),
      );
      await database.inTransaction(northvale, async (tx) =>
        tx.event({ type: 'shelf.counted', subjectId: 's', body: {} }),
      );
      await database
        .inTransaction(eastmere, async (tx) => {
          tx.event({ type: 'shelf.counted', subjectId: 's', body: {} });
          throw new Error('planned');
        })
        .catch(() => {});
      stop();
      expect(heard).toEqual(['northvale']);
    });

    test('migrates once, and refuses a database made by a newer version', async () => {
      expect(await database.migrate([platformMigration, shelves])).toEqual([]);
      const older = openDatabase(opened.url, Date.now);
      await expect(older.migrate([platformMigration])).rejects.toBeInstanceOf(DatabaseIsNewer);
      await older.close();
    });
  });
}

test('on SQLite, work that awaits something other than the database loses its writes and is told so', async () => {
  const { database, dispose } = await engines[0]!.open();
  await database.migrate([platformMigration]);
  const work = database.inTransaction(eastmere, async (tx) => {
    tx.event({ type: 'shelf.counted', subjectId: 's', body: {} });
    await new Promise((resolve) => setTimeout(resolve, 5));
  });
  await expect(work).rejects.toBeInstanceOf(DatabaseMisuse);
  expect(await new EventLog(database).headOf('eastmere')).toBe(0);
  await dispose();
});
