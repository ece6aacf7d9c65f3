/** From a citizen's word on the council's webchat to a notification on the operator's computer, and back into the desk. */
import { randomUUID } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { type Stack, startStack } from '../stage/stack.ts';
import { attachPreload } from './stage/attach-preload.ts';
import { type BuiltDesk, buildDesk } from './stage/built-desk.ts';
import { type DeskStage, openDeskStage } from './stage/desk-origin-stage.ts';
import { type BootedMain, bootMain } from './stage/electron-stub.ts';

const ours = 'app://switchboard/desk';

test.describe.configure({ mode: 'serial' });
test.setTimeout(180_000);

let desk: BuiltDesk;
let main: BootedMain;
let stack: Stack;
let stage: DeskStage;
test.beforeAll(async () => {
  test.setTimeout(180_000);
  delete process.env['SWITCHBOARD_SERVER'];
  // A house of its own: here one operator alone is ready, and gets what comes.
  [desk, stack] = await Promise.all([buildDesk(), startStack()]);
  main = await bootMain(desk.out, desk.settings('work'));
  stage = await openDeskStage(() => main, stack.url);
});
test.afterAll(async () => {
  stage?.close();
  await Promise.all([desk?.remove(), stack?.stop()]);
});

/** A citizen on the council's page, by the public protocol alone. */
async function citizenSays(...words: string[]): Promise<void> {
  let token = '';
  const ask = async (path: string, body: object) => {
    const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) };
    const address = `${stack.url}/v3/directline/${path}`;
    const answer = await fetch(address, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as { token: string; conversationId: string };
  };
  token = (await ask('tokens/generate', { channel: 'northvale-council' })).token;
  const started = await ask('conversations', {});
  token = started.token;
  for (const text of words) {
    const channelData = { clientActivityID: randomUUID() };
    await ask(`conversations/${started.conversationId}/activities`, {
      type: 'message',
      text,
      from: { id: 'me' },
      channelData,
    });
  }
}

test('[B-06 part] a contact offered while the desk is hidden is announced by the computer; a click leads to it', async ({
  page,
}) => {
  const someone = stack.accounts.findLast(({ role }) => role === 'Operator');
  const tray = () => main.trays[0];
  await attachPreload(page, main, desk.out, ours);
  await page.goto(`${stage.pages}/desk`);
  await page.getByLabel('Server address').fill(stage.server);
  await page.keyboard.press('Enter');
  await page.getByLabel('User name').fill(someone?.userName ?? '');
  await page.getByLabel('Password', { exact: true }).fill(someone?.password ?? '');
  await page.keyboard.press('Enter');
  await expect.poll(() => tray()?.words).toContain('Not ready');
  tray()
    ?.menu.find(({ label }) => label === 'Ready')
    ?.click?.();
  await expect.poll(() => tray()?.words).toContain('Ready since');

  await page.goto(`${stage.pages}/desk/account`);
  await expect.poll(() => tray()?.words).toContain('Ready since');
  main.hasFocus = false;
  await citizenSays('I want to speak to a person', 'My bin was not collected');
  await expect.poll(() => main.notifications.size, { timeout: 30_000 }).toBe(1);
  expect(tray()?.words).toContain('1 offer waits');
  expect(main.badge).toBe(1);
  await expect(page).toHaveTitle(/^\(1\) /);
  const [notice] = main.notifications;
  expect(JSON.stringify(notice)).not.toContain('bin');

  notice?.click();
  await expect.poll(() => main.hasFocus).toBe(true);
  await expect(page).toHaveURL(/[?&]open=[0-9a-f-]{36}/);
  const offers = page.getByRole('region', { name: 'Offers' });
  await offers.getByRole('button', { name: /^Accept/ }).click();
  await expect(page.getByText('My bin was not collected')).toBeVisible();
  await expect.poll(() => tray()?.words).not.toContain('offer waits');
  await expect(page).not.toHaveTitle(/^\(/);
  expect(main.badge).toBe(0);
  expect(main.notifications.size).toBe(0);
});
