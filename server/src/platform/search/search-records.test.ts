import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { engines, type OpenedDatabase } from '../../../test/engines.ts';
import { type Scope, systemScope } from '../access/scope.ts';
import { platformMigration } from '../database/index.ts';
import { makeFindable, makeUnfindable, searchMigration, searchRecords } from './index.ts';
import { foreignQuestions, recallQuestions, recallRecords } from './recall-set.ts';

const eastmere = systemScope('eastmere', 'test');
const northvale = systemScope('northvale', 'test');
const kinds = ['user', 'team'];

for (const engine of engines) {
  describe.skipIf(!engine.isThere)(`search on ${engine.name}`, () => {
    let opened: OpenedDatabase;

    beforeAll(async () => {
      opened = await engine.open();
      await opened.database.migrate([platformMigration, searchMigration]);
      await opened.database.inTransaction(eastmere, async (tx) => {
        for (const record of recallRecords)
          await makeFindable(tx, { ...record, organisationId: 'eastmere', areaId: null });
      });
    });
    afterAll(() => opened.dispose());

    const found = async (text: string, scope: Scope = eastmere, limit = 3) =>
      (await searchRecords(opened.database, scope, { kinds, text, limit })).map(({ id }) => id);
    const indexed = (scope: Scope, id: string, fields: Record<string, string | null>, areaId: string | null = null) =>
      opened.database.inTransaction(scope, (tx) =>
        makeFindable(tx, { organisationId: scope.organisationId, kind: 'user', id, areaId, fields }),
      );

    test.each(recallQuestions)('%j finds what was meant', async (text, wanted) => {
      const hits = await found(text);
      expect(hits).toEqual(expect.arrayContaining([...wanted]));
    });

    test.each(recallQuestions.filter(([, wanted]) => wanted.length === 1))(
      '%j puts the one that was meant first',
      async (text, [wanted]) => expect((await found(text))[0]).toBe(wanted),
    );

    test.each(recallQuestions)('%j finds the same in the thread for long questions', async (text) => {
      const wish = { kinds, text, limit: 3 };
      const here = await searchRecords(opened.database, eastmere, wish);
      expect(await searchRecords(opened.database, eastmere, { ...wish, isLong: true })).toEqual(here);
    });

    test.each(foreignQuestions)('%j finds nobody', async (text) => expect(await found(text)).toEqual([]));

    test('words without letters, and no words at all, find nothing', async () => {
      for (const text of ['', '   ', '"', '" OR "', '*', "');--"]) expect(await found(text)).toEqual([]);
    });

    test('a changed record is found by its new words only, a removed one not at all', async () => {
      await indexed(eastmere, 'user-3001', { displayName: 'Gwendolen Fairfax' });
      expect(await found('gwendolen')).toEqual(['user-3001']);
      await indexed(eastmere, 'user-3001', { displayName: 'Cecily Cardew', jobTitle: null });
      expect(await found('gwendolen')).toEqual([]);
      expect(await found('cecily')).toEqual(['user-3001']);
      await opened.database.inTransaction(eastmere, (tx) =>
        makeUnfindable(tx, { organisationId: 'eastmere', kind: 'user', id: 'user-3001' }),
      );
      expect(await found('cecily')).toEqual([]);
    });

    test('what is rolled back is not found', async () => {
      const failing = opened.database.inTransaction(eastmere, async (tx) => {
        const record = { organisationId: 'eastmere', kind: 'user', id: 'user-3002', areaId: null };
        await makeFindable(tx, { ...record, fields: { displayName: 'Algernon' } });
        throw new Error('no');
      });
      await expect(failing).rejects.toThrow('no');
      expect(await found('algernon')).toEqual([]);
    });

    test('[Q-05 part] an organisation finds its own records only, though another has ever so many that fit better', async () => {
      await opened.database.inTransaction(northvale, async (tx) => {
        for (let i = 0; i < 600; i += 1) {
          const record = { organisationId: 'northvale', kind: 'user', id: `other-${i}`, areaId: null };
          await makeFindable(tx, { ...record, fields: { displayName: 'Brian Llewellyn' } });
        }
      });
      expect(await found('brain llewelyn')).toEqual(['user-1011']);
      expect((await found('brian llewellyn', northvale)).every((id) => id.startsWith('other-'))).toBe(true);
    });

    test('[Q-05 part] what another organisation shares is found by the shared fields only', async () => {
      const grant = { organisationId: 'eastmere', fields: new Set(['displayName']) };
      const withGrant: Scope = { ...northvale, sharedBy: new Map([['user', [grant]]]) };
      expect(await found('katarzyna wojcik', northvale)).toEqual([]);
      expect(await found('katarzyna wojcik', withGrant)).toEqual(['user-1006']);
      expect(await found('quality reviewer', withGrant)).toEqual([]);
      expect(await found('katarzyna quality', withGrant)).toEqual([]);
      expect(await found('missing persons', withGrant)).toEqual([]);
      const [hit] = await searchRecords(opened.database, withGrant, { kinds, text: 'wojcik', limit: 1 });
      expect(hit).toMatchObject({ organisationId: 'eastmere', kind: 'user', id: 'user-1006' });
    });

    test('[Q-03 part] a right held in one service area finds what is there and what belongs to none', async () => {
      await indexed(eastmere, 'user-4001', { displayName: 'Prunella Hargreaves' }, 'roads');
      await indexed(eastmere, 'user-4002', { displayName: 'Prunella Hargreaves' }, 'housing');
      await indexed(eastmere, 'user-4003', { displayName: 'Prunella Hargreaves' });
      expect((await found('prunella')).sort()).toEqual(['user-4001', 'user-4002', 'user-4003']);
      const roads: Scope = { ...eastmere, areas: new Set(['roads']) };
      expect((await found('prunella', roads)).sort()).toEqual(['user-4001', 'user-4003']);
    });

    test('only the kinds that were asked for are found', async () => {
      expect(await searchRecords(opened.database, eastmere, { kinds: ['team'], text: 'ann', limit: 5 })).toEqual([]);
    });
  });
}
