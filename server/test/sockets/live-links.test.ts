import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { platformMigration } from '../../src/platform/database/index.ts';
import { engines, type OpenedDatabase } from '../engines.ts';
import { eventually } from './stage/eventually.ts';
import { LiveNode } from './stage/live-node.ts';
import { Happenings, notesMigration } from './stage/notes.ts';
import { StageDesk } from './stage/stage-desk.ts';

const eastmere = 'eastmere-police';
const northvale = 'northvale-council';
const aNote = (noteId: string, more = {}) => ({ noteId, serviceAreaId: null, title: noteId, secret: 'hush', ...more });

for (const engine of engines) {
  describe.skipIf(!engine.isThere)(`live links on ${engine.name}`, () => {
    let opened: OpenedDatabase;
    let node: LiveNode;
    let happens: Happenings;
    let meanwhile = async () => {};
    const desks: StageDesk[] = [];

    beforeAll(async () => {
      opened = await engine.open();
      await opened.database.migrate([platformMigration, notesMigration]);
      happens = new Happenings(opened.database);
      await happens.person(eastmere, 'ann', { 'directory.read': 'all' });
      await happens.person(eastmere, 'sam', { 'directory.read': 'all', 'users.read': 'all' });
      await happens.person(northvale, 'ben', { 'directory.read': 'all', 'users.read': 'all' });
      node = await LiveNode.open({ database: opened.database, whileReading: () => meanwhile() });
    });
    afterEach(() => {
      for (const desk of desks.splice(0)) desk.disconnect();
      expect(node.failures).toEqual([]);
    });
    afterAll(async () => {
      await node.close();
      await opened.dispose();
    });

    async function sitsDown(token: string, streams = [eastmere]): Promise<StageDesk> {
      const desk = new StageDesk(token);
      desks.push(desk);
      desk.connect(node.url);
      await eventually('the desk has its snapshots', () => streams.every((stream) => desk.positions.has(stream)));
      return desk;
    }

    test('a desk starts from a snapshot and follows what happens, field by field as its rights allow', async () => {
      await happens.write(eastmere, aNote('before'));
      const ann = await sitsDown('ann');
      const sam = await sitsDown('sam');
      await happens.inSecret(eastmere);
      await happens.write(eastmere, aNote('after'));
      await eventually('both are told', () => [ann, sam].every((desk) => desk.shown.get(eastmere)?.has('after')));
      expect(ann.shown.get(eastmere)?.get('before')).toEqual({ title: 'before' });
      expect(ann.shown.get(eastmere)?.get('after')).toEqual({ title: 'after' });
      expect(sam.shown.get(eastmere)?.get('after')).toEqual({ title: 'after', secret: 'hush' });
      expect(ann.told.map(({ event }) => event.type)).not.toContain('vault.opened');
    });

    test('[S-03 part] semantics 16: a desk that comes back gets exactly what it missed, without a new snapshot', async () => {
      const ann = await sitsDown('ann');
      ann.cut();
      for (let n = 0; n < 250; n += 1) await happens.write(eastmere, aNote(`missed-${n}`));
      ann.connect(node.url);
      await eventually('the last one is told', () => ann.shown.get(eastmere)?.has('missed-249') ?? false);
      expect(ann.snapshots).toHaveLength(1);
      expect(ann.told.map(({ event }) => event.subjectId)).toEqual(
        Array.from({ length: 250 }, (_, n) => `missed-${n}`),
      );
      expect(ann.gaps).toEqual([]);
    });

    test('a broken chain is mended from the log on request', async () => {
      const ann = await sitsDown('ann');
      const before = ann.positions.get(eastmere)!;
      await happens.write(eastmere, aNote('lost on the way'));
      await eventually('it is told', () => ann.told.length === 1);
      ann.positions.set(eastmere, before);
      ann.told.length = 0;
      expect(await ann.since(eastmere)).toEqual({ ok: true });
      await eventually('it is told again', () => ann.told.length === 1);
      expect(ann.told[0]?.event).toMatchObject({ subjectId: 'lost on the way', prev: before.seq });
      expect(await ann.since('nobody')).toMatchObject({ ok: false, refusal: { code: 'request/not-found' } });
    });

    test('another organisation sees nothing until it is granted, then only the granted fields, then nothing again', async () => {
      const ben = await sitsDown('ben', [northvale]);
      await happens.write(eastmere, aNote('private'));
      await happens.grant(eastmere, northvale, ['title']);
      await eventually('the grant brings a snapshot', () => ben.positions.has(eastmere));
      expect(ben.shown.get(eastmere)?.get('private')).toEqual({ title: 'private' });
      await happens.write(eastmere, aNote('shared'));
      await eventually('it is told', () => ben.shown.get(eastmere)?.has('shared') ?? false);
      expect(ben.shown.get(eastmere)?.get('shared')).toEqual({ title: 'shared' });
      await happens.grant(eastmere, northvale, null);
      await eventually('the sharing ends', () => !ben.positions.has(eastmere));
      const told = ben.told.length;
      await happens.write(eastmere, aNote('private again'));
      await happens.write(northvale, aNote('our own'));
      await eventually('our own is told', () => ben.shown.get(northvale)?.has('our own') ?? false);
      expect(ben.told.slice(told).map(({ event }) => event.subjectId)).toEqual(['our own']);
    });

    test('a change of rights forces a snapshot under the new ones; the end of the session ends the link', async () => {
      await happens.person(eastmere, 'cam', { 'directory.read': 'all', 'users.read': 'all' });
      const cam = await sitsDown('cam');
      await happens.person(eastmere, 'cam', { 'directory.read': 'all' });
      await happens.write(eastmere, aNote('after the change'));
      await eventually('it is shown', () => cam.shown.get(eastmere)?.has('after the change') ?? false);
      expect(cam.shown.get(eastmere)?.get('after the change')).toEqual({ title: 'after the change' });
      expect(cam.snapshots.map(({ reason }) => reason)).toEqual(['opened', 'rightsChanged']);
      await happens.person(eastmere, 'cam', {}, false);
      await eventually('the link ends', () => cam.ending !== undefined && !cam.isConnected);
      expect(cam.ending).toMatchObject({ code: 'access/not-signed-in', retryInMs: null });
    });

    /** Does it in the midst of the next snapshot, once. */
    function inTheMidst(deed: () => Promise<void>): void {
      meanwhile = async () => {
        meanwhile = async () => {};
        await deed();
      };
    }

    test('what happens while a snapshot is read is told after it', async () => {
      inTheMidst(() => happens.write(eastmere, aNote('in the midst')));
      const ann = await sitsDown('ann');
      await eventually('it is told', () => ann.told.length === 1);
      expect(ann.told[0]?.event).toMatchObject({ subjectId: 'in the midst', prev: ann.snapshots[0]!.seq });
      expect(JSON.stringify(ann.snapshots)).not.toContain('in the midst');
      expect(ann.gaps).toEqual([]);
    });

    test('a snapshot under rights that changed while it was read is never sent', async () => {
      await happens.person(eastmere, 'dee', { 'directory.read': 'all', 'users.read': 'all' });
      inTheMidst(() => happens.person(eastmere, 'dee', { 'directory.read': 'all' }));
      const dee = await sitsDown('dee');
      expect(dee.snapshots).toHaveLength(1);
      expect(JSON.stringify(dee.snapshots)).not.toContain('hush');
    });

    test('a heartbeat names the last seq sent and how far the log was read', async () => {
      const ann = await sitsDown('ann');
      const { seq } = ann.positions.get(eastmere)!;
      await happens.inSecret(eastmere);
      await eventually('the heartbeat moves the place on', () => {
        node.streams.beat();
        return ann.positions.get(eastmere)!.upTo === seq + 1;
      });
      expect(ann.positions.get(eastmere)?.seq).toBe(seq);
    });
  });
}
