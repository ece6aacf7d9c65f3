import { z } from 'zod';
import { command, query } from '../access/index.ts';
import { idOf, pageInput, pageOf } from '../kernel/index.ts';
import { brandSchema } from './brand.ts';
import { instantSchema } from './instant.ts';
import { policySchema } from './policy.ts';
import { oneUseLinkSchema } from './user-operations.ts';

const organisationId = idOf('organisation');
const name = z.string().trim().min(2).max(120);
const version = z.int().min(1).describe('The version the change was made against');

export const organisationRecordSchema = z.object({
  id: organisationId,
  name: z.string(),
  brand: brandSchema,
  createdAt: instantSchema,
  version: z.int(),
});
export type OrganisationRecord = z.infer<typeof organisationRecordSchema>;

export const organisationOperations = {
  list: query({
    name: 'organisation.list',
    summary: 'Lists the organisations of this installation',
    access: 'installation.manage',
    path: '/api/v1/organisations',
    input: z.object({
      ...pageInput,
      search: z.string().trim().max(120).optional(),
      sort: z.enum(['name', '-name', 'createdAt', '-createdAt']).default('name'),
    }),
    output: pageOf(organisationRecordSchema),
  }),
  create: command({
    name: 'organisation.create',
    summary: 'Creates an organisation and the one-use link for its first security administrator',
    access: 'installation.manage',
    method: 'POST',
    path: '/api/v1/organisations',
    input: z.object({ name, brand: brandSchema.default({ colour: '#2B5B84', logo: null }) }),
    output: z.object({ organisationId, ...oneUseLinkSchema.shape }),
    secretAnswer: true,
    refusals: ['organisation/name-taken'],
  }),
  read: query({
    name: 'organisation.read',
    summary: "Shows one's own organisation",
    access: 'directory.read',
    path: '/api/v1/organisation',
    input: z.object({}),
    output: organisationRecordSchema,
  }),
  update: command({
    name: 'organisation.update',
    summary: "Changes the organisation's name and brand; the colour is checked for contrast and kept apart from red",
    access: 'organisation.manage',
    method: 'PUT',
    path: '/api/v1/organisation',
    input: z.object({ version, name, brand: brandSchema }),
    output: z.object({ version }),
    refusals: ['record/changed-meanwhile', 'organisation/name-taken', 'organisation/brand-like-emergency'],
  }),
  readPolicy: query({
    name: 'policy.read',
    summary: "Shows the organisation's rules for signing in",
    access: 'policy.manage',
    path: '/api/v1/policy',
    input: z.object({}),
    output: z.object({ version: z.int(), policy: policySchema }),
  }),
  updatePolicy: command({
    name: 'policy.update',
    summary: "Changes the organisation's rules for signing in",
    access: 'policy.manage',
    method: 'PUT',
    path: '/api/v1/policy',
    input: z.object({ version, policy: policySchema }),
    output: z.object({ version }),
    refusals: ['record/changed-meanwhile'],
  }),
};
