import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import SqliteConnection from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { World } from '../world.ts';

const program = resolve(import.meta.dirname, '../../src/audit-verify.ts');

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

function verify(environment: Record<string, string>, ...options: string[]): Promise<Ended> {
  return new Promise((ended) => {
    execFile(process.execPath, [program, ...options], { env: environment }, (failure, out, err) => {
      ended({ code: failure ? Number(failure.code) : 0, out, err });
    });
  });
}

describe('npm run audit:verify', () => {
  let world: World;
  let folder: string;
  let organisationId: string;

  beforeAll(async () => {
    world = await World.open();
    folder = world.server.platform.configuration.dataDir;
    organisationId = world.ids.eastmere.organisationId;
    await world.done(world.person('eastmere', 'securityAdministrator'), 'navigation.record', { screen: 'desk' });
    await world.server.audit.sealNow();
    await world.server.audit.anchorNow();
  });
  afterAll(() => world.close());

  /** Somebody with the file in her hands, past every command and every right. */
  function doctor(statement: string, ...values: unknown[]): void {
    const file = new SqliteConnection(join(folder, 'switchboard.db'));
    file.prepare(statement).run(...values);
    file.close();
  }

  test('a whole trail: says so for each organisation and ends well, while the server runs', async () => {
    const { code, out } = await verify({ DATA_DIR: folder });
    expect(code).toBe(0);
    expect(out).toContain(`Organisation ${organisationId}: whole`);
    expect(out.match(/: whole/g)).toHaveLength(2);
    expect(out).toContain('nothing waits to be sealed');
  });

  test('[R-04 part] a doctored database file: names the organisation, the place and the fault, and ends badly', async () => {
    const change =
      'UPDATE audit_payload SET payload = ? WHERE entry_id = (SELECT entry_id FROM audit_link WHERE organisation_id = ? AND seq = 3)';
    const file = new SqliteConnection(join(folder, 'switchboard.db'), { readonly: true });
    const read =
      'SELECT payload FROM audit_payload JOIN audit_link USING (entry_id) WHERE audit_link.organisation_id = ? AND seq = 3';
    const { payload } = file.prepare(read).get(organisationId) as { payload: string };
    file.close();
    doctor(change, '{"after":{"displayName":"Nobody"}}', organisationId);
    const { code, out } = await verify({ DATA_DIR: folder });
    expect(code).toBe(1);
    expect(out).toContain(`Organisation ${organisationId}: NOT WHOLE`);
    expect(out).toMatch(/#3 {2}entry [0-9a-f-]{36} {2}The content of the entry is not what was recorded/);
    expect(out.match(/: whole/g)).toHaveLength(1);
    doctor(change, payload, organisationId);
    expect((await verify({ DATA_DIR: folder })).code).toBe(0);
  });

  test('without the anchors a cut end looks whole; with a copy kept elsewhere it is found', async () => {
    const empty = await mkdtemp(join(tmpdir(), 'switchboard-no-anchors-'));
    for (const table of ['audit_entry', 'audit_payload', 'audit_link', 'audit_chain_head']) {
      doctor(`DELETE FROM ${table} WHERE organisation_id = ?`, world.ids.northvale.organisationId);
    }
    expect((await verify({ DATA_DIR: folder }, '--anchors', empty)).code).toBe(0);
    const { code, out } = await verify({ DATA_DIR: folder }, '--anchors', join(folder, 'audit-anchor'));
    expect(code).toBe(1);
    expect(out).toContain('The chain ends before a point that was anchored outside the database.');
    await rm(empty, { recursive: true });
  });

  test('no database: one sentence, and a code of its own', async () => {
    const { code, out, err } = await verify({ DATA_DIR: join(folder, 'nowhere') });
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/^There is no database at .*switchboard\.db: set DATA_DIR or DATABASE_URL/);
  });
});
