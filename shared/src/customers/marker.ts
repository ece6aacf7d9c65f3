import { z } from 'zod';
import { instantSchema } from '../identity/instant.ts';
import { idOf } from '../kernel/index.ts';
import { calendarDaySchema } from './calendar-day.ts';

/** What whoever deals with this customer must know first, the gravest first. */
export const markerKinds = {
  riskToStaff: 'Risk to staff',
  vulnerable: 'Vulnerable',
  repeatVictim: 'Repeat victim',
  contactRestriction: 'Contact restriction',
  communicationNeed: 'Communication need',
  other: 'Note well',
} as const;
export type MarkerKind = keyof typeof markerKinds;
export const markerKindSchema = z.enum(Object.keys(markerKinds) as [MarkerKind, ...MarkerKind[]]);

const said = {
  kind: markerKindSchema,
  text: z.string().trim().min(1).max(240),
  /** Who said so, or which record it comes from: a marker without a source is a rumour. */
  source: z.string().trim().min(1).max(120),
  /** From this day on somebody must look whether it is still true. */
  reviewOn: calendarDaySchema,
};

/** A marker as it is set. */
export const markerInput = {
  ...said,
  isRestricted: z.boolean().default(false).describe('Seen and set only with customers.restricted'),
};

/** Who did something, by the name she has now; null when the account is gone or it was a program. */
export const authorSchema = z.object({ id: z.string(), name: z.string().nullable() });
export type Author = z.infer<typeof authorSchema>;

/** A marker as the caller may see it. A restricted one is not there for those without the right. */
export const markerSchema = z.object({
  id: idOf('marker'),
  ...said,
  isRestricted: z.boolean(),
  recordedAt: instantSchema,
  recordedBy: authorSchema,
  /** When somebody last found it still true. */
  reviewedAt: instantSchema.nullable(),
  version: z.int(),
});
export type Marker = z.infer<typeof markerSchema>;

/** Is it time to look whether a marker is still true? `today` in the reader's own calendar. */
export function isReviewDue(marker: Pick<Marker, 'reviewOn'>, today: string): boolean {
  return marker.reviewOn <= today;
}

/** The gravest first, then the one set last. */
export function inOrderOfGravity<Some extends Pick<Marker, 'kind' | 'recordedAt'>>(markers: readonly Some[]): Some[] {
  const order = Object.keys(markerKinds);
  return markers.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || b.recordedAt - a.recordedAt);
}
