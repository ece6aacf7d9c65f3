import { allRoles, type Role } from '@switchboard/shared/access';
import type { RoleAssignment } from '@switchboard/shared/identity';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mayChangeRoles, mayGive, mayManage } from './giving-roles.ts';
import { isHeldFor, rightsFromRoles } from './held-rights.ts';

const whole = (role: Role): RoleAssignment => ({ role, serviceAreaId: null });
const inHousing = (role: Role): RoleAssignment => ({ role, serviceAreaId: 'housing' });
const holding = (...roles: RoleAssignment[]) => ({ userId: 'sasha', rights: rightsFromRoles(roles) });
const security = holding(whole('securityAdministrator'));

describe('giving roles', () => {
  it('[Q-03 part] a security administrator gives every role but the platform operator', () => {
    expect(allRoles.filter((role) => !mayGive(security, whole(role)))).toEqual(['platformOperator']);
  });

  it('[Q-03 part] the platform operator is passed on only by one who also manages staff', () => {
    const both = holding(whole('securityAdministrator'), whole('platformOperator'));
    expect(mayGive(both, whole('platformOperator'))).toBe(true);
    expect(mayGive(holding(whole('platformOperator')), whole('platformOperator'))).toBe(false);
  });

  it('[Q-03 part] who manages staff of one service area gives roles there only', () => {
    const ofHousing = holding(inHousing('securityAdministrator'));
    expect(mayGive(ofHousing, inHousing('operator'))).toBe(true);
    expect(mayGive(ofHousing, { role: 'operator', serviceAreaId: 'highways' })).toBe(false);
    expect(mayGive(ofHousing, whole('operator'))).toBe(false);
  });

  it('[Q-03 part] nobody raises herself above what she holds', () => {
    const admin = [whole('securityAdministrator')];
    expect(mayChangeRoles(security, 'sasha', admin, [...admin, whole('supervisor')])).toBe(false);
    expect(mayChangeRoles(security, 'ann', [], [whole('supervisor')])).toBe(true);
    const ofHousing = holding(inHousing('securityAdministrator'));
    expect(mayChangeRoles(ofHousing, 'sasha', [inHousing('securityAdministrator')], admin)).toBe(false);
  });

  it('a role one may not give cannot be taken away either, nor its holder be managed', () => {
    expect(mayChangeRoles(security, 'pat', [whole('platformOperator')], [])).toBe(false);
    expect(mayManage(security, [whole('operator'), whole('platformOperator')])).toBe(false);
  });

  const assignment = fc.record({
    role: fc.constantFrom(...allRoles),
    serviceAreaId: fc.constantFrom(null, 'housing', 'highways'),
  });
  it('[Q-03 part] whatever somebody may give herself adds no right she did not hold', () => {
    fc.assert(
      fc.property(fc.array(assignment, { maxLength: 3 }), fc.array(assignment, { maxLength: 4 }), (had, wants) => {
        const giver = holding(...had);
        if (!mayChangeRoles(giver, 'sasha', had, wants)) return true;
        return [...rightsFromRoles(wants)].every(([right, areas]) =>
          areas === 'all'
            ? giver.rights.get(right) === 'all'
            : [...areas].every((area) => isHeldFor(giver.rights, right, area)),
        );
      }),
      { numRuns: 2000 },
    );
  });
});

describe('rights from roles', () => {
  it('[Q-03 part] a role in a service area carries no right of the whole organisation', () => {
    const rights = rightsFromRoles([inHousing('securityAdministrator')]);
    expect(rights.has('audit.read')).toBe(false);
    expect(rights.has('policy.manage')).toBe(false);
    expect(isHeldFor(rights, 'users.manage', 'housing')).toBe(true);
    expect(isHeldFor(rights, 'users.manage', 'highways')).toBe(false);
    expect(isHeldFor(rights, 'users.manage', null)).toBe(false);
  });

  it('[Q-03 part] areas add up, and the whole organisation covers them all', () => {
    const two = rightsFromRoles([inHousing('operator'), { role: 'operator', serviceAreaId: 'highways' }]);
    expect(two.get('desk.use')).toEqual(new Set(['housing', 'highways']));
    expect(rightsFromRoles([inHousing('operator'), whole('operator')]).get('desk.use')).toBe('all');
    expect(rightsFromRoles([whole('operator'), inHousing('operator')]).get('desk.use')).toBe('all');
  });
});
