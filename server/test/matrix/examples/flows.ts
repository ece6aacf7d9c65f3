import { defaultSafetyRules, type FlowSource } from '@switchboard/shared/flows';
import type { ExampleWorld } from '../../world.ts';
import type { Examples } from '../example.ts';

const draft: FlowSource = {
  format: 1,
  name: 'Night desk',
  languages: ['en'],
  startNodeId: 'person',
  queueKey: 'enquiries',
  nodes: [{ id: 'person', type: 'handOff', position: { x: 0, y: 0 }, data: {} }],
  edges: [],
};

let keys = 0;
/** Each flow has a key of its own: it is unique in an organisation, and the cells of the matrix share one. */
function flow() {
  keys += 1;
  return { key: `night-desk-${keys}`, draft };
}

async function madeFlow(world: ExampleWorld): Promise<string> {
  const author = world.person('eastmere', 'contentAdministrator');
  return (await world.done<{ flowId: string }>(author, 'flow.create', flow())).flowId;
}

export const flowExamples: Examples = {
  'flow.list': () => ({ input: {} }),
  'flow.read': async (world) => ({ input: { flowId: await madeFlow(world) } }),
  'flow.create': () => ({ input: flow() }),
  'flow.save-draft': async (world) => ({ input: { flowId: await madeFlow(world), version: 1, draft } }),
  'flow.publish': async (world) => ({ input: { flowId: await madeFlow(world), version: 1 } }),
  'safety-rules.read': () => ({ input: {} }),
  'safety-rules.update': async (world) => {
    const author = world.person('eastmere', 'contentAdministrator');
    const { version } = await world.done<{ version: number }>(author, 'safety-rules.read');
    return { input: { version, rules: defaultSafetyRules('Eastmere Police', 'emergency') } };
  },
};
