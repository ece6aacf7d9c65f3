export {
  type ArticleAudience,
  type ArticleContent,
  type ArticleHit,
  type ArticleLanguage,
  type ArticleRecord,
  articleContentSchema,
  articleHitSchema,
  articleRecordSchema,
  excerptOf,
} from './article.ts';
export { articleOperations } from './article-operations.ts';
export {
  filledReply,
  type ReplyContent,
  type ReplyNames,
  type ReplyRecord,
  replyContentSchema,
  replyMatches,
  replyRecordSchema,
} from './canned-reply.ts';
export { replyOperations } from './reply-operations.ts';
