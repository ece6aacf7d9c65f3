/**
 * npm run screenshots [id]: starts the house with its demo data, signs in as the people of Eastmere Police, and photographs each
 * screen in light and dark into docs/screenshots.
 */
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { roles, rightsOf, type Role } from '@switchboard/shared/access';
import { type Screen, screens } from '../../desktop/src/renderer/app/screens.ts';
import { browserLaunch } from '../stage/browser-launch.ts';
import { type DemoAccount, type Stack, startStack } from '../stage/stack.ts';

const folder = resolve(import.meta.dirname, '../../docs/screenshots');
const themes = ['light', 'dark'] as const;
const organisation = 'Eastmere Police';
const only = process.argv[2];

/** Screens that show themselves under their address; the other gate pages need a state that no demo account is in. */
const chosen = (screens as readonly Screen[]).filter(({ id, area, access }) =>
  only ? id === only : area !== 'gate' || (access === 'public' && id === 'sign-in'),
);

const stack = await startStack();
const browser = await chromium.launch(browserLaunch);
try {
  await mkdir(folder, { recursive: true });
  for (const screen of chosen) await photograph(browser, stack, screen);
} finally {
  await browser.close();
  await stack.stop();
}

async function photograph(on: Browser, { url, accounts }: Stack, screen: Screen): Promise<void> {
  const context = await on.newContext({
    baseURL: url,
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  if (screen.access !== 'public') await signIn(page, url, whoMayOpen(screen, accounts));
  await page.goto(`/desk${screen.path}`);
  for (const theme of themes) {
    await page.emulateMedia({ colorScheme: theme });
    await settled(page);
    await page.screenshot({ path: join(folder, `${screen.id}-${theme}.png`) });
    console.log(`docs/screenshots/${screen.id}-${theme}.png`);
  }
  await context.close();
}

async function signIn(page: Page, url: string, { userName, password }: DemoAccount): Promise<void> {
  const answer = await page.request.post('/api/v1/session', {
    data: { username: userName, password },
    headers: { origin: url },
  });
  if (!answer.ok()) throw new Error(`${userName} could not sign in: ${answer.status()} ${await answer.text()}`);
}

async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'));
  await page.evaluate(() => document.fonts.ready);
}

function whoMayOpen({ id, access }: Screen, accounts: readonly DemoAccount[]): DemoAccount {
  const mayOpen = (role: Role) => access === 'signedIn' || rightsOf(role).some((right) => right === access);
  const names: string[] = (Object.keys(roles) as Role[]).filter(mayOpen).flatMap((role) => [role, roles[role].title]);
  const ours = accounts.filter((account) => names.includes(account.role));
  const account = ours.find((one) => one.organisation === organisation) ?? ours[0];
  if (!account) throw new Error(`No demo account may open the screen ${id}.`);
  return account;
}
