import { notReadyReasonOperations } from '@switchboard/shared/agents';
import { identityOperations, policySchema } from '@switchboard/shared/identity';
import { demoOutboxOperations } from '@switchboard/shared/messages';
import { cutOff, grant, hang, refuse } from './api-stub.ts';
import { notReadyReasons } from './desk-records.ts';
import { idOf } from './ids.ts';
import { listVisits } from './list-visits.ts';
import { inDays } from './moments.ts';
import { openAs } from './open-screen.ts';
import { clara, northvale, pat, sam } from './people.ts';
import { areas, grants, organisations, outbox, tokens } from './records.ts';
import { button, seen, type Visits } from './visit.ts';

const { serviceArea, sharingGrant, organisation, apiToken } = identityOperations;
const partners = grant(sharingGrant.listPartners, { items: [{ id: northvale.id, name: northvale.name }], next: null });

export const serviceAreasVisits: Visits = {
  ...listVisits({
    me: sam,
    path: '/service-areas',
    title: 'Service areas',
    list: serviceArea.list,
    rows: areas,
    row: 'Eastmere North',
    empty: 'No service areas yet',
  }),
  open: async (page) => {
    await openAs(page, sam, `/service-areas?open=${idOf('area', 1)}`);
    await seen(page, 'Close area');
  },
  invalid: async (page) => {
    await openAs(page, sam, '/service-areas?open=new');
    await button(page, /^Create/);
    await seen(page, 'Fill this in.');
  },
  refused: async (page) => {
    await openAs(page, sam, '/service-areas?open=new', [refuse(serviceArea.create, 'service-area/name-taken')]);
    await page.getByRole('dialog').getByLabel('Name').first().fill('Harbour');
    await button(page, /^Create/);
    await seen(page, 'In use already.');
  },
};

const closedReason = {
  ...notReadyReasons[0]!,
  id: idOf('notReadyReason', 90),
  title: 'Tea round',
  closedAt: inDays(-20),
};
const allReasons = [...notReadyReasons, closedReason];
const breakId = idOf('notReadyReason', 1);
const reasonsNow = (items = allReasons) => grant(notReadyReasonOperations.list, { items });
export const notReadyReasonsVisits: Visits = {
  ...listVisits({
    me: clara,
    path: '/not-ready-reasons',
    title: 'Not-ready reasons',
    list: notReadyReasonOperations.list,
    rows: allReasons,
    row: 'Paid, not work',
    empty: 'No reasons yet',
  }),
  open: async (page) => {
    await openAs(page, clara, `/not-ready-reasons?open=${breakId}`, [reasonsNow()]);
    await seen(page, 'Close reason');
  },
  invalid: async (page) => {
    await openAs(page, clara, '/not-ready-reasons?open=new', [reasonsNow()]);
    await page.getByRole('dialog').getByLabel('Limit the time').check();
    await page.getByRole('dialog').getByLabel('At most').fill('2000');
    await button(page, /^Add/);
    await seen(page, 'Fill this in.');
  },
  refused: async (page) => {
    await openAs(page, clara, '/not-ready-reasons?open=new', [
      reasonsNow(),
      refuse(notReadyReasonOperations.add, 'not-ready-reason/title-taken'),
    ]);
    await page.getByRole('dialog').getByLabel('Name').first().fill('Break');
    await button(page, /^Add/);
    await seen(page, 'In use already.');
  },
  closed: async (page) => {
    await openAs(page, clara, '/not-ready-reasons', [reasonsNow()]);
    await page.getByRole('combobox', { name: 'Show' }).click();
    await page.getByRole('option', { name: 'Closed reasons' }).click();
    await seen(page, 'Tea round');
  },
  'order-refused': async (page) => {
    await openAs(page, clara, '/not-ready-reasons', [
      reasonsNow(),
      refuse(notReadyReasonOperations.order, 'not-ready-reason/list-changed'),
    ]);
    await button(page, 'Move Lunch up');
    await seen(page, /The list has changed in the meantime/);
  },
  conflict: async (page) => {
    const stubs = [reasonsNow(), refuse(notReadyReasonOperations.change, 'record/changed-meanwhile')];
    await openAs(page, clara, `/not-ready-reasons?open=${breakId}`, stubs);
    await page.getByRole('dialog').getByLabel('Name').first().fill('Short break');
    await button(page, /^Save/);
    await seen(page, 'Someone else changed this meanwhile.');
  },
};

