import { listAudit, readAuditChain, readAuditEntry } from '@switchboard/shared/audit';
import { identityOperations } from '@switchboard/shared/identity';
import { cutOff, grant, refuse } from './api-stub.ts';
import { listVisits } from './list-visits.ts';
import { minutesAgo } from './moments.ts';
import { openAs, openAsNobody } from './open-screen.ts';
import { ann, sam } from './people.ts';
import { chain, entries, openedEntry, users } from './records.ts';
import { button, seen, type Visits } from './visit.ts';

const { user } = identityOperations;

export const accountVisits: Visits = {
  ready: async (page) => {
    await openAs(page, ann, '/account');
    await seen(page, 'What you may do');
  },
  'session-expired': async (page) => {
    await openAs(page, ann, '/account', [refuse(identityOperations.password.change, 'access/not-signed-in')]);
    await button(page, 'Change password…');
    await page.getByLabel('Present password').fill('three quiet words');
    await page.getByLabel('New password').fill('four other quiet words');
    await button(page, 'Change password');
    await seen(page, 'Your session has ended');
  },
  'password-form': async (page) => {
    await openAs(page, ann, '/account');
    await button(page, 'Change password…');
    await seen(page, 'Present password');
  },
  search: async (page) => {
    await openAs(page, ann, '/account', [grant(user.list, { items: users.slice(0, 3), next: null })]);
    await seen(page, 'What you may do');
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').fill('an');
    await seen(page, 'Ann Archer');
    await page.getByRole('option', { name: /Ann Archer/ }).waitFor();
  },
  menu: async (page) => {
    await openAs(page, ann, '/account');
    await button(page, /your menu$/);
    await page.getByRole('button', { name: 'Sign out' }).waitFor();
  },
  'link-lost': async (page) => {
    await openAs(page, ann, '/account', [cutOff(identityOperations.serviceArea.list)]);
    await seen(page, /^No link to the server since/);
  },
};

const chained = grant(readAuditChain, chain);
const listed = grant(listAudit, { items: entries, next: null });
const entryPath = `/audit?open=${openedEntry.id}`;

export const auditVisits: Visits = {
  ...listVisits({
    me: sam,
    path: '/audit',
    title: 'Audit trail',
    list: listAudit,
    rows: entries,
    row: 'Changed roles',
    empty: 'Nothing is recorded yet',
    besides: [chained],
  }),
  open: async (page) => {
    await openAs(page, sam, entryPath, [chained, listed, grant(readAuditEntry, openedEntry)]);
    await seen(page, 'What changed');
  },
  erased: async (page) => {
    const erased = { ...openedEntry, payload: null, erasedAt: minutesAgo(3) };
    await openAs(page, sam, entryPath, [chained, listed, grant(readAuditEntry, erased)]);
    await seen(page, /^The content was erased/);
  },
  'chain-broken': async (page) => {
    const { lastVerification } = chain;
    if (!lastVerification) throw new Error('the sample chain was never verified');
    const broken = {
      ...chain,
      lastVerification: {
        ...lastVerification,
        intact: false,
        faultCount: 2,
        faults: [
          { kind: 'entryAltered' as const, seq: 812, entryId: openedEntry.id },
          { kind: 'truncated' as const, seq: null, entryId: null },
        ],
      },
    };
    await openAs(page, sam, '/audit', [grant(readAuditChain, broken), listed]);
    await seen(page, 'The audit trail is not whole.');
  },
  'erase-form': async (page) => {
    await openAs(page, sam, entryPath, [chained, listed, grant(readAuditEntry, openedEntry)]);
    await button(page, 'Erase content…');
    await seen(page, 'Lawful ground');
  },
  trace: async (page) => {
    await openAs(page, sam, entryPath, [chained, listed, grant(readAuditEntry, openedEntry)]);
    await button(page, 'All entries of this trace');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  },
};

export const galleryVisits: Visits = {
  ready: async (page) => {
    await openAsNobody(page, '/gallery');
    await seen(page, 'Toasts, bottom left, with Undo');
  },
};

export const notFoundVisits: Visits = {
  ready: async (page) => {
    await openAs(page, ann, '/nowhere');
    await seen(page, 'There is nothing at this address');
  },
  'not-yours': async (page) => {
    await openAs(page, ann, '/audit');
    await seen(page, 'There is nothing at this address');
  },
};
