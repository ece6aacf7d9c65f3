import { newId } from '@switchboard/shared/kernel';
import { beforeEach, expect, it } from 'vitest';
import { newsChannels } from '../bridge/bridge-channels.ts';
import type { Presence } from '../bridge/desk-news.ts';
import { type DeskFront, deskFront } from './desk-front.ts';
import { NotedPlatform } from './test/memory-platform.ts';
import { trayPicture } from './tray-picture.ts';

const lunch = { id: newId(1_800_000_000_000), title: 'Lunch' };
const training = { id: newId(1_800_000_000_000), title: 'Training' };
const ready: Presence = {
  state: 'ready',
  reason: null,
  sinceAt: new Date(2027, 0, 15, 9, 5).getTime(),
  reasons: [lunch, training],
  offers: 0,
};
let platform: NotedPlatform;
let front: DeskFront;
const labels = () => platform.face?.menu.flatMap((entry) => ('label' in entry ? [entry.label] : []));

function choose(label: string): void {
  for (const entry of platform.face?.menu ?? []) {
    if ('label' in entry && 'click' in entry && entry.label === label) entry.click();
  }
}

beforeEach(() => {
  platform = new NotedPlatform();
  const window = platform.windows.open({ bounds: { width: 1, height: 1 }, maximised: false }, async () => undefined);
  front = deskFront(platform, Promise.resolve(window));
});

it('offers no presence while nobody is at work', () => {
  front.tray.show(null);
  expect(labels()).toEqual(['Nobody is signed in', 'Show the desk', 'Quit']);
});

it('says the state since when, and what one can be instead, with what one is marked', () => {
  front.tray.show(ready);
  expect(labels()).toEqual([
    'Ready since 09:05',
    'Ready',
    'Not ready: Lunch',
    'Not ready: Training',
    'Show the desk',
    'Quit',
  ]);
  front.tray.show({ ...ready, state: 'notReady', reason: 'Lunch' });
  expect(platform.face?.words).toBe('Switchboard: Not ready (Lunch) since 09:05');
  const marked = platform.face?.menu.flatMap((entry) => ('checked' in entry && entry.checked ? [entry.label] : []));
  expect(marked).toEqual(['Not ready: Lunch']);
});

it('counts what is offered', () => {
  front.tray.show({ ...ready, offers: 1 });
  expect(platform.face).toMatchObject({ badge: 1, words: 'Switchboard: Ready since 09:05 · 1 offer waits' });
  front.tray.show({ ...ready, offers: 2 });
  expect(platform.face).toMatchObject({ badge: 2, words: 'Switchboard: Ready since 09:05 · 2 offers wait' });
});

it('asks the page for the presence that is chosen, and changes nothing by itself', async () => {
  front.tray.show(ready);
  const before = platform.face;
  choose('Not ready: Training');
  const news = { state: 'notReady', reasonId: training.id };
  await expect.poll(() => platform.told).toEqual([{ channel: newsChannels.presenceChosen, news }]);
  expect(platform.face).toBe(before);
});

it('shows the desk and ends the program', async () => {
  front.tray.show(ready);
  choose('Show the desk');
  await expect.poll(() => platform.did).toEqual(['show']);
  choose('Quit');
  expect(platform.did).toEqual(['show', 'quit']);
});

it('draws each state in a shape of its own', () => {
  const looks = (['ready', 'notReady', 'offline', 'offered'] as const).map((look) => trayPicture(look));
  const shapes = looks.map(({ pixels }) => pixels.filter((_, index) => index % 4 === 3).join());
  expect(new Set(shapes).size).toBe(4);
  for (const { size, pixels } of looks) expect(pixels).toHaveLength(size * size * 4);
});
