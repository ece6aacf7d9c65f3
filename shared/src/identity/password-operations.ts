import { z } from 'zod';
import { command } from '../access/index.ts';
import { idOf } from '../kernel/index.ts';
import { emailSchema } from './user.ts';
import { linkTokenSchema, passwordSchema, userNameSchema } from './user-name.ts';

export const passwordOperations = {
  change: command({
    name: 'password.change',
    summary: "Changes one's own password; every other session of the account ends",
    access: 'signedIn',
    method: 'POST',
    path: '/api/v1/password/change',
    input: z.object({ currentPassword: passwordSchema, newPassword: passwordSchema }),
    output: z.object({}),
    secretInput: ['currentPassword', 'newPassword'],
    attemptsPerMinute: 30,
    refusals: ['password/not-yours', 'password/too-weak', 'session/too-many-attempts'],
  }),
  reset: command({
    name: 'password.reset',
    summary: 'Sets a password with a one-use link; every session of the account ends',
    access: 'public',
    method: 'POST',
    path: '/api/v1/password/reset',
    input: z.object({ linkToken: linkTokenSchema, newPassword: passwordSchema }),
    output: z.object({ userName: z.string() }),
    secretInput: ['linkToken', 'newPassword'],
    attemptsPerMinute: 30,
    refusals: ['link/not-valid', 'password/too-weak'],
  }),
  completeSetup: command({
    name: 'setup.complete',
    summary: "Creates an organisation's first security administrator with the link printed by `npm run setup`",
    access: 'public',
    method: 'POST',
    path: '/api/v1/setup/complete',
    input: z.object({
      linkToken: linkTokenSchema,
      userName: userNameSchema,
      displayName: z.string().trim().min(1).max(120),
      email: emailSchema.nullable().default(null),
      newPassword: passwordSchema,
    }),
    output: z.object({ userId: idOf('user'), userName: z.string() }),
    secretInput: ['linkToken', 'newPassword'],
    attemptsPerMinute: 30,
    refusals: ['link/not-valid', 'password/too-weak', 'user/name-taken'],
  }),
};
