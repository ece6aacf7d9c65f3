import { eventually } from '../../sockets/stage/eventually.ts';
import type { ExampleWorld, Person } from '../../world.ts';
import type { Examples } from '../example.ts';

interface Offered {
  readonly id: string;
  readonly fencing: number;
}

/** Somebody waits, whoever asks is ready, and the router offers her the contact; without a name, the first operator. */
async function offerTo(world: ExampleWorld, asker: Person = world.person('eastmere', 'operator')) {
  const mine = async () => (await world.done<{ items: Offered[] }>(asker, 'reservation.mine')).items;
  await world.contactOf(asker, 'waiting');
  await world.done(asker, 'agent.set-state', { wanted: { state: 'ready' } });
  // Taken at the very look that found it: an offer of an earlier example may run out before a second look.
  let offered: Offered | undefined;
  await eventually('an offer is out', async () => {
    [offered] = await mine();
    return offered !== undefined;
  });
  return { reservationId: offered!.id, fencing: offered!.fencing };
}

const operatorOf = (world: ExampleWorld) => world.person('eastmere', 'operator');

export const routingExamples: Examples = {
  'queue.waiting': async (world, asker = operatorOf(world)) => {
    const { queueId } = await world.contactOf(asker, 'listed');
    return { input: { queueId } };
  },
  'contact.pick': async (world, asker = operatorOf(world)) => {
    const { contactId } = await world.contactOf(asker, 'listed');
    return { input: { contactId } };
  },
  'queue.take-next': async (world, asker = operatorOf(world)) => {
    const { queueId } = await world.contactOf(asker, 'listed');
    return { input: { queueId } };
  },
  'contact.explanation': async (world, asker = operatorOf(world)) => {
    const { contactId } = await world.contactOf(asker, 'waiting');
    return { input: { contactId } };
  },
  'routing.health': () => ({ input: {} }),
  'reservation.mine': () => ({ input: {} }),
  'reservation.accept': async (world, asker) => ({ input: await offerTo(world, asker) }),
  'reservation.decline': async (world, asker) => ({ input: { ...(await offerTo(world, asker)), reason: 'busy' } }),
};
