import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eraseAuditPayload } from '@switchboard/shared/audit';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { engines, type OpenedDatabase } from '../../test/engines.ts';
import { everyOrganisation, type Scope, systemScope } from '../platform/access/scope.ts';
import { type Database, openDatabase, platformMigration } from '../platform/database/index.ts';
import { AnchorFiles } from './storage/anchor-file.ts';
import { chainHashes as hashes } from './storage/chain-hashes.ts';
import { headStore } from './storage/chain-state.ts';
import { erasureStore } from './storage/erasure.ts';
import { auditMigrations } from './storage/migrations.ts';
import { sealingStore } from './storage/sealing.ts';
import { trailReader } from './storage/trail-reader.ts';
import { makeAnchorHeads } from './use-cases/anchor-heads.ts';
import { erasePayload } from './use-cases/erase-payload.ts';
import { makeSealTrail } from './use-cases/seal-trail.ts';
import { makeVerifyTrail } from './use-cases/verify-trail.ts';
import './storage/tables.ts';

const noon = Date.UTC(2026, 10, 20, 12);
const all = systemScope(everyOrganisation, 'test');
const sam = scopeOf('eastmere', 'sam');
const nell = scopeOf('northvale', 'nell');

function scopeOf(organisationId: string, id: string): Scope {
  return { ...systemScope(organisationId, 'test'), actor: { kind: 'user', id }, traceId: `trace-of-${id}` };
}

