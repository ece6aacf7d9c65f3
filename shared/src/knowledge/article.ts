import { z } from 'zod';
import { idOf } from '../kernel/index.ts';

export const articleLanguageSchema = z.enum(['en', 'cy']);
export type ArticleLanguage = z.infer<typeof articleLanguageSchema>;

/** `public`: the bot may answer citizens from it. `internal`: for staff alone. */
export const articleAudienceSchema = z.enum(['public', 'internal']);
export type ArticleAudience = z.infer<typeof articleAudienceSchema>;

const phrases = z.array(z.string().trim().min(1).max(80)).max(40).default([]);

/** What an article says. Its body is plain text in paragraphs; nothing in it is ever read as HTML. */
export const articleContentSchema = z.object({
  title: z.string().trim().min(1).max(160),
  body: z.string().trim().min(1).max(20_000),
  audience: articleAudienceSchema,
  language: articleLanguageSchema.default('en'),
  keywords: phrases.describe('Words it should be found by that it does not hold'),
  synonyms: phrases.describe('What citizens say instead: "wheelie bin", "rubbish"'),
  url: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .nullable()
    .default(null)
    .describe('The public page it stands on'),
});
export type ArticleContent = z.output<typeof articleContentSchema>;

/** An article as one caller may see it: authors see the newest draft, everybody else what is published. */
export const articleRecordSchema = articleContentSchema.extend({
  id: idOf('article'),
  organisationId: idOf('organisation'),
  version: z.int(),
  publishedAt: z.int().nullable(),
  hasUnpublishedChanges: z.boolean(),
});
export type ArticleRecord = z.infer<typeof articleRecordSchema>;

/** A search's find: enough to decide whether to open it. */
export const articleHitSchema = z.object({
  id: idOf('article'),
  organisationId: idOf('organisation'),
  title: z.string(),
  excerpt: z.string(),
  audience: articleAudienceSchema,
  url: z.string().nullable(),
});
export type ArticleHit = z.infer<typeof articleHitSchema>;

const excerptLength = 600;

/** The first paragraphs that fit, whole; a first paragraph that is too long ends at a sentence or word. */
export function excerptOf(body: string, most: number = excerptLength): string {
  const paragraphs = body.split(/\n{2,}/).map((paragraph) => paragraph.trim());
  let excerpt = paragraphs[0] ?? '';
  if (excerpt.length > most) {
    const cut = excerpt.slice(0, most);
    const end = Math.max(cut.lastIndexOf('. ') + 1, 0) || cut.lastIndexOf(' ');
    return `${cut.slice(0, end > 0 ? end : most).trim()} …`;
  }
  for (const paragraph of paragraphs.slice(1)) {
    if (excerpt.length + paragraph.length + 2 > most) break;
    excerpt += `\n\n${paragraph}`;
  }
  return excerpt;
}
