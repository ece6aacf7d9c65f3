import type { Platform } from '../platform/platform.ts';
import { registerArticles } from './api/articles.ts';
import { registerCannedReplies } from './api/canned-replies.ts';
import { ArticleIndexes } from './use-cases/article-indexes.ts';
import './storage/tables.ts';
import { answerFrom, type KnowledgeAnswer } from './use-cases/answer-question.ts';

export { knowledgeMigrations } from './storage/migrations.ts';
export { type KnowledgePlan, stockKnowledge } from './use-cases/stock-knowledge.ts';
export type { KnowledgeAnswer };

/** What later features ask of the knowledge base. */
export interface Knowledge {
  /** The best public article of the organisation that answers, or null: then say so. */
  answer(organisationId: string, question: string, language: string): Promise<KnowledgeAnswer | null>;
}

/** Registers articles and canned replies. */
export function registerKnowledge({ registry, database }: Pick<Platform, 'registry' | 'database'>): Knowledge {
  const indexes = new ArticleIndexes(database);
  registerArticles(registry, indexes);
  registerCannedReplies(registry);
  return {
    answer: (organisationId, question, language) => answerFrom(indexes, { organisationId, question, language }),
  };
}
