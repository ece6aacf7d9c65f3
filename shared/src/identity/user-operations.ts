import { z } from 'zod';
import { allRoles, command, query } from '../access/index.ts';
import { idOf, pageInput, pageOf } from '../kernel/index.ts';
import { instantSchema } from './instant.ts';
import { roleAssignmentSchema } from './role-assignment.ts';
import { newUserInput, userDetails, userRecordSchema, userStatusSchema } from './user.ts';

const userId = idOf('user');
const version = z.int().min(1).describe('The version the change was made against');

/** A link that can be used once, to be handed to its person and to nobody else. */
export const oneUseLinkSchema = z.object({ link: z.string(), expiresAt: instantSchema });
const assignments = z.array(roleAssignmentSchema).max(50);

export const userOperations = {
  list: query({
    name: 'user.list',
    summary: 'Lists colleagues; shows each field only to those who may see it',
    access: 'directory.read',
    audit: 'search',
    path: '/api/v1/users',
    input: z.object({
      ...pageInput,
      search: z.string().trim().max(120).optional().describe('Part of the name, staff number or phone number'),
      status: userStatusSchema.optional(),
      role: z.enum(allRoles).optional().describe('Needs users.read'),
      teamId: idOf('team').optional(),
      sort: z.enum(['displayName', '-displayName', 'reference', '-reference']).default('displayName'),
    }),
    output: pageOf(userRecordSchema),
  }),
  read: query({
    name: 'user.read',
    summary: 'Shows one colleague',
    access: 'directory.read',
    audit: 'view',
    path: '/api/v1/users/:userId',
    input: z.object({ userId }),
    output: userRecordSchema,
  }),
  create: command({
    name: 'user.create',
    summary: 'Creates an account and the one-use link with which its person sets a password',
    access: 'users.manage',
    method: 'POST',
    path: '/api/v1/users',
    input: z.object({ ...newUserInput, roles: assignments.default([]) }),
    output: z.object({ userId, ...oneUseLinkSchema.shape }),
    secretAnswer: true,
    refusals: ['user/name-taken', 'user/role-not-yours-to-give'],
  }),
  update: command({
    name: 'user.update',
    summary: 'Changes what is known about a member of staff',
    access: 'users.manage',
    method: 'PUT',
    path: '/api/v1/users/:userId',
    input: z.object({ userId, version, ...userDetails }),
    output: z.object({ version }),
    refusals: ['record/changed-meanwhile'],
  }),
  setRoles: command({
    name: 'user.setRoles',
    summary: 'Gives and takes roles, for the whole organisation or for a service area; live sessions follow at once',
    access: 'users.manage',
    method: 'PUT',
    path: '/api/v1/users/:userId/roles',
    input: z.object({ userId, version, roles: assignments }),
    output: z.object({ version }),
    refusals: ['record/changed-meanwhile', 'user/role-not-yours-to-give', 'user/last-administrator'],
  }),
  suspend: command({
    name: 'user.suspend',
    summary: 'Suspends an account and ends its sessions at once',
    access: 'users.manage',
    method: 'POST',
    path: '/api/v1/users/:userId/suspend',
    input: z.object({ userId, reason: z.string().trim().min(1).max(400) }),
    output: z.object({ version }),
    refusals: ['user/yourself', 'user/last-administrator', 'user/role-not-yours-to-give'],
  }),
  restore: command({
    name: 'user.restore',
    summary: 'Lets a suspended or locked person sign in again',
    access: 'users.manage',
    method: 'POST',
    path: '/api/v1/users/:userId/restore',
    input: z.object({ userId }),
    output: z.object({ version }),
    refusals: ['user/role-not-yours-to-give'],
  }),
  issueResetLink: command({
    name: 'user.issueResetLink',
    summary: 'Makes a one-use link to set a new password; an earlier link stops working',
    access: 'users.manage',
    method: 'POST',
    path: '/api/v1/users/:userId/reset-link',
    input: z.object({ userId }),
    output: oneUseLinkSchema,
    secretAnswer: true,
    refusals: ['user/role-not-yours-to-give'],
  }),
};
