import { z } from 'zod';
import { allRights, allRoles } from '../access/index.ts';
import { idOf } from '../kernel/index.ts';

/** A role given to a person: in one service area, or (`null`) in the whole organisation. */
export const roleAssignmentSchema = z.object({
  role: z.enum(allRoles),
  serviceAreaId: idOf('serviceArea').nullable(),
});
export type RoleAssignment = z.infer<typeof roleAssignmentSchema>;

/** A right somebody holds, and where: everywhere in the organisation or in the listed service areas. */
export const heldRightSchema = z.object({
  right: z.enum(allRights),
  areas: z.union([z.literal('all'), z.array(idOf('serviceArea'))]),
});
export type HeldRight = z.infer<typeof heldRightSchema>;
