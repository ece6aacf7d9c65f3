import { conversationOperations } from '@switchboard/shared/conversations';
import { contactOperations } from '@switchboard/shared/contacts';
import { identityOperations } from '@switchboard/shared/identity';
import { routingOperations } from '@switchboard/shared/routing';
import { expect, type Page, test } from '@playwright/test';
import { grant, refuse, type Stub } from './stage/api-stub.ts';
import { emergencyChat, offer, parkedChat, wrappedChat } from './stage/desk-records.ts';
import { atWork } from './stage/desk-visits.ts';
import { sayLive } from './stage/live-stub.ts';
import { idOf } from './stage/ids.ts';
import { now } from './stage/moments.ts';

const composer = (page: Page) => page.locator('textarea[data-composer]');
const press = async (page: Page, ...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};
const sent = { messageId: idOf('message', 40), seq: 40, at: now };

/** The server takes every word, and what it was told is kept. */
function listening(): { stubs: Stub[]; told: { path: string; body: Record<string, unknown>; id: string }[] } {
  const told: { path: string; body: Record<string, unknown>; id: string }[] = [];
  const taking = (operation: typeof conversationOperations.send | typeof conversationOperations.note): Stub => ({
    operation,
    answer: (route) => {
      const request = route.request();
      const { pathname } = new URL(request.url());
      told.push({ path: pathname, body: request.postDataJSON(), id: request.headers()['idempotency-key'] ?? '' });
      return route.fulfill({ json: sent });
    },
  });
  return { stubs: [taking(conversationOperations.send), taking(conversationOperations.note)], told };
}

/** What this computer keeps of the writing, as bytes read for letters. */
function keptOn(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve) => {
      const asked = indexedDB.open('switchboard-drafts');
      asked.onsuccess = () => resolve(asked.result);
    });
    const rows = await new Promise<{ sealed: Uint8Array }[]>((resolve) => {
      const asked = database.transaction('writing').objectStore('writing').getAll();
      asked.onsuccess = () => resolve(asked.result);
    });
    database.close();
    return rows.map(({ sealed }) => new TextDecoder('latin1').decode(sealed));
  });
}

test('[B-06 part] [T-01 part] an offer is taken by one key in mid-sentence, and the sentence stays where it was', async ({
  page,
}) => {
  const accepted = { contactId: offer.contactId };
  await atWork(page, grant(routingOperations.accept, accepted));
  await composer(page).focus();
  await page.keyboard.type('I will look in');
  await sayLive(page, [{ type: 'reservation.offered', subjectId: offer.id, body: { offer } }]);
  await expect(page.getByRole('article', { name: 'Offer: Gareth Pell' })).toBeVisible();
  await expect(composer(page)).toBeFocused();
  await expect(page).toHaveTitle(/^\(1\) /);
  await page.keyboard.type('to it');
  await press(page, 'F9');
  await expect(page.getByRole('heading', { level: 1, name: 'Gareth Pell' })).toBeVisible();
  const inHand = page.getByRole('region', { name: 'Contact in hand' });
  await expect(inHand.getByText('Brown leather wallet with a bus pass')).toBeVisible();
  await page
    .getByRole('button', { name: /Cleo Marsh/ })
    .first()
    .click();
  await expect(composer(page)).toHaveValue('I will look into it');
});

test('[B-06 part] contacts stand side by side: a key changes between them, and each keeps its own words', async ({
  page,
}) => {
  await atWork(page);
  await composer(page).focus();
  await page.keyboard.type('for Cleo');
  await press(page, 'Alt+3');
  await expect(page.getByRole('heading', { level: 1, name: emergencyChat.displayName })).toBeVisible();
  await expect(composer(page)).toBeFocused();
  await page.keyboard.type('for Ffion');
  await press(page, 'Control+2');
  await expect(composer(page)).toHaveValue('for Cleo');
  await press(page, 'Alt+3');
  await expect(composer(page)).toHaveValue('for Ffion');
  await press(page, 'Alt+1');
  await expect(page.getByText(`Parked till`).first()).toBeVisible();
  await expect(page.getByRole('heading', { level: 1, name: parkedChat.displayName })).toBeVisible();
});

test('drafts outlive a reload, sealed: the computer keeps no readable word', async ({ page }) => {
  await atWork(page);
  await composer(page).fill('Thank you Cleo, the frame number');
  await expect(page.getByText('Draft kept on this computer')).toBeVisible();
  const kept = await keptOn(page);
  expect(kept).toHaveLength(1);
  expect(kept.join()).not.toContain('frame');
  await page.reload();
  await page
    .getByRole('button', { name: /Cleo Marsh/ })
    .first()
    .click();
  await expect(composer(page)).toHaveValue('Thank you Cleo, the frame number');
});

