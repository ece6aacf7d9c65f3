import { expect, test, type Browser, type Page } from '@playwright/test';
import { type Stack, startStack } from '../stage/stack.ts';
import { atWork, CitizenPage, conversationOf, goReady, replyOf } from './stage/at-work.ts';
import { tabTo } from './stage/keyboard.ts';

// One stack for both; they work in different organisations.
test.describe.configure({ mode: 'serial' });
let stack: Stack;
test.beforeAll(async () => {
  stack = await startStack({ TELEPHONY: 'off' });
});
test.afterAll(() => stack.stop());

interface Cast {
  readonly citizen: CitizenPage;
  readonly ann: Page;
  readonly ben: Page;
  readonly supervisor: Page;
  readonly reviewer: Page;
}

async function castOf(browser: Browser): Promise<Cast> {
  const [ann, ben, supervisor, reviewer] = [
    await atWork(browser, stack, 'ann'),
    await atWork(browser, stack, 'ben'),
    await atWork(browser, stack, 'sam'),
    await atWork(browser, stack, 'quinn'),
  ];
  await supervisor.goto('/desk/live');
  await reviewer.goto('/desk/transcripts');
  const context = await browser.newContext({ baseURL: stack.url, reducedMotion: 'reduce' });
  const citizen = await CitizenPage.open(context, '/demo/eastmere');
  return { citizen, ann, ben, supervisor, reviewer };
}

const shortly = { timeout: 15_000 };
const row = (page: Page, table: string, text: string | RegExp) =>
  page.getByRole('region', { name: table }).getByRole('row').filter({ hasText: text });

test('[B-06 part] [B-10 part] [E-04] [E-10 part] a citizen, a bot, an operator, her colleague, a supervisor and a reviewer see one contact', async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const { citizen, ann, ben, supervisor, reviewer } = await castOf(browser);

  await test.step('[E-02] the bot says it is one, and answers from an article', async () => {
    await citizen.hears(/I am a bot, not a person/);
    await citizen.say('I have lost my wallet on the bus');
    await citizen.hears(/Where this comes from/);
    await expect(supervisor.getByText(/1\s+with the bot/)).toBeVisible(shortly);
    await expect(row(supervisor, 'Waiting', 'Visitor')).toHaveCount(0);
  });

  await test.step('she asks for a person and waits; nobody is ready, and the supervisor sees it', async () => {
    await citizen.say('I want to speak to a person');
    await citizen.hears(/passing you to a person/);
    await expect(citizen.chat.getByText('You are waiting for a person')).toBeVisible();
    await expect(row(supervisor, 'Waiting', 'Visitor')).toContainText('In line', shortly);
  });

  await test.step('the first operator gets ready, is offered the contact with why it came, and takes it', async () => {
    await goReady(ann);
    const offer = ann.getByRole('article', { name: /^Offer: Visitor/ });
    await expect(offer).toBeVisible(shortly);
    await expect(offer.getByRole('timer')).toBeVisible();
    await expect(row(supervisor, 'Waiting', 'Visitor')).toContainText('Offered to Ann', shortly);
    await ann.keyboard.press('F9');
    await expect(conversationOf(ann)).toContainText('I have lost my wallet on the bus');
    await expect(citizen.chat.getByText(/Ann.* has joined/)).toBeVisible();
    await expect(row(supervisor, 'Agents', 'Ann')).toContainText('On contact', shortly);
    await expect(row(supervisor, 'Waiting', 'Visitor')).toHaveCount(0);
  });

  await test.step('they talk; what she was told is not asked again', async () => {
    await citizen.say('It is brown, with a bus pass in it');
    await expect(conversationOf(ann)).toContainText('It is brown, with a bus pass in it');
    await replyOf(ann).fill('Thank you, a colleague from lost property will help.');
    await ann.keyboard.press('Enter');
    await citizen.hears('Thank you, a colleague from lost property will help.');
  });

  await test.step('the citizen reloads her page and finds everything as it was', async () => {
    await citizen.page.reload();
    await citizen.hears('I have lost my wallet on the bus');
    await citizen.hears('Thank you, a colleague from lost property will help.');
  });

  await test.step('a colleague takes over, with everything said and a note', async () => {
    await goReady(ben);
    await ann.keyboard.press('Alt+t');
    const drawer = ann.getByRole('dialog', { name: /^Transfer/ });
    await drawer.getByRole('radio', { name: /^Ben/ }).click();
    await drawer.getByLabel('Note for whoever is next').fill('Brown wallet, bus 14');
    await drawer.getByRole('button', { name: /^Transfer/ }).click();
    await expect(ben.getByRole('article', { name: /^Offer: Visitor/ })).toContainText('Brown wallet, bus 14', shortly);
    await ben.keyboard.press('F9');
    await expect(conversationOf(ben)).toContainText('It is brown, with a bus pass in it');
    await expect(citizen.chat.getByText(/Ben.* has joined/)).toBeVisible();
    await expect(row(supervisor, 'Agents', 'Ben')).toContainText('On contact', shortly);
  });

  await test.step('the first operator writes down her part, and is free', async () => {
    await wrapUp(ann);
    await expect(row(supervisor, 'Agents', 'Ann')).toContainText('Ready', shortly);
  });

  await test.step('the second operator ends and writes down why she came and what came of it', async () => {
    await replyOf(ben).fill('We have found it. You may fetch it at the front desk.');
    await ben.keyboard.press('Enter');
    await citizen.hears('We have found it. You may fetch it at the front desk.');
    await ben.keyboard.press('Alt+e');
    await expect(citizen.chat.getByRole('button', { name: 'Start a new chat' })).toBeVisible(shortly);
    await wrapUp(ben);
    await expect(row(supervisor, 'Agents', 'Ben')).toContainText('Ready', shortly);
  });

  await test.step('the reviewer reads it all, word for word', async () => {
    await reviewer.reload();
    await row(reviewer, 'Transcripts', 'Visitor').first().getByRole('button').click();
    const transcript = reviewer.getByRole('list', { name: 'Transcript' });
    await expect(transcript).toContainText('I have lost my wallet on the bus');
    await expect(transcript).toContainText('We have found it. You may fetch it at the front desk.');
    await expect(reviewer.getByText('Record complete')).toBeVisible();
  });
});

