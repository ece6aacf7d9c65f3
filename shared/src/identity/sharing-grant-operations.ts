import { z } from 'zod';
import { command, query } from '../access/index.ts';
import { idOf, pageInput, pageOf } from '../kernel/index.ts';
import { instantSchema } from './instant.ts';
import { shareableFieldsOf, sharedKindSchema } from './record-fields.ts';

const sharingGrantId = idOf('sharingGrant');

/** One organisation lets another see some fields of one kind of its records, for a time and a reason (design §5). */
export const sharingGrantRecordSchema = z.object({
  id: sharingGrantId,
  fromOrganisationId: idOf('organisation'),
  fromOrganisationName: z.string(),
  toOrganisationId: idOf('organisation'),
  toOrganisationName: z.string(),
  recordKind: sharedKindSchema,
  fields: z.array(z.string()),
  reason: z.string(),
  validFromAt: instantSchema.describe('Inclusive'),
  validUntilAt: instantSchema.nullable().describe('Exclusive; null: until it is ended'),
  endedAt: instantSchema.nullable(),
  inForce: z.boolean(),
});
export type SharingGrantRecord = z.infer<typeof sharingGrantRecordSchema>;

export const sharingGrantOperations = {
  list: query({
    name: 'sharingGrant.list',
    summary: 'Lists what this organisation shares and what is shared with it',
    access: 'sharing.read',
    path: '/api/v1/sharing-grants',
    input: z.object({
      ...pageInput,
      direction: z.enum(['given', 'received', 'both']).default('both'),
      state: z.enum(['inForce', 'any']).default('any'),
      sort: z.enum(['-validFromAt', 'validFromAt']).default('-validFromAt'),
    }),
    output: pageOf(sharingGrantRecordSchema),
  }),
  listPartners: query({
    name: 'sharingGrant.listPartners',
    summary: 'Lists the other organisations something could be shared with, by name',
    access: 'sharing.manage',
    path: '/api/v1/sharing-partners',
    input: z.object({ ...pageInput, search: z.string().trim().max(120).optional() }),
    output: pageOf(z.object({ id: idOf('organisation'), name: z.string() })),
  }),
  create: command({
    name: 'sharingGrant.create',
    summary: 'Shares chosen fields of one kind of record with another organisation',
    access: 'sharing.manage',
    method: 'POST',
    path: '/api/v1/sharing-grants',
    input: z
      .object({
        toOrganisationId: idOf('organisation'),
        recordKind: sharedKindSchema,
        fields: z.array(z.string().max(60)).min(1).max(60),
        reason: z.string().trim().min(1).max(400),
        validFromAt: instantSchema,
        validUntilAt: instantSchema.nullable().default(null),
      })
      .refine((grant) => grant.fields.every((field) => shareableFieldsOf(grant.recordKind).includes(field)), {
        path: ['fields'],
        message: 'names a field that cannot be shared',
      })
      .refine((grant) => grant.validUntilAt === null || grant.validUntilAt > grant.validFromAt, {
        path: ['validUntilAt'],
        message: 'must be after the beginning',
      }),
    output: z.object({ sharingGrantId }),
    refusals: ['sharing/with-yourself'],
  }),
  end: command({
    name: 'sharingGrant.end',
    summary: 'Ends a sharing at once',
    access: 'sharing.manage',
    method: 'POST',
    path: '/api/v1/sharing-grants/:sharingGrantId/end',
    input: z.object({ sharingGrantId }),
    output: z.object({ endedAt: instantSchema }),
  }),
};
