import { systemScope } from '../../platform/access/scope.ts';
import type { Database } from '../../platform/database/index.ts';
import { ArticleIndex } from '../storage/article-index.ts';
import { editionOf, publishedArticles } from '../storage/articles.ts';

interface Kept {
  readonly edition: number;
  readonly index: ArticleIndex;
}

/**
 * One index per organisation, made when it is first asked for and again when what is published has changed, on
 * whichever node: each search compares the edition first, so that it never answers from a withdrawn article.
 */
export class ArticleIndexes {
  readonly #database: Database;
  readonly #kept = new Map<string, Kept>();

  constructor(database: Database) {
    this.#database = database;
  }

  async of(organisationId: string): Promise<ArticleIndex> {
    const db = this.#database.read(systemScope(organisationId, 'knowledge.index'));
    const edition = await editionOf(db, organisationId);
    const kept = this.#kept.get(organisationId);
    if (kept?.edition === edition) return kept.index;
    // The articles may be newer than the edition read before them; then the next search makes the index once more.
    const index = new ArticleIndex(await publishedArticles(db, organisationId));
    this.#kept.set(organisationId, { edition, index });
    return index;
  }
}
