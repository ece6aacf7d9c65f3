import { newId } from '@switchboard/shared/kernel';
import { beforeEach, expect, it } from 'vitest';
import { newsChannels } from '../bridge/bridge-channels.ts';
import { type DeskFront, deskFront } from './desk-front.ts';
import { NotedPlatform } from './test/memory-platform.ts';

const anOffer = () => ({
  reservationId: newId(1_800_000_000_000),
  contactId: newId(1_800_000_000_000),
  title: 'New chat',
  body: 'Housing, waiting for two minutes',
});
let platform: NotedPlatform;
let front: DeskFront;
const standing = () => [...platform.standing];

beforeEach(() => {
  platform = new NotedPlatform();
  platform.isWatched = false;
  const window = platform.windows.open({ bounds: { width: 1, height: 1 }, maximised: false }, async () => undefined);
  front = deskFront(platform, Promise.resolve(window));
});

it('announces an offer once while the person looks elsewhere, and asks for attention', async () => {
  const offer = anOffer();
  front.offers.show(offer);
  front.offers.show(offer);
  expect(standing()).toMatchObject([{ title: 'New chat', body: 'Housing, waiting for two minutes' }]);
  await expect.poll(() => platform.did).toEqual(['flash']);
});

it('is silent while the desk itself is before the person’s eyes', () => {
  platform.isWatched = true;
  front.offers.show(anOffer());
  expect(standing()).toEqual([]);
});

it('brings the desk forward with the offer that was chosen', async () => {
  const [first, second] = [anOffer(), anOffer()];
  front.offers.show(first);
  front.offers.show(second);
  standing()[1]?.click();
  expect(standing()).toHaveLength(1);
  await expect.poll(() => platform.did.slice(-2)).toEqual(['show', `tell ${newsChannels.openingWaits}`]);
  expect(front.openings.take()).toEqual({ kind: 'contact', contactId: second.contactId });
});

it('takes an offer away when it is over, and all of them when the person leaves', () => {
  const offers = [anOffer(), anOffer(), anOffer()];
  for (const offer of offers) front.offers.show(offer);
  front.offers.withdraw(offers[0]!.reservationId);
  front.offers.withdraw(newId(1_800_000_000_000));
  expect(standing()).toHaveLength(2);
  front.leave();
  expect(standing()).toEqual([]);
});
