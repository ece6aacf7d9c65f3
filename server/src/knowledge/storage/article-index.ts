import type { ArticleAudience, ArticleContent, ArticleLanguage } from '@switchboard/shared/knowledge';
import MiniSearch, { type SearchResult } from 'minisearch';
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

/** An article must touch this share of a question's meaning to count as an answer; with a single word, more than it. */
const leastShare = 0.5;
/** A word that begins like the question's, or is spelt nearly like it, may be another word altogether. */
const worth = { same: 1, beginning: 0.75, alike: 0.5 };
/** An article that only mentions a word is not about it: one of the words must be in what it is found by. */
const telling = new Set(['title', 'keywords', 'synonyms']);
/** Shorter words are too often one letter away from another one. */
const shortestAlike = 5;

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
        fuzzy: (term: string) => (term.length >= shortestAlike ? 0.2 : false),
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
      .filter((hit) => answers(hit, words.length))
      .flatMap(({ id }) => this.#articles.get(String(id)) ?? [])
      .filter((article) => !audience || article.audience === audience);
    const spoken = language ? hits.filter((article) => article.language === language) : hits;
    const found = spoken.length > 0 ? spoken : hits.filter((article) => article.language === 'en');
    return found.slice(0, limit);
  }
}

function answers({ queryTerms, match }: SearchResult, wordCount: number): boolean {
  const isAboutIt = Object.values(match).some((fields) => fields.some((field) => telling.has(field)));
  const found = Object.keys(match);
  const touched = [...new Set(queryTerms)].reduce((sum, term) => sum + worthOf(term, found), 0);
  const share = touched / wordCount;
  return isAboutIt && (share > leastShare || (share === leastShare && touched >= 2));
}

function worthOf(term: string, found: readonly string[]): number {
  if (found.includes(term)) return worth.same;
  return found.some((word) => word.startsWith(term)) ? worth.beginning : worth.alike;
}
