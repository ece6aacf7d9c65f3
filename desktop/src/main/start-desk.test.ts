import { newId } from '@switchboard/shared/kernel';
import { expect, it } from 'vitest';
import { bridgeChannels, newsChannels } from '../bridge/bridge-channels.ts';
import type { MenuEntry } from './platform.ts';
import { startDesk } from './start-desk.ts';
import { NotedPlatform } from './test/memory-platform.ts';

const start = (platform: NotedPlatform) =>
  startDesk({ platform, clock: () => 1_800_000_000_000, pagesFolder: '/nowhere' });

const contactId = newId(1_800_000_000_000);
const aPresence = { state: 'ready', reason: null, sinceAt: 1_800_000_000_000, reasons: [], offers: 0 };
const ask = (platform: NotedPlatform, channel: string, payload?: unknown) =>
  platform.channels.get(channel)?.('app://switchboard/desk', payload);
const taken = (platform: NotedPlatform) => ask(platform, bridgeChannels.takeOpening);

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
  expect(second.did).toEqual(['prepare app', 'hand over nothing', 'quit']);
  const first = new NotedPlatform();
  await start(first);
  first.startAgain();
  await expect.poll(() => first.did.at(-1)).toBe('show');
});

it('hands the link of a second start to the desk that runs', async () => {
  const second = new NotedPlatform();
  second.isFirst = false;
  second.given = ['--no-sandbox', 'tel:07700900123'];
  await start(second);
  expect(second.did).toContain('hand over tel:07700900123');
  const first = new NotedPlatform();
  await start(first);
  first.startAgain('tel:07700900123');
  await expect.poll(() => first.did.slice(-3)).toEqual(['show', 'show', `tell ${newsChannels.openingWaits}`]);
  expect(await taken(first)).toEqual({ kind: 'search', text: '07700900123' });
  expect(await taken(first)).toBeNull();
});

it('keeps the link it was started for until its page takes it', async () => {
  const platform = new NotedPlatform();
  platform.given = ['.', '--', `switchboard://contact/${contactId}`];
  await start(platform);
  expect(await taken(platform)).toEqual({ kind: 'contact', contactId });
});

it('opens links that the operating system hands over, and keeps away from all others', async () => {
  const platform = new NotedPlatform();
  await start(platform);
  platform.isWatched = false;
  platform.handLink('switchboard://users/all?delete=yes');
  expect(await taken(platform)).toBeNull();
  expect(platform.did).not.toContain('show');
  platform.handLink('tel:+44 7700 900123');
  expect(await taken(platform)).toEqual({ kind: 'search', text: '+447700900123' });
});

it('announces its own links once installed, and telephone links only when the person says so', async () => {
  const platform = new NotedPlatform();
  await start(platform);
  expect([...platform.claimed]).toEqual(['switchboard']);
  choose(platform, 'Open telephone links here');
  expect(platform.claimed.has('tel')).toBe(true);
  choose(platform, 'Open telephone links here');
  expect(platform.claimed.has('tel')).toBe(false);
});

it('shows nobody beside the clock once the session is over', async () => {
  const platform = new NotedPlatform();
  await start(platform);
  await ask(platform, bridgeChannels.tellPresence, aPresence);
  expect(platform.face?.words).toContain('Ready');
  await ask(platform, bridgeChannels.signOut);
  expect(platform.face?.words).toBe('Switchboard: Nobody is signed in');
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
  await expect.poll(() => platform.did.at(-1)).toBe(`tell ${newsChannels.sessionEnded}`);
  expect(platform.files.kept.has('session.bin')).toBe(false);
});

it('offers no developer tools in an installed desk', async () => {
  const platform = new NotedPlatform();
  await start(platform);
  expect(entriesOf(platform.menu)).not.toContainEqual({ role: 'toggleDevTools' });
});
