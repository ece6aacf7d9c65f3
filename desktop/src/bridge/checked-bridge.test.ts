import { newId } from '@switchboard/shared/kernel';
import { expect, it } from 'vitest';
import type { DeskBridge } from './bridge-contract.ts';
import { checkedBridge } from './checked-bridge.ts';

/** A main process that says anything at all. */
const bridgeThatSays = (said: unknown): DeskBridge =>
  new Proxy({} as DeskBridge, {
    get: (_, name: string) =>
      name.startsWith('on') ? (listener: (news: unknown) => void) => listener(said) : async () => said,
  });

it('hands on what keeps to the contract', async () => {
  const opening = { kind: 'contact', contactId: newId(1_800_000_000_000) };
  expect(await checkedBridge(bridgeThatSays(opening)).takeOpening()).toEqual(opening);
  const heard: unknown[] = [];
  checkedBridge(bridgeThatSays({ state: 'ready' })).onPresenceChosen((wanted) => heard.push(wanted));
  expect(heard).toEqual([{ state: 'ready' }]);
});

it('refuses an answer that breaks the contract', async () => {
  const bridge = checkedBridge(bridgeThatSays({ kind: 'contact', contactId: '../users' }));
  const request = { address: 'https://desk.eastmere.example' };
  for (const question of [
    bridge.handshake(),
    bridge.chooseServer(request),
    bridge.signIn({ username: 'ann', password: 'x' }),
    bridge.signOut(),
    bridge.shortToken(),
    bridge.withdrawOffer({ reservationId: newId(1_800_000_000_000) }),
    bridge.tellPresence(null),
    bridge.takeOpening(),
  ]) {
    await expect(question).rejects.toThrow();
  }
});

it('drops news that breaks the contract, and keeps what no listener should see from it', () => {
  const heard: unknown[][] = [];
  const bridge = checkedBridge(bridgeThatSays({ state: 'root' }));
  bridge.onPresenceChosen((...given) => heard.push(given));
  expect(heard).toEqual([]);
  bridge.onSessionEnded((...given: unknown[]) => heard.push(given));
  bridge.onOpeningWaits((...given: unknown[]) => heard.push(given));
  expect(heard).toEqual([[], []]);
});
