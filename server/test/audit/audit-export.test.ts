import { get } from 'node:http';
import type { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Scope, systemScope } from '../../src/platform/access/scope.ts';
import { type Person, World } from '../world.ts';

const entries = 25_000;
const perCommit = 5_000;

describe('taking the audit trail out', () => {
  let world: World;
  let sasha: Person;

  beforeAll(async () => {
    world = await World.open();
    sasha = world.person('eastmere', 'securityAdministrator');
    await world.advance(1000);
    const ben: Scope = {
      ...systemScope(world.ids.eastmere.organisationId, 'test'),
      actor: { kind: 'user', id: world.people('eastmere')[1]!.userId },
      operation: 'record.view',
    };
    for (let at = 0; at < entries; at += perCommit) {
      await world.server.platform.database.inTransaction(ben, async (tx) => {
        for (let number = at; number < at + perCommit; number += 1) {
          await tx.audit({ subject: { kind: 'record', id: `=HYPERLINK("https://evil.example/${number}")` } });
        }
      });
    }
    await world.advance(1000);
  });
  afterAll(() => world.close());

  /** The export over a real connection, as a browser or a program asks for it. */
  async function download(filter: Record<string, string>, who: Person | { token: string } = sasha): Promise<Readable> {
    const token = 'token' in who ? who.token : await world.tokenOf(who);
    const url = new URL(`/api/v1/audit/export.csv?${new URLSearchParams(filter)}`, world.server.publicUrl);
    return new Promise((answer, fail) => {
      get(url, { headers: { authorization: `Bearer ${token}` } }, answer).on('error', fail);
    });
  }

  async function linesOf(file: Readable): Promise<string[]> {
    let text = '';
    for await (const piece of file.setEncoding('utf8')) text += piece;
    return text.split('\r\n').slice(0, -1);
  }

  test('[R-05 part] an auditor filters and exports many rows, each once and in order, as a CSV safe to open', async () => {
    const lines = await linesOf(await download({ action: 'record.view' }));
    expect(lines[0]).toBe(
      '\uFEFFrecordedAt,actorKind,actorId,actorName,action,subjectKind,subjectId,traceId,entryId,sealedSeq,erasedAt,content',
    );
    expect(lines).toHaveLength(entries + 1);
    const numbers = lines.slice(1).map((line) => Number(/evil\.example\/(\d+)/.exec(line)![1]));
    expect(numbers.every((number, at) => number === at)).toBe(true);
    expect(lines[1]).toContain(`,"'=HYPERLINK(""https://evil.example/0"")",`);
    expect(lines[1]).toMatch(/^2026-11-16T09:00:01\.000Z,user,/);
  });

  test('an export narrowed down holds only what was asked for, and is itself on record', async () => {
    const lines = await linesOf(await download({ subjectId: '=HYPERLINK("https://evil.example/17")' }));
    expect(lines).toHaveLength(2);
    const page = await world.done<{ items: { actor: { name: string } }[] }>(sasha, 'audit.list', {
      action: 'audit.export',
      limit: 1,
    });
    expect(page.items[0]!.actor.name).toBe(sasha.displayName);
  });

  test('[R-05 part] a third party exports with a token of its own, and with no other', async () => {
    const issue = (rights: string[]) =>
      world.done<{ token: string }>(sasha, 'apiToken.issue', {
        name: `Auditor with ${rights.join(' and ')}`,
        rights,
        expiresAt: world.now + 86_400_000,
      });
    const filter = { subjectId: '=HYPERLINK("https://evil.example/17")' };
    expect(await linesOf(await download(filter, await issue(['audit.export'])))).toHaveLength(2);
    const denied = (await download(filter, await issue(['audit.read']))) as Readable & { statusCode: number };
    denied.resume();
    expect(denied.statusCode).toBe(403);
  });

  test('a reader who goes away ends the reading; the server goes on', async () => {
    const file = await download({ action: 'record.view' });
    await new Promise((begun) => file.once('data', begun));
    file.destroy();
    expect(await linesOf(await download({ action: 'navigation' }))).toHaveLength(1);
  });
});
