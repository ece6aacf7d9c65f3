import { excerptOf } from '@switchboard/shared/knowledge';
import type { ArticleIndexes } from './article-indexes.ts';

/** An answer for a citizen, in the article's own words, and where they stand. */
export interface KnowledgeAnswer {
  readonly articleId: string;
  readonly title: string;
  readonly answer: string;
  readonly url: string | null;
}

/** Answers a citizen: from public articles only, word for word; null when none answers. */
export async function answerFrom(
  indexes: ArticleIndexes,
  asked: { readonly organisationId: string; readonly question: string; readonly language: string },
): Promise<KnowledgeAnswer | null> {
  const index = await indexes.of(asked.organisationId);
  const language = asked.language === 'cy' ? 'cy' : 'en';
  const [best] = index.find({ question: asked.question, audience: 'public', language, limit: 1 });
  return best ? { articleId: best.id, title: best.title, answer: excerptOf(best.body), url: best.url } : null;
}
