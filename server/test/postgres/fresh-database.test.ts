import { Client } from 'pg';
import { expect, it } from 'vitest';
import { freshPostgresDatabase } from './fresh-database.ts';

it('gives each asker an empty database of its own, and takes it away', async (test) => {
  const [one, other] = await Promise.all([freshPostgresDatabase(test), freshPostgresDatabase(test)]);
  const client = new Client({ connectionString: one.url });
  await client.connect();
  await client.query('CREATE TABLE note (words text)');
  await client.end();
  await one.drop();

  const neighbour = new Client({ connectionString: other.url });
  await neighbour.connect();
  const tables = await neighbour.query("SELECT 1 FROM pg_tables WHERE tablename = 'note'");
  await neighbour.end();
  await other.drop();
  expect(tables.rowCount).toBe(0);
});
