import { expect, it } from 'vitest';
import { memoryFiles } from './test/memory-platform.ts';
import { rememberedPlace, rememberPlace } from './window-place.ts';

const left = { x: 0, y: 0, width: 1920, height: 1040 };
const right = { x: 1920, y: 0, width: 1920, height: 1040 };
const onTheRight = { bounds: { x: 2000, y: 40, width: 1400, height: 900 }, maximised: true };

it('opens where it was closed', async () => {
  const files = memoryFiles();
  await rememberPlace(files, onTheRight);
  expect(await rememberedPlace(files, [left, right])).toEqual(onTheRight);
});

it('opens in the middle the first time, and when its screen is gone', async () => {
  const files = memoryFiles();
  expect(await rememberedPlace(files, [left])).toMatchObject({ bounds: { width: 1440, height: 900 } });
  await rememberPlace(files, onTheRight);
  expect(await rememberedPlace(files, [left])).toEqual({ bounds: { width: 1440, height: 900 }, maximised: false });
});

it('never opens where its title bar cannot be taken hold of', async () => {
  const files = memoryFiles();
  for (const y of [-200, 1030]) {
    await rememberPlace(files, { bounds: { x: 10, y, width: 1400, height: 900 }, maximised: false });
    expect((await rememberedPlace(files, [left])).bounds.y).toBeUndefined();
  }
});

it('takes a damaged note for none', async () => {
  const files = memoryFiles();
  await files.write('window.json', new TextEncoder().encode('{"bounds":'));
  expect(await rememberedPlace(files, [left])).toMatchObject({ maximised: false });
});
