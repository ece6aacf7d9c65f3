import { expect, it } from 'vitest';
import { bridgeChannels } from '../bridge/bridge-channels.ts';
import type { MenuEntry } from './platform.ts';
import { startDesk } from './start-desk.ts';
import { NotedPlatform } from './test/memory-platform.ts';

const start = (platform: NotedPlatform) =>
  startDesk({ platform, clock: () => 1_800_000_000_000, pagesFolder: '/nowhere' });

const entriesOf = (menu: readonly MenuEntry[]): MenuEntry[] =>
  menu.flatMap((entry) => ('submenu' in entry ? entriesOf(entry.submenu) : [entry]));

function choose(platform: NotedPlatform, label: string): void {
  for (const entry of entriesOf(platform.menu)) if ('click' in entry && entry.label === label) entry.click();
}

it('hardens the program before it is ready, and only then opens its window', async () => {
  const platform = new NotedPlatform();
  await start(platform);
  expect(platform.did).toEqual([
    'prepare app',
    'ready',
    'decide permissions',
    'serve app',
    'load app://switchboard/desk',
  ]);
  expect(platform.guards).toHaveLength(1);
});

it('runs once for each person: a second start ends, and the first comes forward', async () => {
  const second = new NotedPlatform();
  second.isFirst = false;
  await start(second);
  expect(second.did).toEqual(['prepare app', 'quit']);
  const first = new NotedPlatform();
  await start(first);
  first.startAgain();
  expect(first.did.at(-1)).toBe('show');
});

it('opens where it was closed', async () => {
  const platform = new NotedPlatform();
  await start(platform);
  const place = { bounds: { x: 100, y: 60, width: 1300, height: 800 }, maximised: false };
  await platform.closeAt(place);
  await start(platform);
  expect(platform.place).toEqual(place);
});

it('changes the server by the menu, after a question, and forgets the session and the old one', async () => {
  const platform = new NotedPlatform();
  const kept = new TextEncoder().encode('{"origin":"https://desk.eastmere.example"}');
  await platform.files.write('server.json', kept);
  await start(platform);
  const origin = async () => {
    const answer = await platform.channels.get(bridgeChannels.handshake)?.('app://switchboard/desk', undefined);
    return (answer as { origin: string | null }).origin;
  };
  platform.agrees = false;
  choose(platform, 'Change server…');
  expect(await origin()).toBe('https://desk.eastmere.example');
  platform.agrees = true;
  choose(platform, 'Change server…');
  await expect.poll(origin).toBeNull();
  await expect.poll(() => platform.did.at(-1)).toBe('load app://switchboard/desk');
  expect(platform.files.kept.size).toBe(0);
});

it('tells the page when the server no longer knows the session it kept', async () => {
  const platform = new NotedPlatform();
  const origin = 'https://desk.eastmere.example';
  const session = JSON.stringify({ origin, token: 'the-long-one', expiresAt: 1_800_000_001_000 });
  await platform.files.write('server.json', new TextEncoder().encode(JSON.stringify({ origin })));
  await platform.files.write('session.bin', await platform.secrets.encrypt(session));
  platform.fetch = async () => new Response('{}', { status: 401 });
  await start(platform);
  expect(await platform.channels.get(bridgeChannels.shortToken)?.('app://switchboard/desk', undefined)).toBeNull();
  await expect.poll(() => platform.did.at(-1)).toBe(`tell ${bridgeChannels.sessionEnded}`);
  expect(platform.files.kept.has('session.bin')).toBe(false);
});

it('offers no developer tools in an installed desk', async () => {
  const platform = new NotedPlatform();
  await start(platform);
  expect(entriesOf(platform.menu)).not.toContainEqual({ role: 'toggleDevTools' });
});
