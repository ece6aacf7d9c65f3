import { apiTokenOperations } from './api-token-operations.ts';
import { organisationOperations } from './organisation-operations.ts';
import { passwordOperations } from './password-operations.ts';
import { serviceAreaOperations } from './service-area-operations.ts';
import { sessionOperations } from './session-operations.ts';
import { sharingGrantOperations } from './sharing-grant-operations.ts';
import { teamOperations } from './team-operations.ts';
import { userOperations } from './user-operations.ts';

export type { ApiTokenRecord } from './api-token-operations.ts';
export { type Brand, brandSchema } from './brand.ts';
export {
  type EventAudience,
  type IdentityEvent,
  type IdentityEventType,
  identityEventAudience,
  identityEventSchema,
} from './identity-events.ts';
export type { OrganisationRecord } from './organisation-operations.ts';
export { defaultPolicy, type PasswordPolicy, type Policy, policySchema } from './policy.ts';
export { fieldRulesOf, recordFields, type SharedKind, shareableFieldsOf, sharedKindSchema } from './record-fields.ts';
export { type HeldRight, heldRightSchema, type RoleAssignment } from './role-assignment.ts';
export type { ServiceAreaRecord } from './service-area-operations.ts';
export type { SessionRecord, SignedIn } from './session-operations.ts';
export type { SharingGrantRecord } from './sharing-grant-operations.ts';
export type { TeamRecord } from './team-operations.ts';
export type { UserRecord, UserStatus } from './user.ts';

/** Every operation of the feature, by noun and verb. */
export const identityOperations = {
  session: sessionOperations,
  password: passwordOperations,
  organisation: organisationOperations,
  user: userOperations,
  team: teamOperations,
  serviceArea: serviceAreaOperations,
  sharingGrant: sharingGrantOperations,
  apiToken: apiTokenOperations,
};
