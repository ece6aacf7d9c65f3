import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { drillChannels, drillOperators } from '../drills/chat/cast.ts';
import { Citizen } from '../drills/chat/citizen.ts';
import { FaultyLine } from '../drills/chat/faulty-line.ts';
import { freePort, HouseProcess } from '../drills/chat/house-process.ts';
import { conversationOf, goReady, replyOf, signIn } from './stage/at-work.ts';

// The operator reaches the house by a line that breaks without a word; the citizen has one of her own that does not.
const folder = mkdtempSync(join(tmpdir(), 'switchboard-line-'));
let house: HouseProcess;
let line: FaultyLine;
test.beforeAll(async () => {
  const port = await freePort();
  line = await FaultyLine.to(`http://127.0.0.1:${port}`);
  house = await HouseProcess.start(folder, { PORT: String(port), PUBLIC_URL: line.url });
});
test.afterAll(async () => {
  await house.stop();
  await line.close();
  rmSync(folder, { recursive: true, force: true });
});

const lost = (page: Page) => page.getByText(/^No link to the server since/);
/** The desk has three seconds to notice; the page a moment more to say it. */
const threeSeconds = { timeout: 3_500 };
const back = { timeout: 30_000 };

test('[C-11 part] a silent line is shown within three seconds; what was written goes out once, or comes back as a draft when overtaken', async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const context = await browser.newContext({ baseURL: line.url, reducedMotion: 'reduce' });
  const ann = await context.newPage();
  await signIn(ann, drillOperators[0]!);
  await goReady(ann);
  const citizen = new Citizen(house.url, drillChannels[0]);
  await citizen.start();
  await citizen.say('I want to speak to a person');
  await ann.getByRole('article', { name: /^Offer:/ }).waitFor();
  await ann.keyboard.press('F9');
  await expect(conversationOf(ann)).toContainText('I want to speak to a person');
  const repliesSeen = () => citizen.seen.filter(({ text }) => text?.startsWith('Reply ')).map(({ text }) => text);

  await test.step('nothing has happened meanwhile: the reply goes out once, by itself', async () => {
    await line.break({ kind: 'silence', midFrame: false });
    await expect(lost(ann)).toBeVisible(threeSeconds);
    await replyOf(ann).fill('Reply one');
    await ann.keyboard.press('Enter');
    await line.mend();
    await expect(lost(ann)).toBeHidden(back);
    await expect.poll(repliesSeen, back).toEqual(['Reply one']);
    await expect(replyOf(ann)).toHaveValue('');
  });

  await test.step('the citizen was quicker: the reply comes back as a draft with the reason, and is not sent', async () => {
    await line.break({ kind: 'reset', midFrame: false });
    await expect(lost(ann)).toBeVisible(threeSeconds);
    await replyOf(ann).fill('Reply two, which no longer fits');
    await ann.keyboard.press('Enter');
    await citizen.say('I have found it myself, thank you');
    await line.mend();
    await expect(lost(ann)).toBeHidden(back);
    await expect(conversationOf(ann)).toContainText('I have found it myself, thank you');
    await expect(ann.getByText('Not sent.')).toBeVisible(back);
    await expect(replyOf(ann)).toHaveValue('Reply two, which no longer fits');
    expect(repliesSeen()).toEqual(['Reply one']);
  });

  await citizen.leave();
  await context.close();
});
