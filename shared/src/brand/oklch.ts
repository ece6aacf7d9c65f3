import { fromLinear, type Rgb, toLinear } from './colour.ts';

/**
 * A colour as the eye orders it (Ottosson's OKLCH): lightness 0 to 1, chroma from 0 (grey), hue in radians.
 * Tints and shades are made here, because mixing in RGB shifts the hue of blues towards violet.
 */
export interface Oklch {
  readonly lightness: number;
  readonly chroma: number;
  readonly hue: number;
}

interface Oklab {
  readonly l: number;
  readonly a: number;
  readonly b: number;
}

function toOklab(colour: Rgb): Oklab {
  const [r, g, b] = [toLinear(colour.red), toLinear(colour.green), toLinear(colour.blue)];
  const long = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const medium = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const short = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return {
    l: 0.2104542553 * long + 0.793617785 * medium - 0.0040720468 * short,
    a: 1.9779984951 * long - 2.428592205 * medium + 0.4505937099 * short,
    b: 0.0259040371 * long + 0.7827717662 * medium - 0.808675766 * short,
  };
}

function fromOklab({ l, a, b }: Oklab): Rgb {
  const long = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const medium = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (l - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return {
    red: fromLinear(4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short),
    green: fromLinear(-1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short),
    blue: fromLinear(-0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short),
  };
}

/** From screen colour to lightness, chroma, hue. */
export function toOklch(colour: Rgb): Oklch {
  const { l, a, b } = toOklab(colour);
  return { lightness: l, chroma: Math.hypot(a, b), hue: Math.atan2(b, a) };
}

const inGamut = (part: number): boolean => part >= -0.0005 && part <= 1.0005;

/** Back to a screen colour. A colour no screen can show loses chroma, never hue or lightness. */
export function fromOklch({ lightness, chroma, hue }: Oklch): Rgb {
  for (let kept = chroma; kept > 0.001; kept -= 0.004) {
    const colour = fromOklab({ l: lightness, a: kept * Math.cos(hue), b: kept * Math.sin(hue) });
    if (inGamut(colour.red) && inGamut(colour.green) && inGamut(colour.blue)) return colour;
  }
  return fromOklab({ l: lightness, a: 0, b: 0 });
}

/** How different two colours look: 0 the same, above about 0.15 not to be confused. */
export function distance(one: Rgb, other: Rgb): number {
  const [first, second] = [toOklab(one), toOklab(other)];
  return Math.hypot(first.l - second.l, first.a - second.a, first.b - second.b);
}
