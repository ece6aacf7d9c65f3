/**
 * npm run screenshots [id | webchat]: starts the house with its demo data, signs in as the people of Eastmere Police, and
 * photographs each screen in light and dark into docs/screenshots. Screens that show work going on are photographed with
 * the server's part played, in one of the states that the accessibility check visits.
 */
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { allRoles, type Role, rightsOf, roles } from '@switchboard/shared/access';
import { type Screen, type ScreenId, screens } from '../../desktop/src/renderer/app/screens.ts';
import { browserLaunch } from '../stage/browser-launch.ts';
import { type DemoAccount, startStack } from '../stage/stack.ts';
import { visits } from '../screens/stage/visits.ts';
import { photographWebchat } from './webchat.ts';

const folder = resolve(import.meta.dirname, '../../docs/screenshots');
const themes = ['light', 'dark'] as const;
const organisation = 'Eastmere Police';
const only = process.argv[2];
const playedStates: Partial<Record<string, string>> = {
  desk: 'conversation',
  customers: 'record',
  supervision: 'busy',
  transcripts: 'open',
} satisfies Partial<Record<ScreenId, string>>;

/** Screens that show themselves under their address; the other gate pages need a state that no demo account is in. */
const chosen = (screens as readonly Screen[]).filter(({ id, area, access }) =>
  only ? id === only : area !== 'gate' || (access === 'public' && id === 'sign-in'),
);

const stack = await startStack();
const browser = await chromium.launch(browserLaunch);
/** One page to a person: whoever works at two desks at once is asked which one it shall be. */
const pages = new Map<string, Page>();
try {
  await mkdir(folder, { recursive: true });
  for (const screen of chosen) {
    const state = playedStates[screen.id];
    if (state) await photographPlayed(screen.id as ScreenId, state);
    else await photograph(await pageFor(screen), screen);
  }
  if (!only || only === 'webchat') await photographWebchat(browser, stack.url, folder);
} finally {
  await browser.close();
  await stack.stop();
}

async function photograph(page: Page, { id, path, area }: Screen): Promise<void> {
  for (const theme of themes) {
    await page.emulateMedia({ colorScheme: theme });
    await page.goto(`/desk${path}`);
    await settled(page, area, theme);
    await page.screenshot({ path: join(folder, `${id}-${theme}.png`), fullPage: area === 'workshop' });
    console.log(`docs/screenshots/${id}-${theme}.png`);
  }
}

async function pageFor(screen: Screen): Promise<Page> {
  const account = screen.access === 'public' ? undefined : whoMayOpen(screen, stack.accounts);
  const known = pages.get(account?.userName ?? '');
  if (known) return known;
  const page = await freshPage();
  if (account) await signIn(page, account);
  pages.set(account?.userName ?? '', page);
  return page;
}

async function freshPage(): Promise<Page> {
  const context = await browser.newContext({
    baseURL: stack.url,
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    reducedMotion: 'reduce',
  });
  return context.newPage();
}

async function photographPlayed(id: ScreenId, state: string): Promise<void> {
  const visit = visits[id][state];
  if (!visit) throw new Error(`Nobody knows how to reach ${id}, ${state}.`);
  for (const theme of themes) {
    const page = await freshPage();
    await page.emulateMedia({ colorScheme: theme });
    await visit(page);
    await page.evaluate(() => document.fonts.ready);
    await page.screenshot({ path: join(folder, `${id}-${theme}.png`) });
    console.log(`docs/screenshots/${id}-${theme}.png`);
    await page.context().close();
  }
}

async function signIn(page: Page, { userName, password }: DemoAccount): Promise<void> {
  const answer = await page.request.post('/api/v1/session', {
    data: { username: userName, password },
    headers: { origin: stack.url },
  });
  if (!answer.ok()) throw new Error(`${userName} could not sign in: ${answer.status()} ${await answer.text()}`);
}

/** The gallery shows loading parts that never finish. */
async function settled(page: Page, area: Screen['area'], theme: string): Promise<void> {
  await page.locator(`html[data-mantine-color-scheme="${theme}"]`).waitFor();
  await page.waitForLoadState('networkidle');
  if (area !== 'workshop') await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'));
  await page.evaluate(() => document.fonts.ready);
}

/** Of those who may, the one whose role may do most: the screen then shows all it has. */
function whoMayOpen({ id, access }: Screen, accounts: readonly DemoAccount[]): DemoAccount {
  const mayOpen = (role: Role) => access === 'signedIn' || rightsOf(role).some((right) => right === access);
  const able = allRoles.filter(mayOpen).toSorted((a, b) => rightsOf(b).length - rightsOf(a).length);
  const account = able
    .flatMap((role) => accounts.filter((one) => one.role === roles[role].title))
    .find((one) => one.organisation === organisation);
  if (!account) throw new Error(`No demo account of ${organisation} may open the screen ${id}.`);
  return account;
}
