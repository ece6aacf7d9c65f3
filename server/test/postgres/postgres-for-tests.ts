/**
 * One PostgreSQL for a whole test run, started when the first test asks for it: a run without such tests pays nothing.
 * Tests ask over loopback, because they run in processes of their own.
 */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestProject } from 'vitest/node';
import { startPostgres, type ThrowAwayPostgres } from './postgres-server.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where to ask for the run's PostgreSQL. */
    postgresDesk: string;
  }
}

/** What the desk answers: where PostgreSQL is, or why there is none. */
export type PostgresAnswer = { readonly url: string } | { readonly missing: string };

const deskVariable = 'TEST_POSTGRES_DESK';

/** Vitest calls this once per project; all projects share the first one's desk. */
export async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const already = process.env[deskVariable];
  if (already) {
    project.provide('postgresDesk', already);
    return undefined;
  }
  let started: Promise<ThrowAwayPostgres> | undefined;
  const desk = await openDesk(() => {
    started ??= startPostgres();
    return started;
  });
  const address = `http://127.0.0.1:${(desk.address() as AddressInfo).port}/`;
  process.env[deskVariable] = address;
  project.provide('postgresDesk', address);
  return async () => {
    delete process.env[deskVariable];
    desk.close();
    desk.closeAllConnections();
    await (await started?.catch(() => undefined))?.stop();
  };
}

async function openDesk(start: () => Promise<ThrowAwayPostgres>): Promise<Server> {
  const desk = createServer((_request, response) => {
    // A link kept for the next question would be closed after five idle seconds, perhaps under that very question.
    response.setHeader('connection', 'close');
    const answered = answer(start).then((body) => response.end(JSON.stringify(body)));
    answered.catch((cause: unknown) => response.destroy(cause instanceof Error ? cause : undefined));
  });
  await new Promise<void>((resolve) => desk.listen(0, '127.0.0.1', resolve));
  return desk;
}

async function answer(start: () => Promise<ThrowAwayPostgres>): Promise<PostgresAnswer> {
  try {
    return { url: (await start()).url };
  } catch (cause) {
    return { missing: cause instanceof Error ? cause.message : String(cause) };
  }
}
