import type { CustomerBrief, CustomerRecord } from '@switchboard/shared/customers';
import { afterEach, beforeEach } from 'vitest';
import type { OpenedDatabase, TestEngine } from '../engines.ts';
import { type House, type Person, World } from '../world.ts';

const url = (opened: OpenedDatabase) => (opened.url.startsWith('postgres') ? opened.url : `sqlite:${opened.url}`);

export const mobile = (value: string) => ({ kind: 'phone', value, label: 'mobile' });
export const mail = (value: string) => ({ kind: 'email', value });
export const landline = { kind: 'phone', value: '01632 960142', label: 'home' };
export const tannersRow = { lines: '14 Tanners Row', town: 'Eastmere', postcode: 'em42qt' };
export const marker = {
  kind: 'vulnerable',
  text: 'Deaf in left ear',
  source: 'Told by herself',
  reviewOn: '2027-03-02',
};

/** A fresh world on this database for each test, and what tests of customers ask of it. */
export function customersOn(open: TestEngine['open']) {
  let opened: OpenedDatabase;
  let world: World;
  beforeEach(async () => {
    opened = await open();
    world = await World.open({ databaseUrl: url(opened) });
  });
  afterEach(async () => {
    await world.close();
    await opened.dispose();
  });

  const ann = (house: House = 'eastmere') => world.person(house, 'operator');
  return {
    get world() {
      return world;
    },
    ann,
    sam: (house: House = 'eastmere') => world.person(house, 'supervisor'),
    create: async (input: object, who: Person = ann()) =>
      (await world.done<{ customerId: string; reference: string }>(who, 'customer.create', input)).customerId,
    read: (customerId: string, who: Person = ann()) => world.done<CustomerRecord>(who, 'customer.read', { customerId }),
    found: async (text: string, who: Person = ann()) =>
      (await world.done<{ items: CustomerBrief[] }>(who, 'customer.search', { text })).items.map(({ name }) => name),
    resolved: async (point: object, who: Person = ann()) => {
      const answer = await world.done<{ match: string; items: CustomerBrief[] }>(who, 'customer.resolve', point);
      return { match: answer.match, names: answer.items.map(({ name }) => name).sort() };
    },
    entriesOf: async (subjectId: string) => {
      const security = world.person('eastmere', 'securityAdministrator');
      type Entry = { id: string; action: string; actor: { id: string } };
      return (await world.done<{ items: Entry[] }>(security, 'audit.list', { subjectId })).items;
    },
  };
}