test('signing out wipes what this computer kept', async ({ page }) => {
  await atWork(page, grant(identityOperations.session.end, {}));
  await composer(page).fill('Thank you Cleo');
  await expect(page.getByText('Draft kept on this computer')).toBeVisible();
  await page.getByRole('button', { name: /your menu$/ }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByLabel('User name').waitFor();
  await expect.poll(() => keptOn(page)).toEqual([]);
});

test('a note cannot be sent to the citizen by mistake: it has its own sheet, words and door', async ({ page }) => {
  const { stubs, told } = listening();
  await atWork(page, ...stubs);
  await composer(page).focus();
  await page.keyboard.type('a reply begun');
  await press(page, 'Alt+n');
  await expect(page.getByRole('textbox', { name: 'Internal note, staff only' })).toHaveValue('');
  await page.keyboard.type('known to the team');
  await press(page, 'Enter');
  await expect.poll(() => told.length).toBe(1);
  expect(told[0]?.path).toMatch(/\/notes$/);
  await press(page, 'Alt+n');
  await expect(composer(page)).toHaveValue('a reply begun');
});

test('Enter sends, Shift Enter goes on; the word carries what it was written against, and an id of its own', async ({
  page,
}) => {
  const { stubs, told } = listening();
  await atWork(page, ...stubs);
  await composer(page).focus();
  await page.keyboard.type('one');
  await press(page, 'Shift+Enter');
  await page.keyboard.type('two');
  await press(page, 'Enter');
  await expect(composer(page)).toHaveValue('');
  await expect.poll(() => told.length).toBe(1);
  expect(told[0]?.body).toMatchObject({ text: 'one\ntwo', writtenAgainst: 12, delayed: false });
  expect(told[0]?.id).toMatch(/^[0-9a-f-]{36}$/);
});

test('a saved reply is found by a slash, chosen by Enter and filled with names', async ({ page }) => {
  await atWork(page);
  await composer(page).focus();
  await page.keyboard.type('/ref');
  await expect(page.getByRole('option', { name: /Reference number/ })).toHaveAttribute('aria-selected', 'true');
  await press(page, 'ArrowDown', 'ArrowUp', 'Enter');
  await expect(composer(page)).toHaveValue('Hello Cleo Marsh, your reference is on its way by mail. Ann Archer');
  await expect(page.getByRole('listbox', { name: 'Saved replies' })).toHaveCount(0);
});

test('refused words come back with the reason, before what was begun meanwhile', async ({ page }) => {
  await atWork(page, refuse(conversationOperations.send, 'message/stale'));
  await composer(page).fill('Yes, the brown bin too.');
  await press(page, 'Enter');
  await expect(page.getByRole('alert').filter({ hasText: 'Not sent.' })).toContainText('It is back as a draft');
  await expect(composer(page)).toHaveValue('Yes, the brown bin too.');
});

test('[B-02 part] [T-01 part] wrap-up by the keys alone: reason, outcome, done', async ({ page }) => {
  const told: unknown[] = [];
  const taking: Stub = {
    operation: contactOperations.wrapUp,
    answer: (route) => {
      told.push(route.request().postDataJSON());
      return route.fulfill({ json: { version: 9 } });
    },
  };
  await atWork(page, grant(contactOperations.mine, { items: [wrappedChat] }), taking);
  await expect(page.getByRole('button', { name: /^Complete, 2 to go/ })).toHaveAttribute('aria-disabled', 'true');
  await page.getByRole('combobox', { name: 'Find a reason' }).focus();
  await page.keyboard.type('breach, att');
  await press(page, 'Enter', 'Tab', 'Space');
  await press(page, 'Control+Enter');
  await expect.poll(() => told).toEqual([{ reasonId: idOf('reason', 3), outcomeId: idOf('outcome', 1), note: '' }]);
});

for (const [width, height, what] of [
  [1280, 720, 'the smallest desk'],
  [1920, 1080, 'a wide desk'],
  [640, 360, 'the smallest desk at 200 % zoom'],
] as const) {
  test(`[T-01 part] nothing of the desk is cut off on ${what}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await atWork(page);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBe(0);
    await composer(page).scrollIntoViewIfNeeded();
    await expect(composer(page)).toBeInViewport();
    await expect(page.getByRole('button', { name: /^Send/ })).toBeInViewport();
  });
}
