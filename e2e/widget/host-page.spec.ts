import { expect } from '@playwright/test';
import { openWidget, OpenedWidget, test } from './stage/widget-stage.ts';

declare global {
  interface Window {
    SwitchboardChat?: { open(): void; close(): void };
  }
}

test('[E-01 part] the chat opens on a foreign site whose policy allows our script and our frame and nothing else', async ({
  page,
  stage,
}) => {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (/Content Security Policy|Refused/.test(message.text())) complaints.push(message.text());
  });
  const widget = await openWidget(page, `${stage.host}/`);
  await stage.botSays('Hello. I am an automated assistant.');
  await expect(widget.log).toContainText('I am an automated assistant');
  expect(complaints).toEqual([]);
});

test('[E-01 part] a site the channel does not name cannot frame the chat', async ({ page, stage }) => {
  await page.goto(`${stage.host}/stranger`);
  const widget = new OpenedWidget(page);
  await widget.launcher.click();
  await expect
    .poll(() =>
      page
        .frames()
        .find((frame) => frame !== page.mainFrame())
        ?.url(),
    )
    .toMatch(/^chrome-error:/);
  const answer = await page.request.get(`${stage.url}/webchat/northvale-council`);
  expect(answer.headers()['content-security-policy']).toContain("frame-ancestors 'self'");
  expect(answer.headers()['x-frame-options']).toBeUndefined();
});

test('a keyboard alone opens the chat, reads, writes, goes back and finds the focus where it was', async ({
  page,
  stage,
}) => {
  await page.goto(`${stage.host}/`);
  const widget = new OpenedWidget(page);
  await widget.launcher.focus();
  await page.keyboard.press('Enter');
  await expect(widget.log).toBeFocused();
  await stage.botSays('Which do you need?', ['Bins', 'Roads']);
  await widget.frame.getByRole('button', { name: 'Roads' }).waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(widget.frame.getByRole('button', { name: 'Bins' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(widget.log).toContainText('Bins');
  await expect(widget.log).toBeFocused();
  await widget.words.focus();
  await page.keyboard.type('And a person, please');
  await page.keyboard.press('Enter');
  await expect(widget.log).toContainText('And a person, please');
  await page.keyboard.press('Escape');
  await expect(widget.launcher).toBeFocused();
  await expect(widget.log).toBeHidden();
});

test('Escape leads from a panel back to the talk first, and only then out', async ({ page, stage }) => {
  const widget = await openWidget(page, `${stage.host}/`);
  await widget.frame.getByRole('button', { name: 'Text size, language and this chat' }).press('Enter');
  await expect(widget.frame.getByRole('heading', { level: 2 })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(widget.log).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(widget.launcher).toBeFocused();
});

test('the page around opens and closes the chat, and its button counts what was not read', async ({ page, stage }) => {
  await page.goto(`${stage.host}/`);
  const widget = new OpenedWidget(page);
  await page.evaluate(() => window.SwitchboardChat?.open());
  await widget.untilLinked();
  await page.evaluate(() => window.SwitchboardChat?.close());
  await expect(widget.launcher).toBeVisible();
  await stage.botSays('One');
  await stage.botSays('Two');
  await expect(widget.launcher).toContainText('2 new');
  await widget.launcher.click();
  await expect(widget.log).toContainText('Two');
  await page.keyboard.press('Escape');
  await expect(widget.launcher).not.toContainText('new');
});

test('[E-10 part] a reload, the next page of the site and a closed tab all lead back to the same chat', async ({
  context,
  page,
  stage,
}) => {
  const widget = await openWidget(page, `${stage.host}/`);
  await widget.say('I lost my red umbrella');
  await expect(widget.log).toContainText(', sent');
  const { id } = await stage.chat();
  await page.reload();
  await expect(widget.log).toContainText('I lost my red umbrella');
  await page.getByRole('link', { name: 'Next page' }).click();
  await page.waitForURL('**/next');
  await expect(widget.log).toContainText('I lost my red umbrella');
  await page.close();
  const later = new OpenedWidget(await context.newPage());
  await later.page.goto(`${stage.host}/next`);
  await expect(later.log).toContainText('I lost my red umbrella');
  await later.say('It has a wooden handle');
  await expect.poll(async () => (await stage.chat()).messages.filter(({ kind }) => kind === 'text').length).toBe(2);
  expect((await stage.chat()).id).toBe(id);
});

test('a page in Welsh gets the chat in Welsh, and the visitor’s own choice outlives it', async ({ page, stage }) => {
  const widget = await openWidget(page, `${stage.host}/cy`);
  await expect(widget.log).toContainText('Cynorthwyydd awtomatig ydw i, nid person');
  await expect(widget.frame.locator('html')).toHaveAttribute('lang', 'cy');
  await widget.frame.getByRole('button', { name: 'English' }).click();
  await expect(widget.log).toContainText('I am an automated assistant, not a person.');
  await page.reload();
  await expect(widget.log).toContainText('I am an automated assistant, not a person.');
});

test('leaving quickly replaces the page, and the device forgets the chat', async ({ page, stage }) => {
  await page.goto(`${stage.host}/next`);
  const widget = await openWidget(page, `${stage.host}/`);
  await widget.say('Somebody is coming');
  await expect(widget.log).toContainText(', sent');
  await widget.frame.getByRole('button', { name: 'Exit this page' }).click();
  await page.waitForURL('**/weather');
  await page.goBack();
  await expect(page).toHaveURL(/\/next$/);
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
  await widget.launcher.click();
  await widget.untilLinked();
  await expect(widget.log).not.toContainText('Somebody is coming');
  const kept = await page.evaluate(() => JSON.stringify(localStorage));
  expect(kept).not.toContain('Somebody');
});
