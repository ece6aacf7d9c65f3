import type { ExampleWorld } from '../../world.ts';
import type { Examples } from '../example.ts';

const operatorOf = (world: ExampleWorld) => world.person('eastmere', 'operator');
const phone = { kind: 'phone', value: '07700 900142', label: 'mobile' };
const marker = { kind: 'vulnerable', text: 'Deaf in left ear', source: 'Told by herself', reviewOn: '2027-03-02' };
let count = 0;

/** A customer of Eastmere Police: her id. Each is somebody else, so that no duplicate is suspected. */
async function aCustomer(world: ExampleWorld): Promise<string> {
  count += 1;
  const points = [{ kind: 'email', value: `citizen${count}@weir.example` }];
  const made = await world.done<{ customerId: string }>(operatorOf(world), 'customer.create', { name: 'Cleo', points });
  return made.customerId;
}

async function aMarker(world: ExampleWorld): Promise<string> {
  const input = { customerId: await aCustomer(world), ...marker };
  return (await world.done<{ markerId: string }>(operatorOf(world), 'marker.add', input)).markerId;
}

export const customerExamples: Examples = {
  'customer.search': () => ({ input: { text: 'cleo weir' } }),
  'customer.resolve': () => ({ input: { kind: 'phone', value: '+44 7700 900142' } }),
  'customer.briefs': async (world) => ({ input: { ids: await aCustomer(world) } }),
  'customer.read': async (world) => ({ input: { customerId: await aCustomer(world) } }),
  'customer.timeline': async (world) => ({ input: { customerId: await aCustomer(world) } }),
  'customer.create': () => ({ input: { name: 'Cleo Weir', points: [phone] } }),
  'customer.update': async (world) => {
    const customerId = await aCustomer(world);
    const { points } = await world.done<{ points: { id: string }[] }>(operatorOf(world), 'customer.read', {
      customerId,
    });
    return { input: { customerId, version: 1, name: 'Cleo Weir-Hart', points: [{ ...phone }, points[0]] } };
  },
  'marker.add': async (world) => ({ input: { customerId: await aCustomer(world), ...marker } }),
  'marker.review': async (world) => ({
    input: { markerId: await aMarker(world), version: 1, text: 'Deaf in both ears', reviewOn: '2027-09-02' },
  }),
  'marker.end': async (world) => ({ input: { markerId: await aMarker(world), reason: 'Has a hearing aid now' } }),
  'customerNote.add': async (world) => ({
    input: { customerId: await aCustomer(world), text: 'Has the frame number of the bicycle' },
  }),
  'customerNote.pin': async (world) => {
    const input = { customerId: await aCustomer(world), text: 'Ring the mobile' };
    const { customerNoteId } = await world.done<{ customerNoteId: string }>(
      operatorOf(world),
      'customerNote.add',
      input,
    );
    return { input: { customerNoteId, isPinned: true } };
  },
};
