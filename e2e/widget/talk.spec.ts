import { expect } from '@playwright/test';
import { openWidget, OpenedWidget, test } from './stage/widget-stage.ts';

test('[E-10 part] words written without a connection wait, survive a reload, and arrive once and in order', async ({
  page,
  stage,
}) => {
  const widget = await openWidget(page, `${stage.host}/`);
  await widget.say('first');
  await expect(widget.log).toContainText(', sent');
  stage.cut();
  await expect(widget.frame.getByText('No connection.')).toBeVisible();
  for (const text of ['second', 'third']) await widget.say(text);
  await expect(widget.log).toContainText('waiting to be sent');
  await widget.words.fill('half a word');
  stage.mend();
  await expect.poll(async () => (await stage.chat()).messages.filter(({ kind }) => kind === 'text')).toHaveLength(3);
  stage.cut();
  await expect(widget.frame.getByText('No connection.')).toBeVisible();
  await widget.say('fourth');
  stage.mend();
  await page.reload();
  await widget.untilLinked();
  await expect.poll(async () => (await stage.chat()).messages.filter(({ kind }) => kind === 'text')).toHaveLength(4);
  const said = (await stage.chat()).messages.filter(({ kind }) => kind === 'text').map(({ text }) => text);
  expect(said).toEqual(['first', 'second', 'third', 'fourth']);
  await expect(widget.log.locator('.bubble')).toHaveText(said as string[]);
});

test('[E-10 part] drops in the middle of a talk lose nothing and double nothing on either side', async ({
  page,
  stage,
}) => {
  test.setTimeout(90_000);
  const widget = await openWidget(page, `${stage.host}/`);
  const expected: string[] = [];
  for (let round = 0; round < 6; round += 1) {
    const [hers, ours] = [`hers ${round}`, `ours ${round}`];
    await widget.say(hers);
    if (round % 2 === 0) {
      stage.cut();
      await expect(widget.frame.getByText('No connection.')).toBeVisible();
      stage.mend();
    }
    await expect(widget.log).toContainText(hers);
    await expect.poll(async () => (await stage.chat()).messages.some(({ text }) => text === hers)).toBe(true);
    await stage.botSays(ours);
    expected.push(hers, ours);
  }
  await expect(widget.log.locator('.bubble')).toHaveText(expected);
});

test('an answer longer than the window is shown from its beginning, and the rest is a press away', async ({
  page,
  stage,
}) => {
  await page.setViewportSize({ width: 375, height: 667 });
  const widget = await openWidget(page, `${stage.host}/`);
  await stage.botSays('How can I help?');
  await widget.say('Tell me everything');
  await expect(widget.log).toContainText(', sent');
  await stage.botSays(`The beginning. ${'And so on and so forth. '.repeat(60)}`);
  await stage.botSays('Did that help?');
  const answer = widget.log.locator('.said', { hasText: 'The beginning.' });
  await expect.poll(() => answer.evaluate((each) => each.getBoundingClientRect().top > 0)).toBe(true);
  await expect(answer).toBeInViewport({ ratio: 0.2 });
  await widget.frame.getByRole('button', { name: 'New messages below' }).click();
  await expect(widget.log.getByText('Did that help?')).toBeInViewport({ ratio: 1 });
  await expect(widget.frame.getByRole('button', { name: 'New messages below' })).toBeHidden();
});

test('her words show how far they have come, and she sees who is writing', async ({ page, stage }) => {
  const widget = await openWidget(page, `${stage.host}/`);
  await stage.agentJoins();
  await expect(widget.frame.getByRole('heading', { level: 1 })).toHaveText('Ann Holt');
  await widget.say('Hello Ann');
  await expect(widget.log).toContainText(', sent');
  await stage.order({ do: 'typing', by: 'agent', name: 'Ann Holt' });
  await expect(widget.frame.getByText('Ann Holt is typing')).toBeVisible();
  await stage.order({ do: 'read', upTo: 99 });
  await expect(widget.log).toContainText(', read');
  await stage.agentSays('Good morning');
  await expect(widget.frame.getByText('Ann Holt is typing')).toBeHidden();
  await widget.words.pressSequentially('I am writing');
  await expect.poll(async () => (await stage.chat()).typings).toBeGreaterThan(0);
});

