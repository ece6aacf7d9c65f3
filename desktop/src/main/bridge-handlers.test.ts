import { newId } from '@switchboard/shared/kernel';
import { beforeEach, expect, it } from 'vitest';
import { bridgeChannels } from '../bridge/bridge-channels.ts';
import { answerBridge } from './bridge-handlers.ts';
import { deskFront } from './desk-front.ts';
import { ServerAddress } from './server-address.ts';
import { SessionKeeper } from './session-keeper.ts';
import { NotedPlatform } from './test/memory-platform.ts';

const ours = 'app://switchboard/desk';
const questions = Object.values(bridgeChannels);
const reservationId = newId(1_800_000_000_000);
const contactId = newId(1_800_000_000_000);
const somewhere = { bounds: { width: 1280, height: 800 }, maximised: false };
let platform: NotedPlatform;
let server: ServerAddress;
const ask = (sender: string, channel: string, payload?: unknown) => platform.channels.get(channel)?.(sender, payload);

beforeEach(() => {
  platform = new NotedPlatform();
  server = new ServerAddress(platform);
  const keeper = new SessionKeeper({
    ...platform,
    server,
    clock: () => 1_800_000_000_000,
    onEnded: () => void platform.did.push('ended'),
  });
  const front = deskFront(platform, Promise.resolve(platform.windows.open(somewhere, async () => undefined)));
  answerBridge({ pages: platform.pages, keeper, server, front, version: '1.2.3' });
});

it('answers every question of the contract, and tells an unconfigured desk apart', async () => {
  expect([...platform.channels.keys()].toSorted()).toEqual(questions.toSorted());
  expect(await ask(ours, bridgeChannels.handshake)).toEqual({ origin: null, version: '1.2.3', remembers: true });
  await server.recall('https://desk.eastmere.example/desk');
  expect(await ask(ours, bridgeChannels.handshake)).toMatchObject({ origin: 'https://desk.eastmere.example' });
});

it('refuses every page that is not ours, also one without an address', async () => {
  const foreign = [
    'https://evil.example/',
    'app://switchboard.evil.example/desk',
    'app://evil/desk',
    'file:///desk',
    '',
  ];
  for (const channel of questions) {
    for (const sender of foreign) await expect(ask(sender, channel)).rejects.toThrow('not ours');
  }
});

it('refuses what does not keep to the contract', async () => {
  await expect(ask(ours, bridgeChannels.signIn, { username: '' })).rejects.toThrow();
  await expect(ask(ours, bridgeChannels.signIn, 'ann')).rejects.toThrow();
  await expect(ask(ours, bridgeChannels.chooseServer, { address: 7 })).rejects.toThrow();
  await expect(ask(ours, bridgeChannels.shortToken, { for: 'another' })).rejects.toThrow();
  const offer = { reservationId, contactId, title: 'New chat', body: 'Housing' };
  for (const broken of [{ reservationId: '7' }, { contactId: '../..' }, { title: '' }, { body: 'x'.repeat(501) }]) {
    await expect(ask(ours, bridgeChannels.showOffer, { ...offer, ...broken })).rejects.toThrow();
  }
  await expect(ask(ours, bridgeChannels.withdrawOffer, {})).rejects.toThrow();
  await expect(ask(ours, bridgeChannels.tellPresence, { state: 'lost' })).rejects.toThrow();
  expect(platform.standing.size).toBe(0);
});

it('lets no page lead a desk to another server once one is chosen', async () => {
  await server.recall('https://desk.eastmere.example');
  const request = { address: 'https://evil.example' };
  await expect(ask(ours, bridgeChannels.chooseServer, request)).rejects.toThrow('not a page');
  expect(server.origin).toBe('https://desk.eastmere.example');
});
