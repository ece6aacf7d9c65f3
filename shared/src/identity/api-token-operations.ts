import { z } from 'zod';
import { allRights, command, query } from '../access/index.ts';
import { idOf, pageInput, pageOf } from '../kernel/index.ts';
import { instantSchema } from './instant.ts';
import { heldRightSchema } from './role-assignment.ts';

const apiTokenId = idOf('apiToken');

/** A token of a program. The secret itself is shown once, when it is issued, and kept only as a hash. */
export const apiTokenRecordSchema = z.object({
  id: apiTokenId,
  name: z.string(),
  rights: z.array(heldRightSchema),
  issuedBy: idOf('user').nullable(),
  issuedAt: instantSchema,
  expiresAt: instantSchema,
  lastUsedAt: instantSchema.nullable(),
  revokedAt: instantSchema.nullable(),
});
export type ApiTokenRecord = z.infer<typeof apiTokenRecordSchema>;

export const apiTokenOperations = {
  list: query({
    name: 'apiToken.list',
    summary: 'Lists the tokens of programs, without their secrets',
    access: 'apiTokens.manage',
    path: '/api/v1/api-tokens',
    input: z.object({
      ...pageInput,
      state: z.enum(['live', 'any']).default('live'),
      sort: z.enum(['name', '-name', '-issuedAt', 'issuedAt']).default('name'),
    }),
    output: pageOf(apiTokenRecordSchema),
  }),
  issue: command({
    name: 'apiToken.issue',
    summary: 'Issues a token for a program; it can hold no right its issuer lacks',
    access: 'apiTokens.manage',
    method: 'POST',
    path: '/api/v1/api-tokens',
    input: z.object({
      name: z.string().trim().min(1).max(120),
      rights: z.array(z.enum(allRights)).min(1).max(allRights.length),
      serviceAreaId: idOf('serviceArea').nullable().default(null).describe('Limits every right to one service area'),
      expiresInDays: z.int().min(1).max(366).default(90),
    }),
    output: z.object({ apiTokenId, token: z.string(), expiresAt: instantSchema }),
    secretAnswer: true,
    refusals: ['api-token/right-not-yours'],
  }),
  revoke: command({
    name: 'apiToken.revoke',
    summary: 'Revokes a token at once',
    access: 'apiTokens.manage',
    method: 'POST',
    path: '/api/v1/api-tokens/:apiTokenId/revoke',
    input: z.object({ apiTokenId }),
    output: z.object({}),
  }),
};
