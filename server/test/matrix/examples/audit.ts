import type { ExampleWorld } from '../../world.ts';
import type { Examples } from '../example.ts';

const securityOf = (world: ExampleWorld) => world.person('eastmere', 'securityAdministrator');

/** Some entry of the trail: the first team's, from when the organisation was founded. */
async function anEntry(world: ExampleWorld): Promise<{ id: string; traceId: string }> {
  const teamId = world.ids.eastmere.teamIds[0];
  const filter = { subjectKind: 'team', subjectId: teamId };
  const page = await world.done<{ items: { id: string; traceId: string }[] }>(securityOf(world), 'audit.list', filter);
  return page.items[0]!;
}

export const auditExamples: Examples = {
  'audit.list': (world) => ({ input: { subjectKind: 'team', subjectId: world.ids.eastmere.teamIds[0] } }),
  'audit.read': async (world) => ({ input: { entryId: (await anEntry(world)).id } }),
  'audit.trace': async (world) => ({ input: { traceId: (await anEntry(world)).traceId } }),
  'audit.chain': () => ({ input: {} }),
  'audit.verify': () => ({ input: {} }),
  'audit.verification': async (world) => {
    const { id } = await world.done<{ id: string }>(securityOf(world), 'audit.verify');
    return { input: { verificationId: id } };
  },
  'audit.export': () => ({ input: {} }),
  'audit.erasePayload': async (world) => ({
    input: { entryId: (await anEntry(world)).id, reason: 'Erasure asked for by the person concerned' },
  }),
  'navigation.record': () => ({ input: { screen: 'desk/inbox' } }),
};
