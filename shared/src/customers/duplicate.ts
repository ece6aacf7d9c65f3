import { z } from 'zod';
import { idOf } from '../kernel/index.ts';

/** Why two records may be one customer. */
export const duplicateReasons = {
  samePhone: 'Same phone number',
  sameEmail: 'Same e-mail address',
  sameHandle: 'Same name on the same channel',
  alikeNameAndPostcode: 'A like name at the same postcode',
  alikeNameAndBirthday: 'A like name, born on the same day',
} as const;
export type DuplicateReason = keyof typeof duplicateReasons;
const reasonSchema = z.enum(Object.keys(duplicateReasons) as [DuplicateReason, ...DuplicateReason[]]);

/** The details of the refusal `customer/possible-duplicate`: whom the new one resembles; ids only, read them next. */
export const possibleDuplicatesSchema = z.object({
  candidates: z.array(z.object({ customerId: idOf('customer'), reasons: z.array(reasonSchema) })),
});
export type PossibleDuplicate = z.infer<typeof possibleDuplicatesSchema>['candidates'][number];

/** More than these nobody compares; the likeliest come first. */
export const mostDuplicatesShown = 10;