const given = grant(sharingGrant.list, { items: grants, next: null });
export const sharingVisits: Visits = {
  ...listVisits({
    me: sam,
    path: '/sharing',
    title: 'Sharing',
    list: sharingGrant.list,
    rows: grants,
    row: 'Northvale District Council',
    empty: 'Nothing is shared',
  }),
  open: async (page) => {
    await openAs(page, sam, `/sharing?open=${idOf('grant', 1)}`, [given]);
    await seen(page, 'Fields shared');
  },
  invalid: async (page) => {
    await openAs(page, sam, '/sharing?open=new', [given, partners]);
    await button(page, /^Share Ctrl|^Share$/);
    await seen(page, 'Fill this in.');
  },
  refused: async (page) => {
    await openAs(page, sam, '/sharing?open=new', [given, partners, refuse(sharingGrant.create, 'access/denied')]);
    await page.getByRole('combobox', { name: 'With' }).click();
    await page.getByRole('option', { name: northvale.name }).click();
    await page.getByLabel('Reason').fill('Joint safety partnership agreement');
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Share/ })
      .click();
    await seen(page, 'Not done.');
  },
  'confirm-end': async (page) => {
    await openAs(page, sam, `/sharing?open=${idOf('grant', 1)}`, [given]);
    await button(page, 'End sharing');
    await seen(page, /^Stop sharing with/);
  },
};

const own = { ...organisations[0], version: 4 } as never;
const brandAs = (...stubs: Parameters<typeof openAs>[3] & {}) => {
  return (page: Parameters<Visits[string]>[0]) =>
    openAs(page, sam, '/brand', [grant(organisation.read, own), ...stubs]);
};
export const brandVisits: Visits = {
  ready: async (page) => {
    await brandAs()(page);
    await seen(page, 'Your colour can be used as it is.');
  },
  loading: async (page) => {
    await openAs(page, sam, '/brand', [hang(organisation.read)]);
    await page.locator('[role="status"] i').first().waitFor();
  },
  error: async (page) => {
    await openAs(page, sam, '/brand', [refuse(organisation.read, 'server/failed')]);
    await seen(page, 'Your brand did not load');
  },
  offline: async (page) => {
    await openAs(page, sam, '/brand', [cutOff(organisation.read)]);
    await seen(page, 'Your brand cannot be shown without the link');
  },
  adjusted: async (page) => {
    await brandAs()(page);
    await page.getByLabel('Colour', { exact: true }).fill('#FFB000');
    await seen(page, 'A darker shade will be used.');
  },
  'like-emergency': async (page) => {
    await brandAs()(page);
    await page.getByLabel('Colour', { exact: true }).fill('#B3152A');
    await seen(page, 'This colour cannot be saved.');
  },
  conflict: async (page) => {
    await brandAs(refuse(organisation.update, 'record/changed-meanwhile'))(page);
    await page.getByLabel('Colour', { exact: true }).fill('#1F5F5B');
    await button(page, /^Save brand/);
    await seen(page, 'Someone else changed this meanwhile.');
  },
};

const policy = grant(organisation.readPolicy, { version: 2, policy: policySchema.parse({}) });
export const policyVisits: Visits = {
  ready: async (page) => {
    await openAs(page, sam, '/sign-in-policy', [policy]);
    await seen(page, 'Lock an account after');
  },
  loading: async (page) => {
    await openAs(page, sam, '/sign-in-policy', [hang(organisation.readPolicy)]);
    await page.locator('[role="status"] i').first().waitFor();
  },
  error: async (page) => {
    await openAs(page, sam, '/sign-in-policy', [refuse(organisation.readPolicy, 'server/failed')]);
    await seen(page, 'The rules did not load');
  },
  offline: async (page) => {
    await openAs(page, sam, '/sign-in-policy', [cutOff(organisation.readPolicy)]);
    await seen(page, 'The rules cannot be shown without the link');
  },
  invalid: async (page) => {
    await openAs(page, sam, '/sign-in-policy', [policy]);
    await page.getByLabel('Lock an account after').fill('1');
    await button(page, 'Save rules');
    await seen(page, 'Give 3 or more.');
  },
  conflict: async (page) => {
    await openAs(page, sam, '/sign-in-policy', [policy, refuse(organisation.updatePolicy, 'record/changed-meanwhile')]);
    await page.getByLabel('Ends when idle for').fill('10');
    await button(page, 'Save rules');
    await seen(page, 'Someone else changed this meanwhile.');
  },
};

