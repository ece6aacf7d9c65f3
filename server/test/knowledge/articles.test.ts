import type { ArticleRecord, ReplyRecord } from '@switchboard/shared/knowledge';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { engines, type OpenedDatabase } from '../engines.ts';
import { codeOf, type House, World } from '../world.ts';

const url = (opened: OpenedDatabase) => (opened.url.startsWith('postgres') ? opened.url : `sqlite:${opened.url}`);
const article = {
  title: 'Garden waste',
  body: 'Garden waste is collected from March to November.',
  audience: 'public',
  synonyms: ['grass cuttings'],
};

describe.each(engines)('knowledge on $name', ({ isThere, open }) => {
  if (!isThere) return it.skip('[H-01 part] needs its peer', () => undefined);
  let world: World;
  let opened: OpenedDatabase;
  beforeEach(async () => {
    opened = await open();
    world = await World.open({ databaseUrl: url(opened) });
  });
  afterEach(async () => {
    await world.close();
    await opened.dispose();
  });

  const author = (house: House = 'eastmere') => world.person(house, 'contentAdministrator');
  const ann = (house: House = 'eastmere') => world.person(house, 'operator');
  const create = async (input: object = article) =>
    (await world.done<{ articleId: string }>(author(), 'article.create', input)).articleId;
  const publish = (articleId: string, version: number) =>
    world.done<{ version: number }>(author(), 'article.publish', { articleId, version });
  const search = async (question: string, house: House = 'eastmere') => {
    const answer = await world.done<{ items: { title: string }[] }>(ann(house), 'article.search', { question });
    return answer.items.map(({ title }) => title);
  };
  const seen = (articleId: string, who = ann()) => world.call(who, 'article.read', { articleId });

  describe('an article', () => {
    it('[H-01 part] is a draft that readers neither see nor find until it is published', async () => {
      const articleId = await create();
      expect(codeOf(await seen(articleId))).toBe('request/not-found');
      expect(await search('grass cuttings')).toEqual([]);
      expect((await seen(articleId, author())).body).toMatchObject({ title: 'Garden waste', publishedAt: null });
      await publish(articleId, 1);
      expect((await seen(articleId)).body).toMatchObject({ title: 'Garden waste', hasUnpublishedChanges: false });
      expect(await search('grass cuttings')).toEqual(['Garden waste']);
    });

    it('[H-01 part] shows readers what was published while the next version is written', async () => {
      const articleId = await create();
      const { version } = await publish(articleId, 1);
      const after = await world.done<{ version: number }>(author(), 'article.update', {
        ...article,
        articleId,
        version,
        title: 'Garden waste in winter',
      });
      expect((await seen(articleId)).body).toMatchObject({ title: 'Garden waste' });
      expect((await seen(articleId, author())).body).toMatchObject({ title: 'Garden waste in winter' });
      await publish(articleId, after.version);
      expect(await search('grass cuttings')).toEqual(['Garden waste in winter']);
    });

    it('that is withdrawn is not answered from any more, at once', async () => {
      const articleId = await create();
      await publish(articleId, 1);
      expect(await search('garden waste')).toEqual(['Garden waste']);
      await world.done(author(), 'article.withdraw', { articleId });
      expect(await search('garden waste')).toEqual([]);
      expect(codeOf(await seen(articleId))).toBe('request/not-found');
      await world.done(author(), 'article.withdraw', { articleId });
    });

    it('is not overwritten by somebody who has not seen the newest draft', async () => {
      const articleId = await create();
      await world.done(author(), 'article.update', { ...article, articleId, version: 1 });
      const late = await world.call(author(), 'article.update', { ...article, articleId, version: 1 });
      expect(codeOf(late)).toBe('record/changed-meanwhile');
      expect(codeOf(await world.call(author(), 'article.publish', { articleId, version: 1 }))).toBe(
        'record/changed-meanwhile',
      );
    });

    it('belongs to its organisation: the other one neither finds nor reads it', async () => {
      const articleId = await create();
      await publish(articleId, 1);
      expect(await search('garden waste', 'northvale')).toEqual([]);
      expect(codeOf(await seen(articleId, ann('northvale')))).toBe('request/not-found');
    });

    it('every change stands in the audit trail', async () => {
      const articleId = await create();
      await publish(articleId, 1);
      await world.done(author(), 'article.withdraw', { articleId });
      const security = world.person('eastmere', 'securityAdministrator');
      const page = await world.done<{ items: { action: string }[] }>(security, 'audit.list', { subjectId: articleId });
      expect(page.items.map(({ action }) => action).sort()).toEqual([
        'article.create',
        'article.publish',
        'article.withdraw',
      ]);
    });

    it('the list goes by title and on from where it stopped', async () => {
      for (const title of ['Bins', 'Apples', 'Cycling']) await publish(await create({ ...article, title }), 1);
      const page = (after?: string) =>
        world.done<{ items: ArticleRecord[]; next: string | null }>(ann(), 'article.list', {
          limit: 2,
          ...(after && { after }),
        });
      const first = await page();
      const second = await page(first.next ?? undefined);
      expect([...first.items, ...second.items].map(({ title }) => title)).toEqual(['Apples', 'Bins', 'Cycling']);
      expect(second.next).toBeNull();
      expect(codeOf(await world.call(ann(), 'article.list', { after: 'nonsense' }))).toBe('request/malformed');
    });
  });

  describe('canned replies', () => {
    const sam = () => world.person('eastmere', 'supervisor');
    const write = (shortcut: string, more: object = {}) =>
      world.call(sam(), 'reply.create', {
        title: `Reply ${shortcut}`,
        shortcut,
        text: 'Hello {{citizen.name}}',
        ...more,
      });
    const listed = async (input: object = {}) =>
      (await world.done<{ items: ReplyRecord[] }>(ann(), 'reply.list', input)).items.map(({ shortcut }) => shortcut);

    it('are found by shortcut or words, and offered in their queues', async () => {
      await write('hi');
      await write('housing', { queueKeys: ['housing'] });
      expect(await listed({ search: '/h' })).toEqual(['hi', 'housing']);
      expect(await listed({ queueKey: 'waste' })).toEqual(['hi']);
      expect(await listed({ queueKey: 'housing', search: 'reply hou' })).toEqual(['housing']);
    });

    it('a shortcut is one reply’s alone, also when it is changed', async () => {
      await write('hi');
      expect(codeOf(await write('HI'))).toBe('reply/shortcut-taken');
      const { replyId } = (await write('bye')).body as { replyId: string };
      const taken = await world.call(sam(), 'reply.update', {
        replyId,
        version: 1,
        title: 'Bye',
        shortcut: 'hi',
        text: 'Bye',
      });
      expect(codeOf(taken)).toBe('reply/shortcut-taken');
      await world.done(sam(), 'reply.remove', { replyId });
      expect(await listed()).toEqual(['hi']);
    });
  });
});
