import { hash } from 'node:crypto';
import { Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely';
import { describe, expect, test } from 'vitest';
import { migrations } from '../../src/migrations.ts';
import { systemScope } from '../../src/platform/access/scope.ts';
import { type Engine, type Migration, openDatabase } from '../../src/platform/database/index.ts';
import { policyOf } from '../../src/platform/database/tables.ts';
import { engines } from '../engines.ts';
// Loads every feature, and with it what each says of its tables.
import '../../src/start-server.ts';

const system = systemScope('*', 'schema');
/** Tables no feature reads through a scope: the list of steps itself, and the full-text index's own. */
const withoutPolicy = /^(schema_migration|sqlite_.*|search_trigram.*)$/;

for (const engine of engines) {
  describe.skipIf(!engine.isThere)(`the schema on ${engine.name}`, () => {
    test('goes forward step by step, once, from an empty database and from every step before', async () => {
      const whole = await engine.open();
      expect(await whole.database.migrate(migrations)).toEqual(migrations.map(({ id }) => id));
      expect(await whole.database.migrate(migrations)).toEqual([]);
      const wanted = await columnsOf(whole.database);
      await whole.dispose();

      for (let steps = 1; steps < migrations.length; steps += 1) {
        const stepped = await engine.open();
        await stepped.database.migrate(migrations.slice(0, steps));
        expect(await stepped.database.migrate(migrations)).toEqual(migrations.slice(steps).map(({ id }) => id));
        expect(await columnsOf(stepped.database)).toEqual(wanted);
        await stepped.dispose();
      }
    });

    test('two nodes that start together run each step once', async () => {
      const opened = await engine.open();
      const other = openDatabase(opened.url, Date.now);
      const nodes = engine.name === 'SQLite' ? [opened.database] : [opened.database, other];
      const ran = await Promise.all(nodes.map((node) => node.migrate(migrations)));
      expect(ran.flat().sort()).toEqual(migrations.map(({ id }) => id).sort());
      await other.close();
      await opened.dispose();
    });

    test('[Q-05 part] every table says whose its rows are', async () => {
      const opened = await engine.open();
      await opened.database.migrate(migrations);
      const tables = Object.keys(await columnsOf(opened.database));
      expect(tables.length).toBeGreaterThan(15);
      expect(tables.filter((table) => !withoutPolicy.test(table) && !policyOf(table))).toEqual([]);
      await opened.dispose();
    });
  });
}

test('steps are numbered upwards and named once', () => {
  const ids = migrations.map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)].sort());
  expect(ids.filter((id) => !/^\d{4}-[a-z-]+$/.test(id))).toEqual([]);
});

test('a step that stands in the list of known steps is never changed again', async () => {
  const known: Record<string, string> = {};
  for (const migration of migrations) {
    const statements = [...(await statementsOf(migration, 'sqlite')), ...(await statementsOf(migration, 'postgres'))];
    known[migration.id] = hash('sha256', statements.join('\n'));
  }
  await expect(`${JSON.stringify(known, null, 2)}\n`).toMatchFileSnapshot('known-steps.json');
});

test('a step that expands takes nothing away from a server that still runs', async () => {
  for (const migration of migrations.filter(({ kind }) => kind === 'expand')) {
    for (const engine of ['sqlite', 'postgres'] as const) {
      const taking = (await statementsOf(migration, engine)).filter((text) => /\b(DROP|RENAME)\b/i.test(text));
      expect(taking, migration.id).toEqual([]);
    }
  }
});

/** Tables and their columns, the same way on both engines. */
async function columnsOf(database: ReturnType<typeof openDatabase>): Promise<Record<string, string[]>> {
  const tables = await database.read(system).introspection.getTables();
  return Object.fromEntries(
    tables.map(({ name, columns }) => [name, columns.map((column) => column.name).sort()] as const).sort(),
  );
}

/** What a step would say to the database, without one. */
async function statementsOf(migration: Migration, engine: Engine): Promise<string[]> {
  const said: string[] = [];
  const connection = {
    executeQuery: async ({ sql, parameters }: { sql: string; parameters: readonly unknown[] }) => {
      said.push(`${sql} ${JSON.stringify(parameters)}`);
      return { rows: [] };
    },
    streamQuery: () => {
      throw new Error('A step does not stream');
    },
  };
  const nothing = async () => {};
  const db = new Kysely<never>({
    dialect: {
      createDriver: () => ({
        init: nothing,
        acquireConnection: async () => connection,
        beginTransaction: nothing,
        commitTransaction: nothing,
        rollbackTransaction: nothing,
        releaseConnection: nothing,
        destroy: nothing,
      }),
      createQueryCompiler: () => new PostgresQueryCompiler(),
      createAdapter: () => new PostgresAdapter(),
      createIntrospector: (kysely) => new PostgresIntrospector(kysely),
    },
  });
  await migration.up(db, engine);
  return said;
}
