import { z } from 'zod';
import { instantSchema } from '../identity/instant.ts';
import { idOf } from '../kernel/index.ts';
import { addressSchema } from './address.ts';
import { calendarDaySchema } from './calendar-day.ts';
import { contactPointSchema } from './contact-point.ts';
import { authorSchema, markerSchema } from './marker.ts';

/** A person, a business, or another body such as a charity or a residents' group (A-01). */
export const customerKindSchema = z.enum(['person', 'business', 'organisation']);
export type CustomerKind = z.infer<typeof customerKindSchema>;

/** By which channel somebody would rather be reached. */
export const preferredChannelSchema = z.enum(['voice', 'sms', 'mail', 'webchat', 'letter']);
export type PreferredChannel = z.infer<typeof preferredChannelSchema>;

/** What is known about a customer besides points, addresses, markers and notes. */
export const customerDetails = {
  kind: customerKindSchema.default('person'),
  /** The whole name in the order its bearer writes it. */
  name: z.string().trim().min(1).max(160),
  knownAs: z.string().trim().min(1).max(80).nullable().default(null),
  bornOn: calendarDaySchema.nullable().default(null),
  pronouns: z.string().trim().min(1).max(40).nullable().default(null),
  /** BCP 47: `en`, `cy`, `pl`. */
  language: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'must be a language code')
    .nullable()
    .default(null),
  preferredChannel: preferredChannelSchema.nullable().default(null),
  /** Lives, or has its seat, in the area the organisation serves; null: not asked. */
  isResident: z.boolean().nullable().default(null),
};

const outline = {
  id: idOf('customer'),
  /** `C-100042`: what a customer is asked for and tells; unique in the organisation. */
  reference: z.string(),
  ...customerDetails,
  points: z.array(contactPointSchema),
};

/** What a desk shows at once when a contact arrives. */
export const customerBriefSchema = z.object({
  ...outline,
  /** The address to begin with: the main one, else the newest. */
  address: addressSchema.nullable(),
  /** Only those the caller may see, the gravest first. */
  markers: z.array(markerSchema),
});
export type CustomerBrief = z.infer<typeof customerBriefSchema>;

export const customerNoteSchema = z.object({
  id: idOf('customerNote'),
  text: z.string(),
  isPinned: z.boolean(),
  writtenAt: instantSchema,
  writtenBy: authorSchema,
});
export type CustomerNote = z.infer<typeof customerNoteSchema>;

/** The whole record. Notes that are not pinned stand on the timeline. */
export const customerRecordSchema = z.object({
  ...outline,
  addresses: z.array(addressSchema),
  markers: z.array(markerSchema),
  pinnedNotes: z.array(customerNoteSchema),
  createdAt: instantSchema,
  changedAt: instantSchema,
  version: z.int(),
});
export type CustomerRecord = z.infer<typeof customerRecordSchema>;
