import { z } from 'zod';
import { command, query } from '../access/index.ts';
import { idOf, pageInput, pageOf } from '../kernel/index.ts';
import { instantSchema } from './instant.ts';
import { referenceSchema } from './user.ts';

const serviceAreaId = idOf('serviceArea');
const version = z.int().min(1).describe('The version the change was made against');

/** A part of the organisation that rights can be limited to: a district, a department, a service. */
export const serviceAreaRecordSchema = z.object({
  id: serviceAreaId,
  name: z.string(),
  reference: z.string().nullable(),
  closedAt: instantSchema.nullable(),
  version: z.int(),
});
export type ServiceAreaRecord = z.infer<typeof serviceAreaRecordSchema>;

const details = { name: z.string().trim().min(1).max(120), reference: referenceSchema.nullable().default(null) };

export const serviceAreaOperations = {
  list: query({
    name: 'serviceArea.list',
    summary: 'Lists service areas',
    access: 'directory.read',
    path: '/api/v1/service-areas',
    input: z.object({
      ...pageInput,
      search: z.string().trim().max(120).optional(),
      state: z.enum(['open', 'closed', 'any']).default('open'),
      sort: z.enum(['name', '-name', 'reference', '-reference']).default('name'),
    }),
    output: pageOf(serviceAreaRecordSchema),
  }),
  create: command({
    name: 'serviceArea.create',
    summary: 'Creates a service area',
    access: 'serviceAreas.manage',
    method: 'POST',
    path: '/api/v1/service-areas',
    input: z.object(details),
    output: z.object({ serviceAreaId }),
    refusals: ['service-area/name-taken'],
  }),
  update: command({
    name: 'serviceArea.update',
    summary: 'Changes a service area',
    access: 'serviceAreas.manage',
    method: 'PUT',
    path: '/api/v1/service-areas/:serviceAreaId',
    input: z.object({ serviceAreaId, version, ...details }),
    output: z.object({ version }),
    refusals: ['record/changed-meanwhile', 'service-area/name-taken'],
  }),
  close: command({
    name: 'serviceArea.close',
    summary: 'Closes a service area; nothing new can be put into it',
    access: 'serviceAreas.manage',
    method: 'POST',
    path: '/api/v1/service-areas/:serviceAreaId/close',
    input: z.object({ serviceAreaId }),
    output: z.object({ version }),
  }),
};
