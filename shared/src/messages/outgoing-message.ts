import { z } from 'zod';

/** One line: what goes into a header of a mail must not begin another. */
const line = (longest: number) =>
  z
    .string()
    .min(1)
    .max(longest)
    .regex(/^[^\r\n]*$/);

export const mailMessageSchema = z.object({
  channel: z.literal('mail'),
  from: z.object({ name: line(120), address: z.email().max(254) }),
  to: z.email().max(254),
  replyTo: z.email().max(254).optional(),
  subject: line(300),
  /** Every mail can be read without HTML. */
  text: z.string().min(1).max(1_000_000),
  html: z.string().max(2_000_000).optional(),
});
export type MailMessage = z.infer<typeof mailMessageSchema>;

export const smsMessageSchema = z.object({
  channel: z.literal('sms'),
  /** A number, or up to 11 letters and digits (3GPP TS 23.040 §9.1.2.5). */
  from: z.string().regex(/^(\+\d{6,15}|[A-Za-z\d ]{1,11})$/),
  /** E.164 with its plus. */
  to: z.string().regex(/^\+\d{6,15}$/),
  text: z.string().min(1).max(1600),
});
export type SmsMessage = z.infer<typeof smsMessageSchema>;

/** Something written to a person outside, over a channel that needs no conversation. */
export const outgoingMessageSchema = z.discriminatedUnion('channel', [mailMessageSchema, smsMessageSchema]);
export type OutgoingMessage = z.infer<typeof outgoingMessageSchema>;
