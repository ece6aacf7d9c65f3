import type { Instant, Page } from '@switchboard/shared/kernel';
import {
  type ArticleAudience,
  type ArticleContent,
  type ArticleLanguage,
  type ArticleRecord,
  articleContentSchema,
} from '@switchboard/shared/knowledge';
import { type Kysely, type Selectable, sql } from 'kysely';
import type { Tables } from '../../platform/database/index.ts';
import { titlePage } from './title-page.ts';

type Db = Kysely<Tables>;
export type ArticleRow = Selectable<Tables['article']>;

export interface ArticleFilter {
  readonly after?: string | undefined;
  readonly limit: number;
  readonly audience?: ArticleAudience | undefined;
  readonly language?: ArticleLanguage | undefined;
  /** Authors see drafts; everybody else what is published. */
  readonly forAuthor: boolean;
}

/**
 * One page by title. Audience and language are judged on what the caller sees, so a page may hold fewer than its limit
 * while there are more. Null when `after` is no answer of ours.
 */
export async function listArticles(db: Db, filter: ArticleFilter): Promise<Page<ArticleRecord> | null> {
  let query = db.selectFrom('article').selectAll();
  if (!filter.forAuthor) query = query.where('published', 'is not', null);
  const page = await titlePage(query, filter);
  if (!page) return null;
  const records = page.items.flatMap((row) => recordFrom(row, filter.forAuthor) ?? []);
  const items = records.filter(
    ({ audience, language }) =>
      (!filter.audience || audience === filter.audience) && (!filter.language || language === filter.language),
  );
  return { items, next: page.next };
}

export async function findArticle(db: Db, articleId: string): Promise<ArticleRow | undefined> {
  return db.selectFrom('article').selectAll().where('id', '=', articleId).executeTakeFirst();
}

/** Finds an article to judge and change it: nobody else changes it before this transaction ends. */
export async function lockArticle(db: Db, articleId: string): Promise<ArticleRow | undefined> {
  await db
    .updateTable('article')
    .set((expression) => ({ version: expression.ref('version') }))
    .where('id', '=', articleId)
    .execute();
  return findArticle(db, articleId);
}

/** Null: nothing of it is published, and the caller is no author. */
export function recordFrom(row: ArticleRow, forAuthor: boolean): ArticleRecord | null {
  const kept = forAuthor ? row.draft : row.published;
  if (kept === null) return null;
  return {
    ...contentFrom(kept),
    id: row.id,
    organisationId: row.organisation_id,
    version: row.version,
    publishedAt: row.published_at,
    hasUnpublishedChanges: row.published !== row.draft,
  };
}

export function contentFrom(kept: string): ArticleContent {
  return articleContentSchema.parse(JSON.parse(kept));
}

export async function insertArticle(
  db: Db,
  article: { readonly id: string; readonly organisationId: string; readonly content: ArticleContent },
): Promise<void> {
  await db
    .insertInto('article')
    .values({
      id: article.id,
      organisation_id: article.organisationId,
      title_key: article.content.title.toLowerCase(),
      draft: JSON.stringify(article.content),
      published: null,
      published_at: null,
      version: 1,
      published_version: null,
    })
    .execute();
}

export async function changeDraft(db: Db, articleId: string, content: ArticleContent): Promise<number> {
  return changed(db, articleId, { title_key: content.title.toLowerCase(), draft: JSON.stringify(content) });
}

/** Shows the draft as it stands in `row`. */
export async function publishDraft(db: Db, row: ArticleRow, now: Instant): Promise<number> {
  return changed(db, row.id, { published: row.draft, published_at: now, published_version: row.version });
}

export async function withdrawArticle(db: Db, articleId: string): Promise<number> {
  return changed(db, articleId, { published: null, published_at: null });
}

async function changed(
  db: Db,
  articleId: string,
  change: Partial<Omit<ArticleRow, 'id' | 'organisation_id' | 'version'>>,
): Promise<number> {
  const { version } = await db
    .updateTable('article')
    .set((expression) => ({ ...change, version: expression('version', '+', 1) }))
    .where('id', '=', articleId)
    .returning('version')
    .executeTakeFirstOrThrow();
  return version;
}

/** What is published has changed: every index of this organisation, on every node, is out of date. */
export async function raiseEdition(db: Db, organisationId: string): Promise<void> {
  await db
    .insertInto('knowledge_edition')
    .values({ organisation_id: organisationId, edition: 1 })
    .onConflict((conflict) =>
      conflict.column('organisation_id').doUpdateSet({ edition: sql`knowledge_edition.edition + 1` }),
    )
    .execute();
}

export async function editionOf(db: Db, organisationId: string): Promise<number> {
  const row = await db
    .selectFrom('knowledge_edition')
    .select('edition')
    .where('organisation_id', '=', organisationId)
    .executeTakeFirst();
  return row?.edition ?? 0;
}

export interface PublishedArticle extends ArticleContent {
  readonly id: string;
}

export async function publishedArticles(db: Db, organisationId: string): Promise<PublishedArticle[]> {
  const rows = await db
    .selectFrom('article')
    .select(['id', 'published'])
    .where('organisation_id', '=', organisationId)
    .where('published', 'is not', null)
    .orderBy('id')
    .execute();
  return rows.flatMap(({ id, published }) => (published === null ? [] : [{ id, ...contentFrom(published) }]));
}
