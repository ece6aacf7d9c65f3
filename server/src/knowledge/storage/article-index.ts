import type { ArticleAudience, ArticleContent, ArticleLanguage } from '@switchboard/shared/knowledge';
import MiniSearch from 'minisearch';
import { searchWord, searchWords } from '../domain/search-words.ts';

export interface IndexedArticle extends ArticleContent {
  readonly id: string;
}

export interface SearchWish {
  readonly question: string;
  readonly audience?: ArticleAudience | undefined;
  readonly language?: ArticleLanguage | undefined;
  readonly limit: number;
}

/** So much of a question's meaning an article must touch to count as an answer at all. */
const leastShare = 0.5;
/** Below this the words are there, but only in passing. Measured on the sample questions of server/test/knowledge. */
const leastScore = 6;

/**
 * The published articles of one organisation, made searchable in memory: misspellings, beginnings of words, endings
 * and the authors' synonyms find their article. What does not answer is not found: nothing is better than a wrong page.
 */
export class ArticleIndex {
  readonly #articles: ReadonlyMap<string, IndexedArticle>;
  readonly #search: MiniSearch;

  constructor(articles: readonly IndexedArticle[]) {
    this.#articles = new Map(articles.map((article) => [article.id, article]));
    this.#search = new MiniSearch({
      fields: ['title', 'keywords', 'synonyms', 'body'],
      processTerm: searchWord,
      extractField: (article, field) => [(article as Record<string, unknown>)[field]].flat().join(' '),
      searchOptions: {
        boost: { title: 4, synonyms: 3, keywords: 3 },
        fuzzy: (term: string) => (term.length > 3 ? 0.2 : false),
        prefix: (term: string) => term.length > 3,
        weights: { fuzzy: 0.5, prefix: 0.6 },
      },
    });
    this.#search.addAll(articles);
  }

  /** The articles that answer, best first. A question in a language without an answer is answered in English. */
  find({ question, audience, language, limit }: SearchWish): IndexedArticle[] {
    const words = searchWords(question);
    if (words.length === 0) return [];
    const hits = this.#search
      .search(question)
      .filter(({ queryTerms, score }) => score >= leastScore && new Set(queryTerms).size / words.length >= leastShare)
      .flatMap(({ id }) => this.#articles.get(String(id)) ?? [])
      .filter((article) => !audience || article.audience === audience);
    const spoken = language ? hits.filter((article) => article.language === language) : hits;
    const found = spoken.length > 0 ? spoken : hits.filter((article) => article.language === 'en');
    return found.slice(0, limit);
  }
}
