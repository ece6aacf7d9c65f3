import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { screens } from '../../desktop/src/renderer/app/screens.ts';
import { visits } from './stage/visits.ts';

type RunOnly = NonNullable<Parameters<AxeBuilder['options']>[0]['runOnly']>;

/** Colours are all that dark changes: no other rule of axe looks at one. */
const asked = {
  light: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
  dark: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] },
} as const satisfies Record<string, RunOnly>;

/** One line per fault: the rule, the element, and why. */
async function faultsOf(page: Page, only: RunOnly): Promise<string[]> {
  // No frame of ours shows another origin, so that axe runs in the page itself and opens no second one.
  const builder = new AxeBuilder({ page }).options({ resultTypes: ['violations'], runOnly: only }).setLegacyMode();
  const { violations } = await builder.analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary?.replaceAll('\n', ' ')}`),
  );
}

/** Light and dark in one visit: the theme follows the computer while the page stands. */
async function faultsInBothThemes(page: Page): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.locator(`html[data-theme="${colorScheme}"]`).waitFor();
    found[colorScheme] = await faultsOf(page, asked[colorScheme]);
  }
  return found;
}

for (const { id, states } of screens) {
  test(`[T-01 part] ${id}: every state passes WCAG 2.2 AA by machine, light and dark, under the page's CSP`, async ({
    browser,
  }) => {
    test.setTimeout(30_000 + states.length * 10_000);
    for (const state of states) {
      await test.step(state, async () => {
        const visit = visits[id][state];
        if (!visit) throw new Error(`nobody knows how to reach ${id}, ${state}: add it to stage/visits.ts`);
        // A browser of its own: what one state leaves on the computer (drafts) would be found by the next.
        const context = await browser.newContext({ reducedMotion: 'reduce' });
        const page = await context.newPage();
        const complaints: string[] = [];
        page.on('console', (message) => {
          if (message.text().includes('Content Security Policy')) complaints.push(message.text());
        });
        await visit(page);
        expect.soft(await faultsInBothThemes(page), `${id}, ${state}`).toEqual({ light: [], dark: [] });
        expect.soft(complaints, `${id}, ${state}`).toEqual([]);
        await context.close();
      });
    }
  });
}

test('every registered state has a visit, and every visit a registered state', () => {
  const registered = screens.flatMap(({ id, states }) => states.map((state) => `${id}, ${state}`));
  const visited = Object.entries(visits).flatMap(([id, each]) => Object.keys(each).map((state) => `${id}, ${state}`));
  expect(visited.toSorted()).toEqual(registered.toSorted());
});
