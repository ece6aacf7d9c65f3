import type { Command, OutputOf, Query } from '@switchboard/shared/access';
import { problemOf, type RefusalCode, statusOf } from '@switchboard/shared/errors';
import type { Page, Route } from '@playwright/test';

/**
 * The server's part in state pages: a page must be seen empty, loading, failed and refused, which the real server does
 * not do on demand. Every stubbed answer passes the operation's own schema, so that it cannot drift from the truth.
 * Journeys with data run against the real server, not here.
 */
export type Answer = (route: Route) => Promise<void>;

const traceId = '7f2c19a0b4e81d53';

const answeredWith = (status: number, body: unknown): Answer => {
  const type = status < 400 ? 'application/json' : 'application/problem+json';
  return (route) => route.fulfill({ status, contentType: type, body: JSON.stringify(body) });
};

/** The server agrees. */
export function grant<O extends Command | Query>(operation: O, value: OutputOf<O>): Stub {
  return { operation, answer: answeredWith(200, operation.output.parse(value)) };
}

/** The server says no, or breaks (`server/failed`). */
export function refuse(operation: Command | Query, code: RefusalCode, details: Record<string, unknown> = {}): Stub {
  const body = problemOf({ code, details }, { instance: operation.path, traceId });
  return { operation, answer: answeredWith(statusOf(code), body) };
}

/** The server never answers. */
export const hang = (operation: Command | Query): Stub => ({ operation, answer: () => new Promise(() => undefined) });

/** The server cannot be reached. */
export const cutOff = (operation: Command | Query): Stub => ({
  operation,
  answer: (route) => route.abort('connectionfailed'),
});

export interface Stub {
  readonly operation: Command | Query;
  readonly answer: Answer;
}

const patternOf = (path: string): RegExp => new RegExp(`^${path.replace(/:[A-Za-z]\w*/g, '[^/]+')}$`);

/** Answers the page's calls; the last stub of an operation counts, and what was not foreseen is shown as a 404. */
export async function stubApi(page: Page, stubs: readonly Stub[]): Promise<void> {
  await page.route('**/api/v1/**', async (route) => {
    const method = route.request().method();
    const { pathname } = new URL(route.request().url());
    const stub = stubs.findLast(
      ({ operation }) => operation.method === method && patternOf(operation.path).test(pathname),
    );
    if (stub) return stub.answer(route);
    const body = problemOf({ code: 'request/not-found' }, { instance: pathname, traceId });
    await answeredWith(404, body)(route);
  });
}
