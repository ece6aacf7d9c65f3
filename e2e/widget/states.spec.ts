import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { openWidget, type OpenedWidget, test, type WidgetStage } from './stage/widget-stage.ts';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const settings = /Text size, language|Maint y testun/;

async function faultsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary?.replaceAll('\n', ' ')}`),
  );
}

type Reach = (widget: OpenedWidget, stage: WidgetStage) => Promise<unknown>;

const openPanel = async ({ frame }: OpenedWidget, name?: RegExp) => {
  await frame.getByRole('button', { name: settings }).click();
  if (name) await frame.getByRole('button', { name }).click();
};

/** Every state the page can be in, one after the other in one chat. */
const states: Readonly<Record<string, Reach>> = {
  'nothing said': async () => undefined,
  'the bot offers replies': (_widget, stage) => stage.botSays('Hello. What do you need?', ['Bins', 'Council tax']),
  'she has answered': ({ frame }) => frame.getByRole('button', { name: 'Bins' }).click(),
  'a file is checked': ({ frame }) =>
    frame
      .locator('input[type=file]')
      .setInputFiles({ name: 'bin.png', mimeType: 'image/png', buffer: Buffer.from('a picture') }),
  'a file was refused': async (_widget, stage) => stage.order({ do: 'scan', scan: 'infected' }),
  'she waits': (_widget, stage) => stage.queue(3, [4, 9]),
  'how to reach her': ({ frame }) => frame.locator('.queue button').click(),
  'how to reach her, nothing given': ({ frame }) => frame.locator('button[type=submit]').click(),
  'a person has joined': async ({ frame }, stage) => {
    await frame.locator('.back').click();
    await stage.agentJoins();
    await stage.agentSays('Good morning, how can I help?');
    await stage.order({ do: 'typing', by: 'agent', name: 'Ann Holt' });
  },
  'a long message': ({ words }) => words.fill('x'.repeat(4_200)),
  settings: async (widget) => {
    await widget.words.fill('');
    await openPanel(widget);
  },
  'ending it': ({ frame }) => frame.getByRole('button', { name: /End the chat|Gorffen y sgwrs/ }).click(),
  'no connection': async ({ frame, page }, stage) => {
    await frame.locator('.back').click();
    stage.cut();
    await frame.getByText(/No connection|Dim cysylltiad/).waitFor();
    await frame.getByRole('textbox').fill('Are you there?');
    await page.keyboard.press('Enter');
  },
  over: async ({ frame }, stage) => {
    stage.mend();
    await frame.locator('.link-banner p').waitFor({ state: 'detached' });
    await stage.order({ do: 'become', change: { state: 'ended' } });
    await stage.order({ do: 'happen', happening: { happened: 'ended', by: 'agent' } });
    await frame.locator('.composer.over').waitFor();
  },
  'a copy': ({ frame }) => frame.locator('.composer.over .outlined').click(),
  'a copy, address wrong': ({ frame }) => frame.locator('button[type=submit]').click(),
};

for (const { language, path, schemes } of [
  { language: 'English', path: '/', schemes: ['light', 'dark'] },
  { language: 'Welsh', path: '/cy', schemes: ['light'] },
] as const) {
  test(`[T-01 part] the chat in ${language}: every state passes WCAG 2.2 AA by machine and fits 320 px`, async ({
    page,
    stage,
  }) => {
    test.setTimeout(180_000);
    await page.setViewportSize({ width: 320, height: 640 });
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const widget = await openWidget(page, `${stage.host}${path}`);
    for (const [state, reach] of Object.entries(states)) {
      await test.step(state, async () => {
        await reach(widget, stage);
        for (const colorScheme of schemes) {
          await page.emulateMedia({ colorScheme });
          expect.soft(await faultsOf(page), `${state}, ${colorScheme}`).toEqual([]);
        }
        const overflow = await page.frames()[1]!.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect.soft(overflow, `${state} is wider than the window`).toBeLessThanOrEqual(0);
      });
    }
  });
}

test('[T-01 part] at 200 % and the largest letters every control of the talk can still be reached', async ({
  page,
  stage,
}) => {
  // 640 x 512 at 200 % is what 1280 x 1024 shows.
  await page.setViewportSize({ width: 640, height: 512 });
  const widget = await openWidget(page, `${stage.host}/`);
  await stage.botSays('Hello', ['Bins']);
  await openPanel(widget, /Largest/);
  await widget.frame.locator('.back').click();
  for (const control of [
    widget.frame.getByRole('button', { name: 'Exit this page' }),
    widget.frame.getByRole('button', { name: 'Bins' }),
    widget.words,
    widget.frame.getByRole('button', { name: 'Send' }),
  ]) {
    await control.scrollIntoViewIfNeeded();
    await expect(control).toBeInViewport({ ratio: 0.9 });
  }
});

test('[T-01 part] targets are at least 44 px where fingers use them', async ({ page, stage }) => {
  await page.setViewportSize({ width: 375, height: 667 });
  const widget = await openWidget(page, `${stage.host}/`);
  await stage.botSays('Hello', ['Bins', 'Roads']);
  await widget.frame.getByRole('button', { name: 'Roads' }).waitFor();
  const small = await page.frames()[1]!.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, textarea')]
      .filter((each) => each.offsetParent !== null)
      .map((each) => ({ name: each.ariaLabel ?? each.textContent, box: each.getBoundingClientRect() }))
      .filter(({ box }) => box.width < 44 || box.height < 44)
      .map(({ name, box }) => `${name} ${box.width} x ${box.height}`),
  );
  expect(small).toEqual([]);
});

for (const site of [
  '/demo',
  '/demo/eastmere',
  '/demo/eastmere/report',
  '/demo/eastmere/lost-property',
  '/demo/northvale',
  '/demo/northvale/privacy',
  '/demo/northvale/missed-bin',
  '/demo/northvale/council-tax',
]) {
  test(`[T-01 part] the demonstration page ${site} passes WCAG 2.2 AA by machine and fits 320 px`, async ({
    page,
    stage,
  }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(`${stage.url}${site}`);
    await page.waitForLoadState('networkidle');
    expect(await faultsOf(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  });
}
