import { customerOperations as operations } from '@switchboard/shared/customers';
import { cutOff, grant, hang, refuse, type Stub, stubApi } from './api-stub.ts';
import { bare, briefOf, foundCustomers, maureen, timeline } from './customer-records.ts';
import { openAs } from './open-screen.ts';
import { signedInAs } from './people.ts';
import { button, seen, type Visit, type Visits } from './visit.ts';

const ruth = signedInAs('Ruth Calder', 'supervisor');
const record = grant(operations.read, maureen);
const itsTimeline = grant(operations.timeline, { items: timeline, next: 'more' });

const looking = (stub: Stub, wanted: string | RegExp): Visit => {
  return async (page) => {
    await openAs(page, ruth, '/customers', [stub]);
    await page.getByRole('searchbox').fill('aldridge');
    await seen(page, wanted);
  };
};

type Page = Parameters<Visit>[0];
async function openRecord(page: Page, stubs: readonly Stub[] = []): Promise<void> {
  await openAs(page, ruth, `/customers?open=${maureen.id}`, [record, itsTimeline, ...stubs]);
  await seen(page, '999 call, Priority');
}

async function openEdit(page: Page, stubs: readonly Stub[] = []): Promise<void> {
  await openRecord(page, stubs);
  await button(page, 'Edit');
  await page.getByRole('dialog').getByLabel('House and street').waitFor();
}

async function openNew(page: Page, stubs: readonly Stub[] = []): Promise<void> {
  await openAs(page, ruth, '/customers?open=new', stubs);
  await page.getByRole('dialog').getByRole('textbox', { name: 'Name', exact: true }).fill('Gareth Aldrige');
}

const duplicates = {
  candidates: [
    { customerId: maureen.id, reasons: ['samePhone'] },
    { customerId: bare.id, reasons: ['samePhone', 'alikeNameAndPostcode'] },
  ],
};

/** Searching, the record, and the forms over it. */
export const customersVisits: Visits = {
  start: async (page) => {
    await openAs(page, ruth, '/customers');
    await seen(page, 'Type what you remember');
  },
  found: looking(grant(operations.search, { items: foundCustomers, isCut: true }), 'Hollins Allotments Association'),
  'none-found': looking(grant(operations.search, { items: [], isCut: false }), 'Nobody is known by that'),
  searching: async (page) => {
    await openAs(page, ruth, '/customers', [hang(operations.search)]);
    await page.getByRole('searchbox').fill('aldridge');
    await page.locator('[role="status"] i').first().waitFor();
  },
  error: looking(refuse(operations.search, 'server/failed'), 'Customers did not load'),
  offline: looking(cutOff(operations.search), 'Customers cannot be shown without the link'),
  record: (page) => openRecord(page),
  'record-bare': async (page) => {
    const nothing = grant(operations.timeline, { items: [], next: null });
    await openAs(page, ruth, `/customers?open=${bare.id}`, [grant(operations.read, bare), nothing]);
    await seen(page, 'Nothing yet.');
  },
  'record-failed': async (page) => {
    await openAs(page, ruth, `/customers?open=${maureen.id}`, [refuse(operations.read, 'request/not-found')]);
    await seen(page, 'The record did not load');
  },
  edit: (page) => openEdit(page),
  invalid: async (page) => {
    await openEdit(page);
    const form = page.getByRole('dialog');
    await form.getByRole('textbox', { name: 'Name', exact: true }).fill('');
    await form.getByLabel('Number').first().fill('999');
    await button(page, /^Save/);
    await seen(page, 'Must be a phone number.');
  },
  conflict: async (page) => {
    const newer = { ...maureen, name: 'Maureen Aldridge-Cole', version: 8 };
    await openEdit(page);
    await page.getByRole('dialog').getByLabel('Known as').fill('Mo A.');
    await stubApi(page, [refuse(operations.update, 'record/changed-meanwhile'), grant(operations.read, newer)]);
    await button(page, /^Save/);
    await seen(page, 'Someone else changed this meanwhile.');
  },
  new: (page) => openNew(page),
  duplicate: async (page) => {
    await openNew(page, [
      refuse(operations.create, 'customer/possible-duplicate', duplicates),
      grant(operations.briefs, { items: [briefOf(maureen), briefOf(bare)] }),
    ]);
    await button(page, /^Create customer/);
    await seen(page, 'Somebody else: create');
  },
  refused: async (page) => {
    await openNew(page, [refuse(operations.create, 'access/denied')]);
    await button(page, /^Create customer/);
    await seen(page, 'Not done.');
  },
  marker: async (page) => {
    await openRecord(page);
    await button(page, 'Marker');
    await button(page, /^Set marker/);
    await seen(page, 'Choose a day.');
  },
  'marker-review': async (page) => {
    await openRecord(page);
    await button(page, 'Review: Loose dog in rear yard');
    await seen(page, 'Review again on');
  },
  'marker-end': async (page) => {
    await openRecord(page);
    await button(page, 'Review: Loose dog in rear yard');
    await button(page, 'No longer true');
    await seen(page, 'Why it is no longer true');
  },
};
