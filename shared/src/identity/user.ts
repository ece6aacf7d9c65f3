import { z } from 'zod';
import { idOf } from '../kernel/index.ts';
import { instantSchema } from './instant.ts';
import { roleAssignmentSchema } from './role-assignment.ts';
import { userNameSchema } from './user-name.ts';

/** `invited`: has not used the first link yet. `suspended`: may not sign in; nothing of hers is lost. */
export const userStatusSchema = z.enum(['invited', 'active', 'suspended']);
export type UserStatus = z.infer<typeof userStatusSchema>;

export const phoneNumberSchema = z
  .string()
  .trim()
  .max(30)
  .regex(/^\+?[0-9][0-9 ()-]{2,}$/, 'must be a phone number');
export const referenceSchema = z.string().trim().min(1).max(40);
export const emailSchema = z.email().max(254);

/**
 * A member of staff as one caller may see her: what the caller's rights or a sharing grant do not show is absent
 * (record-fields.ts), not empty.
 */
export const userRecordSchema = z.object({
  id: idOf('user'),
  organisationId: idOf('organisation'),
  displayName: z.string().optional(),
  jobTitle: z.string().nullable().optional(),
  phoneNumber: z.string().nullable().optional(),
  reference: z.string().nullable().optional(),
  teamIds: z.array(idOf('team')).optional(),
  serviceAreaId: idOf('serviceArea').nullable().optional(),
  status: userStatusSchema.optional(),
  version: z.int().optional(),
  userName: z.string().optional(),
  email: z.string().nullable().optional(),
  roles: z.array(roleAssignmentSchema).optional(),
  lockedUntilAt: instantSchema.nullable().optional(),
  lastSignInAt: instantSchema.nullable().optional(),
  createdAt: instantSchema.optional(),
});
export type UserRecord = z.infer<typeof userRecordSchema>;

/** What an administrator says about a member of staff; the rest the server knows. */
export const userDetails = {
  displayName: z.string().trim().min(1).max(120),
  jobTitle: z.string().trim().max(120).nullable().default(null),
  email: emailSchema.nullable().default(null),
  phoneNumber: phoneNumberSchema.nullable().default(null),
  reference: referenceSchema.nullable().default(null).describe('Staff or collar number'),
  serviceAreaId: idOf('serviceArea').nullable().default(null),
};

export const newUserInput = { userName: userNameSchema, ...userDetails };
