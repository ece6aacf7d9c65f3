import { z } from 'zod';

/**
 * The organisation's rules for passwords. Zero switches a rule off. There is no rule for a change at the first
 * sign-in: the first password is always set by its person, with a one-use link.
 */
export const passwordPolicySchema = z.object({
  minimumLength: z.int().min(12).max(64).default(12),
  maximumLength: z.int().min(64).max(256).default(128),
  categories: z.int().min(0).max(4).default(0).describe('How many of: capitals, lower case, digits, other signs'),
  history: z.int().min(0).max(12).default(0).describe('How many earlier passwords may not come back'),
  longestCarriedOver: z
    .int()
    .min(0)
    .max(64)
    .default(0)
    .describe('Longest run of signs that may be carried over from the password before'),
  maximumAgeDays: z.int().min(0).max(730).default(0),
});
export type PasswordPolicy = z.infer<typeof passwordPolicySchema>;

/** The organisation's rules for signing in. */
export const policySchema = z.object({
  idleMinutes: z.int().min(1).max(480).default(15).describe('A session without a sign of life ends after this'),
  sessionHours: z.int().min(1).max(24).default(12).describe('A session ends after this, however busy'),
  lockOutAfter: z.int().min(3).max(20).default(5).describe('Wrong passwords in a row before the account is locked'),
  lockOutMinutes: z.int().min(1).max(1440).default(15),
  secondDesk: z
    .enum(['takeOver', 'refuse'])
    .default('takeOver')
    .describe('What a second desk of the same person may do while the first is live'),
  password: passwordPolicySchema.default(passwordPolicySchema.parse({})),
});
export type Policy = z.infer<typeof policySchema>;

/** The rules an organisation begins with. */
export const defaultPolicy: Policy = policySchema.parse({});
