import { z } from 'zod';

/** What a person types to sign in: unique in the installation, compared in lower case. Often her e-mail address. */
export const userNameSchema = z
  .string()
  .trim()
  .toLowerCase()
  .min(3)
  .max(120)
  .regex(/^[a-z0-9](?:[a-z0-9._+@-]*[a-z0-9])$/, 'letters, digits and . _ + - @ only');

/** A password as typed. How good it must be is the organisation's policy (password-policy.ts), not a matter of form. */
export const passwordSchema = z.string().min(1).max(256);

/** The secret part of a one-use link: 32 random bytes in base64url. */
export const linkTokenSchema = z.string().regex(/^[A-Za-z0-9_-]{43}$/, 'is not a link from us');
