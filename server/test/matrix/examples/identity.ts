import { type ExampleWorld, worldPassword } from '../../world.ts';
import type { Examples } from '../example.ts';

const newPassword = 'Granite-Ferry-7711';
const ben = (world: ExampleWorld) => world.people('eastmere')[1]!;
const details = {
  displayName: 'Dot Penrose',
  jobTitle: 'Operator',
  email: 'dot.penrose@eastmere.example',
  phoneNumber: '07700 900199',
  reference: 'S-1099',
};
const securityOf = (world: ExampleWorld) => world.person('eastmere', 'securityAdministrator');

async function linkTokenFrom(world: ExampleWorld, userId: string): Promise<string> {
  const { link } = await world.done<{ link: string }>(securityOf(world), 'user.issueResetLink', { userId });
  return link.split('#')[1]!;
}

/** A record of Eastmere Police that somebody made: its id. */
async function made(world: ExampleWorld, name: string, input: object, member: string): Promise<string> {
  const body = await world.done(securityOf(world), name, input);
  return String(body[member]);
}

const grant = (world: ExampleWorld) => ({
  toOrganisationId: world.ids.northvale.organisationId,
  recordKind: 'user',
  fields: ['displayName', 'phoneNumber'],
  reason: 'Joint flood response',
  validFromAt: world.now,
});

export const identityExamples: Examples = {
  'session.create': (world) => ({ input: { username: ben(world).userName, password: worldPassword } }),
  'session.read': () => ({ input: {} }),
  'session.end': () => ({ input: {} }),
  'session.issueShortToken': () => ({ input: {} }),
  'session.list': (world) => ({ input: { userId: ben(world).userId } }),
  'session.revoke': async (world) => {
    await world.tokenOf(ben(world));
    const sessions = await world.done<{ items: { id: string }[] }>(securityOf(world), 'session.list', {
      userId: ben(world).userId,
    });
    return { input: { sessionId: sessions.items[0]!.id } };
  },
  'desk.claim': () => ({ input: { takeOver: true } }),
  'desk.release': () => ({ input: {} }),
  'desk.key': () => ({ input: {} }),

  'password.change': () => ({ input: { currentPassword: worldPassword, newPassword } }),
  'password.reset': async (world) => ({
    input: { linkToken: await linkTokenFrom(world, ben(world).userId), newPassword },
  }),
  'setup.complete': async (world) => {
    const operator = world.person('eastmere', 'platformOperator');
    const { link } = await world.done<{ link: string }>(operator, 'organisation.create', {
      name: 'Fernhill Inspectorate',
    });
    const linkToken = link.split('#')[1]!;
    return { input: { linkToken, userName: 'flo@fernhill.example', displayName: 'Flo Reed', newPassword } };
  },

  'organisation.list': () => ({ input: { search: 'eastmere' } }),
  'organisation.create': () => ({ input: { name: 'Fernhill Inspectorate' } }),
  'organisation.read': () => ({ input: {} }),
  'organisation.update': () => ({
    input: { version: 1, name: 'Constabulary of Eastmere', brand: { colour: '#1F5F5B', logo: null } },
  }),
  'policy.read': () => ({ input: {} }),
  'policy.update': () => ({ input: { version: 1, policy: { idleMinutes: 20 } } }),

  'user.list': (world) => ({ input: { search: '07700 900', teamId: world.ids.eastmere.teamIds[0] } }),
  'user.read': (world) => ({ input: { userId: ben(world).userId } }),
  'user.create': (world) => ({
    input: {
      ...details,
      userName: 'dot.penrose@eastmere.example',
      serviceAreaId: world.ids.eastmere.areaIds[0],
      roles: [{ role: 'operator', serviceAreaId: world.ids.eastmere.areaIds[0] }],
    },
  }),
  'user.update': (world) => ({
    input: { userId: ben(world).userId, version: 1, ...details, serviceAreaId: world.ids.eastmere.areaIds[1] },
  }),
  'user.setRoles': (world) => ({
    input: {
      userId: ben(world).userId,
      version: 1,
      roles: [{ role: 'caseworker', serviceAreaId: world.ids.eastmere.areaIds[0] }],
    },
  }),
  'user.suspend': (world) => ({ input: { userId: ben(world).userId, reason: 'Left the force' } }),
  'user.restore': (world) => ({ input: { userId: ben(world).userId } }),
  'user.issueResetLink': (world) => ({ input: { userId: ben(world).userId } }),

  'team.list': (world) => ({ input: { search: 'T-', serviceAreaId: world.ids.eastmere.areaIds[0] } }),
  'team.read': (world) => ({ input: { teamId: world.ids.eastmere.teamIds[0] } }),
  'team.create': (world) => ({
    input: { name: 'Night desk', phoneNumber: '07700 900160', serviceAreaId: world.ids.eastmere.areaIds[0] },
  }),
  'team.update': (world) => ({
    input: {
      teamId: world.ids.eastmere.teamIds[0],
      version: 1,
      name: 'Day desk',
      serviceAreaId: world.ids.eastmere.areaIds[1],
    },
  }),
  'team.close': (world) => ({ input: { teamId: world.ids.eastmere.teamIds[0] } }),
  'team.addMember': (world) => ({
    input: { teamId: world.ids.eastmere.teamIds[1], userId: ben(world).userId },
  }),
  'team.removeMember': (world) => ({
    input: { teamId: world.ids.eastmere.teamIds[0], userId: ben(world).userId },
  }),

  'serviceArea.list': () => ({ input: { state: 'any' } }),
  'serviceArea.create': () => ({ input: { name: 'Coast district', reference: 'A-9' } }),
  'serviceArea.update': (world) => ({
    input: { serviceAreaId: world.ids.eastmere.areaIds[1], version: 1, name: 'Upland district' },
  }),
  'serviceArea.close': (world) => ({ input: { serviceAreaId: world.ids.eastmere.areaIds[1] } }),

  'sharingGrant.list': () => ({ input: { direction: 'both' } }),
  'sharingGrant.listPartners': () => ({ input: { search: 'north' } }),
  'sharingGrant.create': (world) => ({ input: grant(world), foreignOnPurpose: ['toOrganisationId'] }),
  'sharingGrant.end': async (world) => ({
    input: { sharingGrantId: await made(world, 'sharingGrant.create', grant(world), 'sharingGrantId') },
  }),

  'apiToken.list': () => ({ input: { state: 'any' } }),
  'apiToken.issue': (world) => ({
    input: { name: 'Rota import', rights: ['users.read'], serviceAreaId: world.ids.eastmere.areaIds[0] },
  }),
  'apiToken.revoke': async (world) => ({
    input: { apiTokenId: await made(world, 'apiToken.issue', { name: 'Old', rights: ['users.read'] }, 'apiTokenId') },
  }),
};
