import { z } from 'zod';
import { answersSchema } from './answer-value.ts';
import { flowLanguageSchema } from './local-text.ts';

/** A knowledge answer as the port gives it: what was found, and where it stands. */
export const foundArticleSchema = z.object({
  articleId: z.string(),
  title: z.string(),
  answer: z.string(),
  url: z.string().nullable(),
});
export type FoundArticle = z.infer<typeof foundArticleSchema>;

export const portAnswerSchema = z.discriminatedUnion('port', [
  z.object({ port: z.literal('knowledge.search'), article: foundArticleSchema.nullable() }),
  z.object({ port: z.literal('hours.check'), isOpen: z.boolean() }),
]);
/** What a port answered: an article or none, open or closed. */
export type PortAnswer = z.infer<typeof portAnswerSchema>;

/** Everything that can happen to a flow, alike for text and voice. Hosts translate; the engine decides. */
export const flowEventSchema = z.discriminatedUnion('type', [
  /** The contact enters the flow, or is handed back to it. `facts` are known without asking. */
  z.object({ type: z.literal('start'), language: flowLanguageSchema, facts: answersSchema.default({}) }),
  z.object({ type: z.literal('text'), text: z.string() }),
  z.object({ type: z.literal('digits'), digits: z.string().max(40) }),
  /** What a recogniser heard, and how sure it is, 0 to 1. */
  z.object({ type: z.literal('speech'), text: z.string(), confidence: z.number() }),
  /** The time of a `listen` ran out in silence. */
  z.object({ type: z.literal('noInput') }),
  /** A voice host has played everything rendered so far. */
  z.object({ type: z.literal('promptFinished') }),
  /** `answer` is null when the port is unavailable. */
  z.object({ type: z.literal('portResult'), requestId: z.string(), answer: portAnswerSchema.nullable() }),
  /** The time allowed for a port ran out. */
  z.object({ type: z.literal('timer'), requestId: z.string() }),
  z.object({ type: z.literal('hangUp') }),
]);
export type FlowEvent = z.infer<typeof flowEventSchema>;
export type FlowEventSource = z.input<typeof flowEventSchema>;