const issued = grant(apiToken.list, { items: tokens, next: null });
export const apiTokensVisits: Visits = {
  ...listVisits({
    me: sam,
    path: '/api-tokens',
    title: 'API tokens',
    list: apiToken.list,
    rows: tokens,
    row: 'Rota import',
    empty: 'No program has a token',
  }),
  open: async (page) => {
    await openAs(page, sam, `/api-tokens?open=${idOf('token', 1)}`, [issued]);
    await seen(page, 'Last used');
    await page.getByRole('dialog').waitFor();
  },
  invalid: async (page) => {
    await openAs(page, sam, '/api-tokens?open=new', [issued]);
    await button(page, /^Issue token/);
    await seen(page, 'Choose at least one.');
  },
  refused: async (page) => {
    await openAs(page, sam, '/api-tokens?open=new', [issued, refuse(apiToken.issue, 'api-token/right-not-yours')]);
    await page.getByRole('textbox', { name: /^Program/ }).fill('Rota import');
    await page.getByRole('checkbox').first().check();
    await button(page, /^Issue token/);
    await seen(page, 'Not done.');
  },
  'secret-shown': async (page) => {
    const answer = { apiTokenId: idOf('token', 5), token: `swb_${'q7'.repeat(20)}`, expiresAt: inDays(90) };
    await openAs(page, sam, '/api-tokens?open=new', [issued, grant(apiToken.issue, answer)]);
    await page.getByRole('textbox', { name: /^Program/ }).fill('Rota import');
    await page.getByRole('checkbox').first().check();
    await button(page, /^Issue token/);
    await seen(page, 'It is shown only now');
  },
  'confirm-revoke': async (page) => {
    await openAs(page, sam, `/api-tokens?open=${idOf('token', 1)}`, [issued]);
    await button(page, 'Revoke');
    await seen(page, /^Revoke the token of/);
  },
};

const sent = grant(demoOutboxOperations.list, { items: outbox, next: null });
export const outboxVisits: Visits = {
  ...listVisits({
    me: sam,
    path: '/outbox',
    title: 'Demo outbox',
    list: demoOutboxOperations.list,
    rows: outbox,
    row: 'cleo@weir.example',
    empty: 'No messages yet',
  }),
  open: async (page) => {
    await openAs(page, sam, `/outbox?open=${idOf('message', 1)}`, [sent]);
    await page.getByRole('dialog').waitFor();
  },
};

const known = grant(organisation.list, { items: organisations, next: null });
export const organisationsVisits: Visits = {
  ...listVisits({
    me: pat,
    path: '/organisations',
    title: 'Organisations',
    list: organisation.list,
    rows: organisations,
    row: 'Northvale District Council',
    empty: 'No organisations yet',
  }),
  open: async (page) => {
    await openAs(page, pat, `/organisations?open=${northvale.id}`, [known]);
    await page.getByRole('dialog').waitFor();
  },
  invalid: async (page) => {
    await openAs(page, pat, '/organisations?open=new', [known]);
    await button(page, /^Create/);
    await seen(page, 'Use at least 2 characters.');
  },
  refused: async (page) => {
    await openAs(page, pat, '/organisations?open=new', [known, refuse(organisation.create, 'organisation/name-taken')]);
    await page.getByRole('dialog').getByLabel('Name').first().fill('Eastmere Police');
    await button(page, /^Create/);
    await seen(page, 'In use already.');
  },
  'link-issued': async (page) => {
    const answer = {
      organisationId: idOf('organisation', 3),
      link: `https://desk.eastmere.example/desk/setup?token=${'k3'.repeat(21)}x`,
      expiresAt: inDays(2),
    };
    await openAs(page, pat, '/organisations?open=new', [known, grant(organisation.create, answer)]);
    await page.getByRole('dialog').getByLabel('Name').first().fill('Weirside Borough Council');
    await button(page, /^Create/);
    await seen(page, 'It is shown only now');
  },
};
