import type { ContactInWorld, ContactStep } from '../../contacts/contact-of.ts';
import type { ExampleWorld, Person } from '../../world.ts';
import type { Examples } from '../example.ts';

/** A contact in the hands of whoever asks; without a name, of the first operator. */
function inHand(world: ExampleWorld, asker: Person | undefined, step: ContactStep): Promise<ContactInWorld> {
  return world.contactOf(asker ?? world.person('eastmere', 'operator'), step);
}

const operatorOf = (world: ExampleWorld) => world.person('eastmere', 'operator');

/** The first reason and outcome that the organisation closes contacts with. */
async function disposition(world: ExampleWorld) {
  const lists = await world.done<{ reasons: { id: string }[]; outcomes: { id: string }[] }>(
    operatorOf(world),
    'wrap-up.lists',
  );
  return { reasonId: lists.reasons[0]!.id, outcomeId: lists.outcomes[0]!.id };
}

let count = 0;

/** Somebody else each time, so that no duplicate is suspected. */
async function aCustomer(world: ExampleWorld): Promise<string> {
  count += 1;
  const points = [{ kind: 'email', value: `contact${count}@weir.example` }];
  const input = { name: 'Cleo', points };
  return (await world.done<{ customerId: string }>(operatorOf(world), 'customer.create', input)).customerId;
}

export const contactExamples: Examples = {
  'contact.mine': () => ({ input: {} }),
  'contact.list': () => ({ input: { state: 'open', search: 'rucksack' } }),
  'contact.read': async (world, asker) => {
    const { contactId } = await inHand(world, asker, 'connected');
    return { input: { contactId } };
  },
  'contact.transfer': async (world, asker) => {
    const { contactId, version, queueId } = await inHand(world, asker, 'connected');
    return { input: { contactId, version, target: { to: 'queue', queueId }, note: 'Knows the bus line' } };
  },
  'contact.park': async (world, asker) => {
    const { contactId, version } = await inHand(world, asker, 'connected');
    return { input: { contactId, version, minutes: 30 } };
  },
  'contact.callback-outcome': async (world, asker) => {
    const { contactId, version } = await inHand(world, asker, 'callback');
    return { input: { contactId, version, outcome: 'noAnswer' } };
  },
  'contact.resume': async (world, asker) => {
    const { contactId } = await inHand(world, asker, 'parked');
    return { input: { contactId } };
  },
  'contact.end': async (world, asker) => {
    const { contactId, version } = await inHand(world, asker, 'connected');
    return { input: { contactId, version } };
  },
  'contact.link-customer': async (world, asker) => {
    const { contactId } = await inHand(world, asker, 'connected');
    return { input: { contactId, customerId: await aCustomer(world) } };
  },
  'contact.wrap-up': async (world, asker) => {
    const { contactId } = await inHand(world, asker, 'wrapUp');
    return { input: { contactId, ...(await disposition(world)), note: 'Handed in at the depot' } };
  },
  'contact.extend-wrap-up': async (world, asker) => {
    const { contactId } = await inHand(world, asker, 'wrapUp');
    return { input: { contactId } };
  },
  'contact.assign': async (world, asker) => {
    const { contactId } = await inHand(world, asker, 'waiting');
    const userId = (asker ?? operatorOf(world)).userId;
    return { input: { contactId, userId, reason: 'Knows the family' } };
  },
  'contact.complete-wrap-up': async (world, asker) => {
    const { contactId } = await inHand(world, asker, 'wrapUp');
    const userId = (asker ?? operatorOf(world)).userId;
    return { input: { contactId, userId, reason: 'She has gone home' } };
  },
  'contact.reprioritise': async (world, asker) => {
    const { contactId } = await inHand(world, asker, 'waiting');
    return { input: { contactId, band: 1, points: 50, reason: 'She is alone with a child' } };
  },
  'contact.move': async (world, asker) => {
    const { contactId, otherQueueId } = await inHand(world, asker, 'waiting');
    return { input: { contactIds: [contactId], queueId: otherQueueId, reason: 'Lost, not stolen' } };
  },
  'conversation.read': async (world, asker) => {
    const { contactId } = await inHand(world, asker, 'connected');
    return { input: { contactId, after: 0 } };
  },
  'message.send': async (world, asker) => {
    const { contactId } = await inHand(world, asker, 'connected');
    return { input: { contactId, text: 'Which bus was it?', writtenAgainst: 2 } };
  },
  'note.add': async (world, asker) => {
    const { contactId } = await inHand(world, asker, 'connected');
    return { input: { contactId, text: 'Sounds upset' } };
  },
  'conversation.mark-read': async (world, asker) => {
    const { contactId } = await inHand(world, asker, 'connected');
    return { input: { contactId, upTo: 2 } };
  },
  'conversation.typing': async (world, asker) => {
    const { contactId } = await inHand(world, asker, 'connected');
    return { input: { contactId } };
  },
};
