import { z } from 'zod';
import { command, query } from '../access/index.ts';
import { idOf, pageInput, pageOf } from '../kernel/index.ts';
import {
  articleAudienceSchema,
  articleContentSchema,
  articleHitSchema,
  articleLanguageSchema,
  articleRecordSchema,
} from './article.ts';

const articleId = idOf('article');
const version = z.int().min(1).describe('The version the change was made against');

export const articleOperations = {
  list: query({
    name: 'article.list',
    summary: 'Lists articles by title; authors see drafts as well',
    access: 'knowledge.read',
    path: '/api/v1/articles',
    input: z.object({
      ...pageInput,
      audience: articleAudienceSchema.optional(),
      language: articleLanguageSchema.optional(),
    }),
    output: pageOf(articleRecordSchema),
  }),
  read: query({
    name: 'article.read',
    summary: 'Shows one article',
    access: 'knowledge.read',
    path: '/api/v1/articles/:articleId',
    input: z.object({ articleId }),
    output: articleRecordSchema,
  }),
  search: query({
    name: 'article.search',
    summary: 'Finds published articles that answer a question, best first',
    access: 'knowledge.read',
    path: '/api/v1/article-search',
    input: z.object({
      question: z.string().trim().min(1).max(500),
      audience: articleAudienceSchema.optional(),
      language: articleLanguageSchema.optional(),
      limit: z.coerce.number().int().min(1).max(20).default(5),
    }),
    output: z.object({ items: z.array(articleHitSchema) }),
  }),
  create: command({
    name: 'article.create',
    summary: 'Begins an article as a draft',
    access: 'knowledge.manage',
    method: 'POST',
    path: '/api/v1/articles',
    input: articleContentSchema,
    output: z.object({ articleId }),
  }),
  update: command({
    name: 'article.update',
    summary: 'Changes the draft of an article; readers see it once it is published',
    access: 'knowledge.manage',
    method: 'PUT',
    path: '/api/v1/articles/:articleId',
    input: articleContentSchema.extend({ articleId, version }),
    output: z.object({ version: z.int() }),
    refusals: ['record/changed-meanwhile'],
  }),
  publish: command({
    name: 'article.publish',
    summary: 'Shows the draft to its audience and lets the bot answer from it',
    access: 'knowledge.manage',
    method: 'POST',
    path: '/api/v1/articles/:articleId/publish',
    input: z.object({ articleId, version }),
    output: z.object({ version: z.int() }),
    refusals: ['record/changed-meanwhile'],
  }),
  withdraw: command({
    name: 'article.withdraw',
    summary: 'Takes a published article back; the draft stays',
    access: 'knowledge.manage',
    method: 'POST',
    path: '/api/v1/articles/:articleId/withdraw',
    input: z.object({ articleId }),
    output: z.object({ version: z.int() }),
  }),
};
