import type { InputOf } from '@switchboard/shared/access';
import { accepted, newId, refused } from '@switchboard/shared/kernel';
import { articleOperations, excerptOf } from '@switchboard/shared/knowledge';
import type { Scope } from '../../platform/access/scope.ts';
import type { Transaction } from '../../platform/database/index.ts';
import type { CommandCall, OperationRegistry } from '../../platform/operations/registry.ts';
import {
  changeDraft,
  contentFrom,
  findArticle,
  insertArticle,
  listArticles,
  lockArticle,
  publishDraft,
  raiseEdition,
  recordFrom,
  withdrawArticle,
} from '../storage/articles.ts';
import type { ArticleIndexes } from '../use-cases/article-indexes.ts';
import { notOurPlace } from './not-our-place.ts';

type Articles = typeof articleOperations;
const notFound = () => refused({ code: 'request/not-found' } as const);
const isAuthor = (scope: Scope) => scope.rights.has('knowledge.manage');

export function registerArticles(registry: OperationRegistry, indexes: ArticleIndexes): void {
  registry.query(articleOperations.list, async ({ scope, db }, input) => {
    const page = await listArticles(db, { ...input, forAuthor: isAuthor(scope) });
    return page ? accepted(page) : notOurPlace();
  });

  registry.query(articleOperations.read, async ({ scope, db }, { articleId }) => {
    const row = await findArticle(db, articleId);
    const record = row && recordFrom(row, isAuthor(scope));
    return record ? accepted(record) : notFound();
  });

  registry.query(articleOperations.search, async ({ scope: { organisationId } }, input) => {
    const found = (await indexes.of(organisationId)).find(input);
    const items = found.map(({ id, title, body, audience, url }) => {
      return { id, organisationId, title, excerpt: excerptOf(body), audience, url };
    });
    return accepted({ items });
  });

  registry.command(articleOperations.create, createArticle);
  registry.command(articleOperations.update, updateArticle);
  registry.command(articleOperations.publish, publishArticle);
  registry.command(articleOperations.withdraw, takeBack);
}

async function createArticle({ scope, tx, now }: CommandCall, content: InputOf<Articles['create']>) {
  const articleId = newId(now);
  await insertArticle(tx.db, { id: articleId, organisationId: scope.organisationId, content });
  tx.event({ type: 'article.created', subjectId: articleId, body: { title: content.title } });
  await tx.audit({ subject: { kind: 'article', id: articleId }, after: content });
  return accepted({ articleId });
}

async function updateArticle({ tx }: CommandCall, input: InputOf<Articles['update']>) {
  const { articleId, version: seen, ...after } = input;
  const found = await articleAt(tx, articleId, seen);
  if (!found.ok) return found;
  const version = await changeDraft(tx.db, articleId, after);
  tx.event({ type: 'article.changed', subjectId: articleId, body: { title: after.title } });
  await tx.audit({ subject: { kind: 'article', id: articleId }, before: contentFrom(found.value.draft), after });
  return accepted({ version });
}

async function publishArticle({ scope, tx, now }: CommandCall, input: InputOf<Articles['publish']>) {
  const found = await articleAt(tx, input.articleId, input.version);
  if (!found.ok) return found;
  const row = found.value;
  const version = await publishDraft(tx.db, row, now);
  await raiseEdition(tx.db, scope.organisationId);
  const after = contentFrom(row.draft);
  tx.event({ type: 'article.published', subjectId: row.id, body: { title: after.title, audience: after.audience } });
  await tx.audit({
    subject: { kind: 'article', id: row.id },
    before: row.published && contentFrom(row.published),
    after,
  });
  return accepted({ version });
}

/** Harmless when it is so already: the click may be sent twice. */
async function takeBack({ scope, tx }: CommandCall, { articleId }: InputOf<Articles['withdraw']>) {
  const row = await lockArticle(tx.db, articleId);
  if (!row) return notFound();
  if (row.published === null) return accepted({ version: row.version });
  const version = await withdrawArticle(tx.db, articleId);
  await raiseEdition(tx.db, scope.organisationId);
  tx.event({ type: 'article.withdrawn', subjectId: articleId, body: { title: contentFrom(row.published).title } });
  await tx.audit({ subject: { kind: 'article', id: articleId }, before: contentFrom(row.published) });
  return accepted({ version });
}

/** The article, if nobody changed it since the caller looked. */
async function articleAt(tx: Transaction, articleId: string, seen: number) {
  const row = await lockArticle(tx.db, articleId);
  if (!row) return notFound();
  if (row.version === seen) return accepted(row);
  return refused({ code: 'record/changed-meanwhile', details: { version: row.version } } as const);
}
