import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { inject } from 'vitest';
import type { PostgresAnswer } from './postgres-for-tests.ts';

/** An empty database of one test file. */
export interface FreshDatabase {
  readonly url: string;
  /** Cuts the connections that are left and removes the database. */
  drop(): Promise<void>;
}

/** The part of a test that can say it must be left out. */
interface Skippable {
  skip(reason: string): never;
}

/**
 * An empty PostgreSQL database on the run's server. `TEST_POSTGRES_URL` names another server to use.
 * Without a server, the test that is handed in is skipped with `peer:postgres`; without a test to skip, it throws so.
 */
export async function freshPostgresDatabase(test?: Skippable): Promise<FreshDatabase> {
  const answer = await askForPostgres();
  if ('missing' in answer) {
    const reason = `peer:postgres ${answer.missing}`;
    if (test) return test.skip(reason);
    throw new Error(reason);
  }
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await administer(answer.url, `CREATE DATABASE ${name}`);
  const url = new URL(answer.url);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => administer(answer.url, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}

/** For suites that stand on both databases: `describe.skipIf(!(await postgresIsThere()))('… [peer:postgres]', …)`. */
export async function postgresIsThere(): Promise<boolean> {
  return 'url' in (await askForPostgres());
}

async function askForPostgres(): Promise<PostgresAnswer> {
  const given = process.env['TEST_POSTGRES_URL'];
  if (given) return { url: given };
  const response = await fetch(inject('postgresDesk'));
  return (await response.json()) as PostgresAnswer;
}

async function administer(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