test('[T-01 part] the whole way by keyboard alone: the citizen from the page to the end of her chat, the operator from sign-in to wrap-up', async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const context = await browser.newContext({ baseURL: stack.url, reducedMotion: 'reduce' });
  const [page, desk] = [await context.newPage(), await (await browser.newContext({ baseURL: stack.url })).newPage()];
  const citizen = CitizenPage.on(page);

  await test.step('the operator signs in and says that work may come', async () => {
    const nia = stack.accounts.find(({ userName }) => userName.startsWith('nia.'))!;
    await desk.goto('/desk');
    await expect(desk.getByLabel('User name')).toBeFocused();
    await desk.keyboard.type(nia.userName);
    await desk.keyboard.press('Tab');
    await desk.keyboard.type(nia.password);
    await desk.keyboard.press('Enter');
    await desk.getByText(/^Live/).first().waitFor();
    await desk.keyboard.press('Alt+s');
    await tabTo(desk, desk.getByRole('dialog', { name: 'Your state' }).getByRole('button', { name: /^Ready/ }));
    await desk.keyboard.press('Enter');
    await expect(desk.getByRole('button', { name: /^Your state: Ready/ })).toBeVisible();
  });

  await test.step('the citizen opens the chat and asks for a person', async () => {
    await page.goto('/demo/northvale');
    await tabTo(page, page.getByRole('button', { name: 'Chat with us' }));
    await page.keyboard.press('Enter');
    await citizen.hears(/I am a bot, not a person/);
    await tabTo(page, citizen.words);
    await page.keyboard.type('My bin was not emptied');
    await page.keyboard.press('Enter');
    await citizen.hears('My bin was not emptied');
    await tabTo(page, citizen.chat.getByRole('button', { name: 'Speak to a person' }).last());
    await page.keyboard.press('Enter');
    await citizen.hears(/passing you to a person/);
  });

  await test.step('the operator takes it, answers, and ends', async () => {
    await expect(desk.getByRole('article', { name: /^Offer:/ })).toBeVisible(shortly);
    await desk.keyboard.press('F9');
    await expect(replyOf(desk)).toBeFocused();
    await desk.keyboard.type('We come back for it tomorrow.');
    await desk.keyboard.press('Enter');
    await citizen.hears('We come back for it tomorrow.');
    await tabTo(page, citizen.words);
    await page.keyboard.type('Thank you');
    await page.keyboard.press('Enter');
    await expect(conversationOf(desk)).toContainText('Thank you');
    await desk.keyboard.type('You are welcome.');
    await desk.keyboard.press('Enter');
    await citizen.hears('You are welcome.');
    await desk.keyboard.press('Alt+e');
    await expect(citizen.chat.getByRole('button', { name: 'Start a new chat' })).toBeVisible(shortly);
  });

  await test.step('she writes it down; the citizen leaves the chat and is back on the page', async () => {
    const form = desk.getByRole('form', { name: 'Wrap up' });
    await tabTo(desk, form.getByRole('combobox', { name: 'Find a reason' }));
    await desk.keyboard.press('Enter');
    await tabTo(
      desk,
      form
        .getByRole('group', { name: /^Outcome/ })
        .getByRole('radio')
        .first(),
    );
    await desk.keyboard.press('Space');
    await desk.keyboard.press('Control+Enter');
    await expect(form).toBeHidden();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name: 'Chat with us' })).toBeFocused();
  });
});

/** Reason, outcome, done; by the keys an operator would use. */
async function wrapUp(page: Page): Promise<void> {
  const form = page.getByRole('form', { name: 'Wrap up' });
  await form.getByRole('combobox', { name: 'Find a reason' }).focus();
  await page.keyboard.press('Enter');
  await form
    .getByRole('group', { name: /^Outcome/ })
    .getByRole('radio')
    .first()
    .check();
  await page.keyboard.press('Control+Enter');
  await expect(form).toBeHidden();
}
