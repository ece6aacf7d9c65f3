import { emptyRoutingPlan, planText, type RoutingPlan } from '@switchboard/shared/routing-plan';
import type { ExampleWorld } from '../../world.ts';
import type { Examples } from '../example.ts';

interface Standing {
  readonly revision: number;
  readonly published: { readonly plan: RoutingPlan };
}

async function standing(world: ExampleWorld): Promise<Standing> {
  return world.done<Standing>(world.person('eastmere', 'contentAdministrator'), 'routing-plan.read');
}

/** The plan in force as a draft, with the revision at which it stands. */
async function drafted(world: ExampleWorld): Promise<{ revision: number }> {
  const { revision, published } = await standing(world);
  const author = world.person('eastmere', 'contentAdministrator');
  return world.done(author, 'routing-plan.save-draft', { revision, plan: published.plan });
}

export const queueExamples: Examples = {
  'queue.list': () => ({ input: {} }),
  'skill.list': () => ({ input: {} }),
  'wrap-up.lists': () => ({ input: {} }),
  'routing-plan.read': () => ({ input: {} }),
  'routing-plan.save-draft': async (world) => {
    const { revision, published } = await standing(world);
    return { input: { revision, plan: published.plan } };
  },
  'routing-plan.discard-draft': async (world) => ({ input: { revision: (await drafted(world)).revision } }),
  'routing-plan.check': () => ({ input: { plan: emptyRoutingPlan } }),
  'routing-plan.publish': async (world) => {
    return { input: { revision: (await drafted(world)).revision, note: 'As it was' } };
  },
  'routing-plan.versions': () => ({ input: {} }),
  'routing-plan.version': () => ({ input: { number: 1 } }),
  'routing-plan.rollback': async (world) => ({ input: { number: 1, revision: (await standing(world)).revision } }),
  'routing-plan.diff': () => ({ input: { from: 1, to: 'published' } }),
  'routing-plan.export': () => ({ input: {} }),
  'routing-plan.import': async (world) => {
    const { revision, published } = await standing(world);
    return { input: { revision, text: planText(published.plan) } };
  },
};
