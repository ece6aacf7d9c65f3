import { z } from 'zod';
import { command, query } from '../access/index.ts';
import { idOf, pageInput, pageOf } from '../kernel/index.ts';
import { instantSchema } from './instant.ts';
import { phoneNumberSchema, referenceSchema } from './user.ts';

const teamId = idOf('team');
const userId = idOf('user');
const version = z.int().min(1).describe('The version the change was made against');

/** A team as one caller may see it: what rights or grant do not show is absent (record-fields.ts). */
export const teamRecordSchema = z.object({
  id: teamId,
  organisationId: idOf('organisation'),
  name: z.string().optional(),
  phoneNumber: z.string().nullable().optional(),
  reference: z.string().nullable().optional(),
  serviceAreaId: idOf('serviceArea').nullable().optional(),
  memberIds: z.array(userId).optional(),
  closedAt: instantSchema.nullable().optional(),
  version: z.int().optional(),
});
export type TeamRecord = z.infer<typeof teamRecordSchema>;

const details = {
  name: z.string().trim().min(1).max(120),
  phoneNumber: phoneNumberSchema.nullable().default(null),
  reference: referenceSchema.nullable().default(null),
  serviceAreaId: idOf('serviceArea').nullable().default(null),
};

export const teamOperations = {
  list: query({
    name: 'team.list',
    summary: 'Lists teams, with those that other organisations share',
    access: 'directory.read',
    path: '/api/v1/teams',
    input: z.object({
      ...pageInput,
      search: z.string().trim().max(120).optional().describe('Part of the name, reference or phone number'),
      serviceAreaId: idOf('serviceArea').optional(),
      state: z.enum(['open', 'closed', 'any']).default('open'),
      sort: z.enum(['name', '-name', 'reference', '-reference']).default('name'),
    }),
    output: pageOf(teamRecordSchema),
  }),
  read: query({
    name: 'team.read',
    summary: 'Shows one team',
    access: 'directory.read',
    path: '/api/v1/teams/:teamId',
    input: z.object({ teamId }),
    output: teamRecordSchema,
  }),
  create: command({
    name: 'team.create',
    summary: 'Creates a team',
    access: 'teams.manage',
    method: 'POST',
    path: '/api/v1/teams',
    input: z.object(details),
    output: z.object({ teamId }),
    refusals: ['team/name-taken'],
  }),
  update: command({
    name: 'team.update',
    summary: 'Changes a team',
    access: 'teams.manage',
    method: 'PUT',
    path: '/api/v1/teams/:teamId',
    input: z.object({ teamId, version, ...details }),
    output: z.object({ version }),
    refusals: ['record/changed-meanwhile', 'team/name-taken'],
  }),
  close: command({
    name: 'team.close',
    summary: 'Closes a team; its history stays',
    access: 'teams.manage',
    method: 'POST',
    path: '/api/v1/teams/:teamId/close',
    input: z.object({ teamId }),
    output: z.object({ version }),
  }),
  addMember: command({
    name: 'team.addMember',
    summary: 'Puts a member of staff into a team',
    access: 'teams.manage',
    method: 'PUT',
    path: '/api/v1/teams/:teamId/members/:userId',
    input: z.object({ teamId, userId }),
    output: z.object({ version }),
  }),
  removeMember: command({
    name: 'team.removeMember',
    summary: 'Takes a member of staff out of a team',
    access: 'teams.manage',
    method: 'DELETE',
    path: '/api/v1/teams/:teamId/members/:userId',
    input: z.object({ teamId, userId }),
    output: z.object({ version }),
  }),
};
