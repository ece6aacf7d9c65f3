import { z } from 'zod';
import { idOf } from '../kernel/index.ts';
import { formatPhoneNumber, phoneNumberKey } from './phone-number.ts';

/** A way to reach somebody: a telephone number, an e-mail address, or a name on some channel. */
export const pointKindSchema = z.enum(['phone', 'email', 'handle']);
export type PointKind = z.infer<typeof pointKindSchema>;

/** What a contact knows of where it came from; `channel` only for a handle (`webchat`, `facebook`, `x`, …). */
export interface ArrivalPoint {
  readonly kind: PointKind;
  readonly value: string;
  readonly channel?: string | null | undefined;
}

const emailShape = z.email().max(254);

/**
 * The one spelling under which a point is compared: E.164 for a phone, lower case for an e-mail, lower case without
 * `@` for a handle. Null when it is no such point.
 */
export function pointKey({ kind, value }: Pick<ArrivalPoint, 'kind' | 'value'>): string | null {
  if (kind === 'phone') return phoneNumberKey(value);
  const plain = value.trim().toLowerCase();
  if (kind === 'email') return emailShape.safeParse(plain).success ? plain : null;
  return plain.replace(/^@+/, '') || null;
}

/** A point as a person reads it. */
export function formatPoint({ kind, value }: Pick<ArrivalPoint, 'kind' | 'value'>): string {
  return kind === 'phone' ? formatPhoneNumber(value) : value.trim();
}

export const channelNameSchema = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z][a-z0-9-]{0,39}$/, 'must be the name of a channel');

/** A contact point of a customer. */
export const contactPointSchema = z.object({
  id: idOf('contactPoint'),
  kind: pointKindSchema,
  /** Where a handle is a name; null for phones and e-mails. */
  channel: z.string().nullable(),
  value: z.string(),
  /** `mobile`, `home`, `work`, in words. */
  label: z.string().nullable(),
  isPreferred: z.boolean(),
  /** False: using it could put the person at risk, such as a phone that somebody else answers. */
  isSafeToUse: z.boolean(),
  /** Who gave it, or which record it was taken from. */
  source: z.string().nullable(),
});
export type ContactPoint = z.infer<typeof contactPointSchema>;

const words = { phone: 'must be a phone number', email: 'must be an e-mail address', handle: 'must not be empty' };

/** A point as it is written down: with its id when it stays, without one when it is new. */
export const pointInputSchema = z
  .object({
    id: idOf('contactPoint').optional(),
    kind: pointKindSchema,
    channel: channelNameSchema.nullable().default(null),
    value: z.string().trim().min(1).max(254),
    label: z.string().trim().min(1).max(40).nullable().default(null),
    isPreferred: z.boolean().default(false),
    isSafeToUse: z.boolean().default(true),
    source: z.string().trim().min(1).max(120).nullable().default(null),
  })
  .superRefine((point, context) => {
    if (pointKey(point) === null) context.addIssue({ code: 'custom', path: ['value'], message: words[point.kind] });
    if (point.kind === 'handle' && point.channel === null) {
      context.addIssue({ code: 'custom', path: ['channel'], message: 'must say on which channel' });
    }
  });
export type PointInput = z.infer<typeof pointInputSchema>;