test('what is hostile is shown as the text it is, and more than 4 KB is not sent but kept', async ({ page, stage }) => {
  const widget = await openWidget(page, `${stage.host}/`);
  const hostile = '<img src=x onerror="document.title=1"><script>document.title=2</script>';
  await widget.say(hostile);
  await stage.botSays(hostile);
  await expect(widget.log.locator('.bubble')).toHaveText([hostile, hostile]);
  await expect(widget.frame.locator('.bubble img, .bubble script')).toHaveCount(0);
  const long = 'ŵ'.repeat(2_100);
  await widget.words.fill(long);
  await expect(widget.frame.getByText('Your message is 104 characters too long')).toBeVisible();
  await widget.words.press('Enter');
  await expect(widget.words).toHaveValue(long);
  await expect(widget.words).toHaveAttribute('aria-invalid', 'true');
  await page.reload();
  await expect(widget.words).toHaveValue(long);
  expect((await stage.chat()).messages.filter(({ kind }) => kind === 'text')).toHaveLength(2);
});

test('a word the house refuses keeps its text and says why; it can be changed', async ({ page, stage }) => {
  const widget = await openWidget(page, `${stage.host}/`);
  await page.route('**/activities', (route) =>
    route.fulfill({ status: 422, json: { error: { code: 'message/too-long', message: '' } } }),
  );
  await widget.say('Something');
  await expect(widget.log).toContainText('It is too long for one message.');
  await page.unroute('**/activities');
  await widget.frame.getByRole('button', { name: 'Change it' }).click();
  await expect(widget.words).toHaveValue('Something');
  await expect(widget.words).toBeFocused();
  await widget.words.press('Enter');
  await expect(widget.log).toContainText(', sent');
});

test('a file shows what the scanner says of it, and only a clean one can be opened', async ({ page, stage }) => {
  const widget = await openWidget(page, `${stage.host}/`);
  const choose = (name: string, mimeType: string) =>
    widget.frame.locator('input[type=file]').setInputFiles({ name, mimeType, buffer: Buffer.from('a picture') });
  await choose('bin.png', 'image/png');
  await expect(widget.log).toContainText('being checked for viruses');
  await expect(widget.log.getByRole('link', { name: 'bin.png' })).toHaveCount(0);
  await stage.order({ do: 'scan', scan: 'clean' });
  await expect(widget.log.getByRole('link', { name: 'bin.png' })).toHaveAttribute('href', /^http/);
  await choose('notes.txt', 'text/plain');
  await stage.order({ do: 'scan', scan: 'infected' });
  await expect(widget.log).toContainText('it may hold a virus');
  await choose('tool.exe', 'application/x-msdownload');
  await expect(widget.log).toContainText('We cannot take this kind of file.');
  await widget.frame.getByRole('button', { name: 'Remove' }).click();
  await expect(widget.log).not.toContainText('tool.exe');
});

test('she waits with her place and an honest range, and can say how to reach her', async ({ page, stage }) => {
  const widget = await openWidget(page, `${stage.host}/`);
  await stage.queue(3, [4, 9]);
  await expect(widget.frame.getByRole('region', { name: 'You are waiting for a person' })).toContainText('3rd');
  await expect(widget.log).toContainText('It should take 4 to 9 minutes.');
  await stage.queue(1, null);
  await expect(widget.log).toContainText('We cannot say yet how long it will take.');
  await widget.frame.getByRole('button', { name: 'Tell us how to reach you' }).click();
  await widget.frame.getByRole('button', { name: 'Save' }).click();
  await expect(widget.frame.getByRole('alert')).toHaveText('Fill in at least one of these.');
  await widget.frame.getByLabel('Your name').fill('Cleo Marsh');
  await widget.frame.getByLabel('Phone number').fill('07700 900321');
  await widget.frame.getByRole('button', { name: 'Save' }).click();
  await expect(widget.frame.getByText('We have kept your details')).toBeVisible();
  expect((await stage.chat()).details).toEqual([{ name: 'Cleo Marsh', phone: '07700 900321' }]);
});

