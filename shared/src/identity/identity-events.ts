import { z } from 'zod';
import type { Right } from '../access/index.ts';
import { idOf } from '../kernel/index.ts';
import { brandSchema } from './brand.ts';
import { sharedKindSchema } from './record-fields.ts';

const user = idOf('user');
const organisation = idOf('organisation');
const userOutline = z.object({ displayName: z.string(), serviceAreaId: idOf('serviceArea').nullable() });
const team = z.object({ name: z.string(), serviceAreaId: idOf('serviceArea').nullable() });
const grant = z.object({
  fromOrganisationId: organisation,
  toOrganisationId: organisation,
  recordKind: sharedKindSchema,
});

function fact<Type extends string, Subject extends z.ZodType, Body extends z.ZodType>(
  type: Type,
  subjectId: Subject,
  body: Body,
) {
  return z.object({ type: z.literal(type), subjectId, body });
}
const nothing = z.object({});

/** What happens to organisations, people and what they may do. Past tense; fields are only ever added. */
export const identityEventSchema = z.discriminatedUnion('type', [
  fact('organisation.created', organisation, z.object({ name: z.string() })),
  fact('organisation.changed', organisation, z.object({ name: z.string(), brand: brandSchema })),
  fact('policy.changed', organisation, z.object({ idleMinutes: z.int() })),
  fact('user.created', user, userOutline),
  fact('user.changed', user, userOutline),
  fact('user.suspended', user, nothing),
  fact('user.restored', user, nothing),
  fact('user.locked-out', user, z.object({ lockedUntilAt: z.int() })),
  fact('user.access-changed', user, nothing),
  fact('user.password-changed', user, nothing),
  fact('session.started', idOf('session'), z.object({ userId: user })),
  fact(
    'session.ended',
    idOf('session'),
    z.object({
      userId: user,
      reason: z.enum(['signedOut', 'revoked', 'idle', 'expired', 'suspended', 'passwordChanged']),
    }),
  ),
  fact('desk.claimed', user, z.object({ sessionId: idOf('session'), epoch: z.int() })),
  fact('desk.released', user, z.object({ sessionId: idOf('session') })),
  fact('team.created', idOf('team'), team),
  fact('team.changed', idOf('team'), team),
  fact('team.closed', idOf('team'), team),
  fact('team.member-added', idOf('team'), team.extend({ userId: user })),
  fact('team.member-removed', idOf('team'), team.extend({ userId: user })),
  fact('serviceArea.created', idOf('serviceArea'), z.object({ name: z.string() })),
  fact('serviceArea.changed', idOf('serviceArea'), z.object({ name: z.string() })),
  fact('serviceArea.closed', idOf('serviceArea'), z.object({ name: z.string() })),
  fact('sharingGrant.created', idOf('sharingGrant'), grant),
  fact('sharingGrant.begun', idOf('sharingGrant'), grant),
  fact('sharingGrant.ended', idOf('sharingGrant'), grant),
  fact('apiToken.issued', idOf('apiToken'), z.object({ name: z.string() })),
  fact('apiToken.revoked', idOf('apiToken'), z.object({ name: z.string() })),
]);
export type IdentityEvent = z.infer<typeof identityEventSchema>;
export type IdentityEventType = IdentityEvent['type'];

/**
 * Who may be told: holders of a right (in the body's service area, where it has one), everybody signed in, or only
 * the person (or the session's person) the fact is about. What goes to sockets and feeds is filtered by this.
 */
export type EventAudience = Right | 'everybodySignedIn' | 'thePersonHerself';

export const identityEventAudience: Readonly<Record<IdentityEventType, readonly EventAudience[]>> = {
  'organisation.created': ['installation.manage'],
  'organisation.changed': ['everybodySignedIn'],
  'policy.changed': ['everybodySignedIn'],
  'user.created': ['directory.read'],
  'user.changed': ['directory.read'],
  'user.suspended': ['users.read'],
  'user.restored': ['users.read'],
  'user.locked-out': ['users.read'],
  'user.access-changed': ['users.read', 'thePersonHerself'],
  'user.password-changed': ['users.read', 'thePersonHerself'],
  'session.started': ['sessions.manage', 'thePersonHerself'],
  'session.ended': ['sessions.manage', 'thePersonHerself'],
  'desk.claimed': ['sessions.manage', 'thePersonHerself'],
  'desk.released': ['sessions.manage', 'thePersonHerself'],
  'team.created': ['directory.read'],
  'team.changed': ['directory.read'],
  'team.closed': ['directory.read'],
  'team.member-added': ['directory.read'],
  'team.member-removed': ['directory.read'],
  'serviceArea.created': ['directory.read'],
  'serviceArea.changed': ['directory.read'],
  'serviceArea.closed': ['directory.read'],
  'sharingGrant.created': ['sharing.read'],
  'sharingGrant.begun': ['sharing.read'],
  'sharingGrant.ended': ['sharing.read'],
  'apiToken.issued': ['apiTokens.manage'],
  'apiToken.revoked': ['apiTokens.manage'],
};
