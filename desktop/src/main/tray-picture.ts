import type { Bitmap } from './platform.ts';

export type TrayLook = 'ready' | 'notReady' | 'offline' | 'offered';

type Colour = readonly [red: number, green: number, blue: number];

/** Each state has a shape of its own, because not everybody tells the colours apart. */
const looks: Readonly<Record<TrayLook, { colour: Colour; covers: (x: number, y: number) => boolean }>> = {
  /** A full disc. */
  ready: { colour: [0x2e, 0x9e, 0x5b], covers: inDisc },
  /** A disc with a bar left out. */
  notReady: {
    colour: [0xd9, 0x8a, 0x1f],
    covers: (x, y) => inDisc(x, y) && !(Math.abs(x) < 0.55 && Math.abs(y) < 0.18),
  },
  /** A ring. */
  offline: { colour: [0x8a, 0x93, 0xa0], covers: (x, y) => inDisc(x, y) && Math.hypot(x, y) > 0.6 },
  /** A diamond. */
  offered: { colour: [0x2f, 0x6f, 0xe4], covers: (x, y) => Math.abs(x) + Math.abs(y) <= 0.98 },
};

const size = 32;
/** Each pixel is looked at this many times in both directions, for smooth edges. */
const looksPerPixel = 4;

function inDisc(x: number, y: number): boolean {
  return Math.hypot(x, y) <= 0.92;
}

/** Draws the state beside the clock, for screens of double density (32 pixels for 16 points). */
export function trayPicture(look: TrayLook): Bitmap {
  const { colour, covers } = looks[look];
  const [red, green, blue] = colour;
  const pixels = new Uint8Array(size * size * 4);
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      const opacity = coverage(covers, column, row);
      const pixel = [blue * opacity, green * opacity, red * opacity, 255 * opacity].map(Math.round);
      pixels.set(pixel, (row * size + column) * 4);
    }
  }
  return { size, pixels };
}

/** How much of a pixel is covered, in [0, 1]. */
function coverage(covers: (x: number, y: number) => boolean, column: number, row: number): number {
  let covered = 0;
  for (let look = 0; look < looksPerPixel ** 2; look += 1) {
    const x = column + ((look % looksPerPixel) + 0.5) / looksPerPixel;
    const y = row + (Math.floor(look / looksPerPixel) + 0.5) / looksPerPixel;
    if (covers((2 * x) / size - 1, (2 * y) / size - 1)) covered += 1;
  }
  return covered / looksPerPixel ** 2;
}
