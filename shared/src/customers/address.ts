import { z } from 'zod';
import { idOf } from '../kernel/index.ts';
import { calendarDaySchema } from './calendar-day.ts';
import { postcodeKey } from './postcode.ts';

export const addressKindSchema = z.enum([
  'main',
  'correspondence',
  'work',
  'second',
  'termTime',
  'holiday',
  'previous',
]);
export type AddressKind = z.infer<typeof addressKindSchema>;

const parts = {
  kind: addressKindSchema.default('main'),
  /** House and street, and flat or building before them. */
  lines: z.string().trim().min(1).max(240),
  town: z.string().trim().min(1).max(80).nullable().default(null),
  postcode: z.string().trim().min(1).max(12).overwrite(postcodeKey).nullable().default(null),
  /** Unique property reference number (BS 7666), up to twelve digits. */
  uprn: z
    .string()
    .regex(/^\d{1,12}$/, 'must be a property number')
    .nullable()
    .default(null),
  sinceOn: calendarDaySchema.nullable().default(null),
};

/** An address of a customer. */
export const addressSchema = z.object({ id: idOf('address'), ...parts });
export type Address = z.infer<typeof addressSchema>;

/** An address as it is written down: with its id when it stays, without one when it is new. */
export const addressInputSchema = z.object({ id: idOf('address').optional(), ...parts });
export type AddressInput = z.infer<typeof addressInputSchema>;

/** One line to read: `14 Tanners Row, Eastmere EM4 2QT`. */
export function formatAddress({ lines, town, postcode }: Pick<Address, 'lines' | 'town' | 'postcode'>): string {
  const place = [town, postcode].filter(Boolean).join(' ');
  return [lines.replaceAll(/\s*\n\s*/g, ', '), place].filter(Boolean).join(', ');
}
