import { z } from 'zod';
import { bandSchema, channelSchema } from '../contacts/contact.ts';
import { contactStateSchema } from '../contacts/contact-lifecycle.ts';
import { idOf } from '../kernel/index.ts';

/** A content rule held and asked that people be told at once (C-03). It stands until somebody says that she has seen it. */
export const alertSchema = z.object({
  id: idOf('alert'),
  organisationId: idOf('organisation'),
  serviceAreaId: idOf('serviceArea').nullable(),
  contactId: idOf('contact'),
  /** The contact as it is now. */
  state: contactStateSchema,
  displayName: z.string(),
  channel: channelSchema,
  queue: z.string().nullable().describe('Where it waits or waited last; null: only the bot has had it'),
  rule: z.object({ key: z.string(), name: z.string() }).describe('As it was called then'),
  /** Which kinds of condition held, such as `text`; never the words themselves. */
  matched: z.array(z.string()),
  band: bandSchema.describe('The band that the contact has had since'),
  raisedAt: z.int(),
  acknowledgedAt: z.int().nullable(),
  acknowledgedBy: z.object({ userId: idOf('user'), name: z.string() }).nullable(),
});
export type Alert = z.infer<typeof alertSchema>;

/** `onContact`: the staff who had it in hand, or were offered it, in that moment; they are told without a further right. */
export const alertFactSchema = z.object({ alert: alertSchema, onContact: z.array(idOf('user')) });
/** Subject is the alert. */
export const alertEventTypes = ['alert.raised', 'alert.acknowledged'] as const;