for (const engine of engines) {
  describe.skipIf(!engine.isThere)(`the audit trail on ${engine.name}`, () => {
    let now = noon;
    let opened: OpenedDatabase;
    let database: Database;
    let folder: string;
    let told: string[];

    beforeAll(async () => {
      opened = await engine.open(() => now);
      database = opened.database;
      await database.migrate([platformMigration, ...auditMigrations]);
    });
    afterAll(() => opened.dispose());
    beforeEach(async () => {
      now = noon;
      told = [];
      folder = await mkdtemp(join(tmpdir(), 'switchboard-anchor-'));
      await database.inTransaction(all, async (tx) => {
        for (const table of [
          'audit_entry',
          'audit_payload',
          'audit_link',
          'audit_chain_head',
          'audit_anchor',
        ] as const) {
          await tx.db.deleteFrom(table).execute();
        }
      });
    });
    afterEach(() => rm(folder, { recursive: true }));

    const seal = (on = database) => makeSealTrail({ store: sealingStore(on), hashes })();
    const anchor = (tell?: () => Promise<boolean>) =>
      makeAnchorHeads({
        heads: headStore(database),
        log: new AnchorFiles(folder),
        tell,
        clock: () => now,
        onContradiction: (organisationId, seq) => told.push(`${organisationId} ${seq}`),
      })();
    const verify = (organisationId = 'eastmere') =>
      makeVerifyTrail({ trail: trailReader(database), anchors: new AnchorFiles(folder), hashes })(organisationId);
    const faults = async () => (await verify()).faults.map(({ kind, seq }) => `${kind} ${seq}`);

    async function record(count: number, scope = sam): Promise<void> {
      for (let at = 1; at <= count; at += 1) {
        now += 10;
        await database.inTransaction(scope, (tx) =>
          tx.audit({
            action: 'team.rename',
            subject: { kind: 'team', id: `team-${at}` },
            after: { name: `Team ${at}` },
          }),
        );
      }
    }

    /** What somebody does who has the database in her hands and no command of ours. */
    const doctor = (statement: string) => database.inTransaction(all, (tx) => sql.raw(statement).execute(tx.db));

    async function entryAt(seq: number): Promise<string> {
      const links = database.read(sam).selectFrom('audit_link').select('entry_id');
      return (await links.where('seq', '=', seq).executeTakeFirstOrThrow()).entry_id;
    }

    test('entries are sealed in the order of their recording, each organisation in a chain of its own', async () => {
      await record(3);
      await record(2, nell);
      expect(await verify()).toMatchObject({ sealedEntries: 0, unsealed: { count: 3, oldestRecordedAt: noon + 10 } });
      expect(await seal()).toEqual({ count: 5, overtaken: false });
      await record(2);
      expect(await seal()).toEqual({ count: 2, overtaken: false });
      expect(await verify()).toMatchObject({ intact: true, sealedEntries: 5, unsealed: { count: 0 } });
      expect(await verify('northvale')).toMatchObject({ intact: true, sealedEntries: 2 });
      const entries = database.read(sam).selectFrom('audit_entry').select('sealed_seq').orderBy('entry_id');
      expect((await entries.execute()).map((row) => row.sealed_seq)).toEqual([1, 2, 3, 4, 5]);
    });

    test('what was rolled back is neither recorded nor sealed', async () => {
      const failing = database.inTransaction(sam, async (tx) => {
        await tx.audit({ subject: { kind: 'team', id: 'team-1' } });
        throw new Error('no');
      });
      await expect(failing).rejects.toThrow('no');
      expect(await seal()).toEqual({ count: 0, overtaken: false });
    });

    test('more than one round at once is sealed to the end', async () => {
      await database.inTransaction(sam, async (tx) => {
        for (let at = 0; at < 1203; at += 1) await tx.audit({ subject: { kind: 'team', id: `team-${at}` } });
      });
      expect(await seal()).toEqual({ count: 1203, overtaken: false });
      expect(await verify()).toMatchObject({ intact: true, sealedEntries: 1203 });
    });

    test('two nodes that seal at once never fork a chain', async () => {
      const second = openDatabase(opened.url, () => now);
      try {
        for (let round = 0; round < 15; round += 1) {
          await record(8);
          await Promise.all([seal(), seal(second), seal()]);
        }
        await seal();
        expect(await verify()).toMatchObject({ intact: true, sealedEntries: 120, unsealed: { count: 0 } });
      } finally {
        await second.close();
      }
    });

    describe('doctored', () => {
      beforeEach(async () => {
        await record(6);
        await record(2, nell);
        await seal();
        await anchor();
        expect(await faults()).toEqual([]);
      });
      const eastmere = "organisation_id = 'eastmere'";

      test('[R-04 part] an altered entry is found', async () => {
        await doctor(`UPDATE audit_entry SET actor_id = 'ben' WHERE ${eastmere} AND sealed_seq = 3`);
        expect(await faults()).toEqual(['entryAltered 3']);
        expect(await verify('northvale')).toMatchObject({ intact: true });
      });

      test('[R-04 part] an altered content is found', async () => {
        await doctor(`UPDATE audit_payload SET payload = '{}' WHERE entry_id = '${await entryAt(4)}'`);
        expect(await faults()).toEqual(['payloadAltered 4']);
      });

      test('[R-04 part] a deleted entry is found, with or without its link', async () => {
        await doctor(`DELETE FROM audit_entry WHERE ${eastmere} AND sealed_seq = 2`);
        expect(await faults()).toEqual(['entryMissing 2']);
        await doctor(`DELETE FROM audit_link WHERE ${eastmere} AND seq = 2`);
        expect(await faults()).toEqual(['linkMissing 2']);
      });

      test('[R-04 part] entries that changed places are found', async () => {
        const [third, fourth] = [await entryAt(3), await entryAt(4)];
        await doctor(`UPDATE audit_link SET entry_id = 'held' WHERE entry_id = '${third}'`);
        await doctor(`UPDATE audit_link SET entry_id = '${third}' WHERE entry_id = '${fourth}'`);
        await doctor(`UPDATE audit_link SET entry_id = '${fourth}' WHERE entry_id = 'held'`);
        expect(await faults()).toEqual(expect.arrayContaining(['linkAltered 3', 'entryAltered 3', 'linkAltered 4']));
      });

      test('[R-04 part] a tail cut off, head and all, is found by the anchor', async () => {
        await doctor(`DELETE FROM audit_entry WHERE ${eastmere} AND sealed_seq > 4`);
        await doctor(`DELETE FROM audit_link WHERE ${eastmere} AND seq > 4`);
        expect(await faults()).toEqual(['headAltered 6', 'truncated 6']);
        await doctor(
          `UPDATE audit_chain_head SET seq = 4,
             hash = (SELECT hash FROM audit_link WHERE ${eastmere} AND seq = 4) WHERE ${eastmere}`,
        );
        expect(await faults()).toEqual(['truncated 6']);
        await anchor();
        expect(told).toEqual(['eastmere 4']);
        await record(2);
        await seal();
        await anchor();
        expect(await faults()).toEqual(['anchorContradicted 6']);
      });

      test('a trail taken away altogether is found by the anchor', async () => {
        for (const table of ['audit_entry', 'audit_payload', 'audit_link', 'audit_chain_head']) {
          await doctor(`DELETE FROM ${table} WHERE ${eastmere}`);
        }
        expect(await faults()).toEqual(['truncated 6']);
      });

      test('a chain made anew over altered entries is found by the anchor', async () => {
        await doctor(`UPDATE audit_entry SET actor_id = 'ben' WHERE ${eastmere} AND sealed_seq = 3`);
        await doctor(`UPDATE audit_entry SET sealed_seq = NULL WHERE ${eastmere}`);
        await doctor(`DELETE FROM audit_link WHERE ${eastmere}`);
        await doctor(`DELETE FROM audit_chain_head WHERE ${eastmere}`);
        await seal();
        expect(await faults()).toEqual(['anchorContradicted 6']);
      });

      test('an entry slipped in with a place in the chain is found; one without is sealed as what it is: late', async () => {
        const columns = 'organisation_id, entry_id, recorded_at, actor_kind, actor_id, action, subject_kind';
        const insert = (id: string, seq: string) =>
          doctor(
            `INSERT INTO audit_entry (${columns}, subject_id, trace_id, payload_hash, sealed_seq)
             VALUES ('eastmere', '${id}', ${noon}, 'user', 'ben', 'team.close', 'team', 'team-9', 't', 'h', ${seq})`,
          );
        await insert('slipped-in', '4');
        expect(await faults()).toEqual(['entryNotInChain 4']);
        await doctor("DELETE FROM audit_entry WHERE entry_id = 'slipped-in'");
        await insert('late', 'NULL');
        await seal();
        expect(await faults()).toEqual(['payloadAltered 7']);
      });

      test('a number taken from an entry neither hides it nor has it sealed twice', async () => {
        await doctor(`UPDATE audit_entry SET sealed_seq = NULL WHERE ${eastmere} AND sealed_seq = 3`);
        expect(await seal()).toEqual({ count: 0, overtaken: false });
        expect(await faults()).toEqual(['entryNotInChain 3']);
      });

      test('[R-04 part] erasing a content lawfully keeps the chain whole; taking it away otherwise does not', async () => {
        const entryId = await entryAt(3);
        const erase = () =>
          database.inTransaction(sam, (tx) =>
            erasePayload(erasureStore(tx), { entryId, reason: 'Court order 17 of 2026' }, tx.now),
          );
        expect(await erase()).toEqual({ ok: true, value: { entryId, erasedAt: now } });
        expect(await verify()).toMatchObject({ intact: true, erasedPayloads: 1, unsealed: { count: 1 } });
        await seal();
        expect(await verify()).toMatchObject({ intact: true, sealedEntries: 7, erasedPayloads: 1 });
        expect(await erase()).toEqual({ ok: false, refusal: { code: 'audit/payload-already-erased' } });
        const payloads = database.read(sam).selectFrom('audit_payload').selectAll().where('entry_id', '=', entryId);
        expect(await payloads.execute()).toMatchObject([{ salt: null, payload: null, erased_at: now }]);

        await doctor(
          `UPDATE audit_payload SET salt = NULL, payload = NULL, erased_at = 1 WHERE entry_id = '${await entryAt(5)}'`,
        );
        expect(await faults()).toEqual(['payloadAltered 5']);
      });

      test("another organisation's entry cannot be erased", async () => {
        const entryId = await entryAt(3);
        const outcome = await database.inTransaction(nell, (tx) =>
          erasePayload(erasureStore(tx), { entryId, reason: 'It is none of mine' }, tx.now),
        );
        expect(outcome).toEqual({ ok: false, refusal: { code: 'request/not-found' } });
        expect(eraseAuditPayload.refusals).toContain('audit/payload-already-erased');
      });
    });

    test('a head is anchored once, told outside, and noted', async () => {
      await record(2);
      await seal();
      expect(await anchor(async () => true)).toBe(1);
      expect(await anchor(async () => true)).toBe(0);
      await record(1);
      await seal();
      expect(await anchor(async () => false)).toBe(1);
      const noted = await database.read(sam).selectFrom('audit_anchor').selectAll().execute();
      expect(noted).toMatchObject([{ seq: 3, anchored_at: now, remote: 'failed' }]);
      const heads: number[] = [];
      for await (const { seq } of new AnchorFiles(folder).read('eastmere')) heads.push(seq);
      expect(heads).toEqual([2, 3]);
    });

    test('an anchor line that a power cut left unfinished harms neither those before nor those after', async () => {
      await record(1);
      await seal();
      await anchor();
      await appendFile(join(folder, 'eastmere.log'), '{"seq":2,"hash":"4a');
      await record(2);
      await seal();
      await anchor();
      const heads: number[] = [];
      for await (const { seq } of new AnchorFiles(folder).read('eastmere')) heads.push(seq);
      expect(heads).toEqual([1, 3]);
      expect(await verify()).toMatchObject({ intact: true });
    });
  });
}
