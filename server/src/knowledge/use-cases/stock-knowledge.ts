import { newId } from '@switchboard/shared/kernel';
import {
  type ArticleContent,
  articleContentSchema,
  type ReplyContent,
  replyContentSchema,
} from '@switchboard/shared/knowledge';
import type { Transaction } from '../../platform/database/index.ts';
import { findArticle, insertArticle, publishDraft, raiseEdition } from '../storage/articles.ts';
import { insertReply } from '../storage/canned-replies.ts';

/** Articles and replies an organisation begins with. */
export interface KnowledgePlan {
  readonly articles: readonly (Partial<ArticleContent> & Pick<ArticleContent, 'title' | 'body' | 'audience'>)[];
  readonly replies: readonly (Partial<ReplyContent> & Pick<ReplyContent, 'title' | 'shortcut' | 'text'>)[];
}

/** Puts published articles and replies into an organisation. Needs a transaction of that organisation. */
export async function stockKnowledge(tx: Transaction, plan: KnowledgePlan): Promise<void> {
  const { organisationId } = tx.scope;
  for (const article of plan.articles) {
    const id = newId(tx.now);
    const content = articleContentSchema.parse(article);
    await insertArticle(tx.db, { id, organisationId, content });
    const row = await findArticle(tx.db, id);
    if (row) await publishDraft(tx.db, row, tx.now);
    tx.event({ type: 'article.published', subjectId: id, body: { title: content.title, audience: content.audience } });
  }
  await raiseEdition(tx.db, organisationId);
  for (const reply of plan.replies) {
    await insertReply(tx.db, { id: newId(tx.now), organisationId, content: replyContentSchema.parse(reply) });
  }
  const counts = { articles: plan.articles.length, replies: plan.replies.length };
  await tx.audit({ subject: { kind: 'article', id: '*' }, action: 'knowledge.stock', facts: counts });
}
