import { z } from 'zod';
import { idSchema } from '../../kernel/index.ts';
import { queueKeySchema } from '../model/flow-node.ts';
import { hostedFlowSchema } from '../model/hosted-flow.ts';
import { flowLanguageSchema, localTextSchema } from '../model/local-text.ts';

/** What a caller hears and is offered while she waits in a queue (C-08). */
export const queueTermsSchema = z.object({
  queueId: idSchema,
  /** Some cannot bear music, or cannot tell it from a dead line with a hearing aid: it is the queue's choice. */
  hold: z.enum(['music', 'silence']).default('music'),
  /** The queue's own words, told at every turn of the announcements. */
  comfort: localTextSchema.nullable().default(null),
  offersCallback: z.boolean().default(false),
  offersVoicemail: z.boolean().default(false),
  longestVoicemailMs: z.int().min(10_000).max(600_000).default(120_000),
});
export type QueueTerms = z.infer<typeof queueTermsSchema>;

/**
 * How calls to one dialled number are answered: the flow's version, pinned when a call begins, and what else the node must
 * know to carry the call through without a server. It holds nothing about any caller, so a node keeps the last one on its
 * disk and answers from it while no server is there.
 */
export const voicePlanSchema = z.object({
  flowVersionId: idSchema,
  /** Null: no self-service at all, straight to the queue; so a line of 999 is answered (C-15). */
  hosted: hostedFlowSchema.nullable(),
  /** Null: the caller chooses by key where the flow speaks several. */
  language: flowLanguageSchema.nullable(),
  /** Where calls go that their flow sends nowhere. */
  queueKey: queueKeySchema,
  /** Urgency of every call to this number, 0–9, 0 an emergency; null leaves it to flow and queue. */
  band: z.int().min(0).max(9).nullable().default(null),
  queues: z.record(queueKeySchema, queueTermsSchema),
  /** "Calls are recorded": said directly after the bot has said that it is one. */
  recordingNotice: localTextSchema.nullable().default(null),
  /** The emergency announcement in force: told before anything is asked (D-05). */
  announcement: localTextSchema.nullable().default(null),
  /** Where a caller is put through to when no server can take her; E.164 or as the trunk dials. */
  fallbackNumber: z.string().min(2).max(32).nullable().default(null),
});
export type VoicePlan = z.infer<typeof voicePlanSchema>;