test('[E-10 part] she ends the chat after being asked, has a copy sent, and begins another', async ({
  page,
  stage,
}) => {
  const widget = await openWidget(page, `${stage.host}/`);
  await widget.say('That is all');
  await expect(widget.log).toContainText(', sent');
  await widget.frame.getByRole('button', { name: 'Text size, language and this chat' }).click();
  await widget.frame.getByRole('button', { name: 'End the chat' }).click();
  await widget.frame.getByRole('button', { name: 'No, go back' }).click();
  expect((await stage.chat()).state).toBe('selfService');
  await widget.frame.getByRole('button', { name: 'Text size, language and this chat' }).click();
  await widget.frame.getByRole('button', { name: 'End the chat' }).click();
  await widget.frame.getByRole('button', { name: 'Yes, end the chat' }).click();
  await expect(widget.frame.getByRole('contentinfo')).toContainText('This chat has ended');
  await expect(widget.words).toHaveCount(0);
  await widget.frame.getByRole('button', { name: 'Email me a copy' }).click();
  await widget.frame.getByLabel('Email address').fill('cleo');
  await widget.frame.getByRole('button', { name: 'Send me the copy' }).click();
  await expect(widget.frame.getByRole('alert')).toContainText('correct format');
  await widget.frame.getByLabel('Email address').fill('cleo@post.example');
  await widget.frame.getByRole('button', { name: 'Send me the copy' }).click();
  await expect(widget.frame.getByText('We are sending a copy to cleo@post.example.')).toBeVisible();
  expect((await stage.chat()).transcripts).toEqual(['cleo@post.example']);
  const { conversations } = await stage.chat();
  await page.keyboard.press('Escape');
  await widget.frame.getByRole('button', { name: 'Start a new chat' }).click();
  await widget.untilLinked();
  await expect(widget.log).not.toContainText('That is all');
  expect((await stage.chat()).conversations).toBe(conversations + 1);
});

test('of two windows with the same chat one is linked, and the other takes it over when asked', async ({
  context,
  page,
  stage,
}) => {
  const first = await openWidget(page, `${stage.host}/`);
  await first.say('Two windows');
  await expect(first.log).toContainText(', sent');
  const second = new OpenedWidget(await context.newPage());
  await second.page.goto(`${stage.host}/`);
  await expect(second.log).toContainText('Two windows');
  await expect(first.frame.getByText('open in another window')).toBeVisible();
  await first.frame.getByRole('button', { name: 'Use it here' }).dispatchEvent('click');
  await expect(first.frame.getByText('open in another window')).toBeHidden();
  await first.say('Back again');
  await expect(first.log).toContainText('Back again');
});

test('a chat whose token has run out is not promised: she begins anew with what she had written', async ({
  page,
  stage,
}) => {
  const widget = await openWidget(page, `${stage.host}/`);
  await widget.say('Before');
  await expect(widget.log).toContainText(', sent');
  await widget.words.fill('not sent yet');
  await page.route('**/v3/directline/conversations/*', (route) =>
    route.fulfill({ status: 403, json: { error: { code: 'conversation/token-not-valid', message: '' } } }),
  );
  stage.cut();
  stage.mend();
  await expect(widget.frame.getByText('We could not find your earlier chat.')).toBeVisible();
  await page.unroute('**/v3/directline/conversations/*');
  await widget.frame.getByRole('button', { name: 'Start a new chat' }).click();
  await widget.untilLinked();
  await expect(widget.words).toHaveValue('not sent yet');
});
