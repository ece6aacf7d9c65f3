import { type BrandPalette, type BrandTokens, surfaces } from './brand-tokens.ts';
import { type BrandVerdict, judgeBrand, WORDS_NEED } from './brand-verdicts.ts';
import { contrastRatio, formatColour, parseColour, type Rgb } from './colour.ts';
import { fromOklch, type Oklch, toOklch } from './oklch.ts';

/** An organisation's colour, worked out: what the screens will use, and how it was judged. */
export interface BrandDerivation {
  /** The colour as given, `#RRGGBB`. */
  readonly given: string;
  readonly palette: BrandPalette;
  /** Is the colour itself used for buttons and links in light mode, or had it to be darkened? */
  readonly adjusted: boolean;
  /** The given colour against the surfaces it would stand on. */
  readonly verdicts: readonly BrandVerdict[];
}

const rgb = (hex: string): Rgb => parseColour(hex) ?? { red: 0, green: 0, blue: 0 };
const white = rgb('#FFFFFF');
/** A shade as it will be written: rounding to #RRGGBB may cost a hundredth of a ratio, so it is judged rounded. */
const shade = (colour: Oklch, lightness: number, chroma = colour.chroma): Rgb =>
  rgb(formatColour(fromOklch({ ...colour, lightness, chroma: Math.min(colour.chroma, chroma) })));

/** Walks the lightness in small steps until every background is far enough away. */
function readable(colour: Oklch, backgrounds: readonly Rgb[], way: 'darker' | 'lighter', ratio = WORDS_NEED): Rgb {
  const step = way === 'darker' ? -0.005 : 0.005;
  let lightness = colour.lightness;
  while (lightness > 0 && lightness < 1) {
    const candidate = shade(colour, lightness);
    if (backgrounds.every((background) => contrastRatio(candidate, background) >= ratio)) return candidate;
    lightness += step;
  }
  return shade(colour, way === 'darker' ? 0 : 1);
}

function lightTokens(colour: Oklch): BrandTokens {
  const accent = readable(colour, [white, rgb(surfaces.light.sunken)], 'darker');
  const base = toOklch(accent);
  const weak = shade(base, 0.952, 0.016);
  return {
    accent: formatColour(accent),
    accentHover: formatColour(shade(base, Math.max(0, base.lightness - 0.07))),
    accentText: formatColour(readable(base, [weak, rgb(surfaces.light.sunken)], 'darker')),
    accentWeak: formatColour(weak),
    accentBorder: formatColour(shade(base, 0.79, 0.075)),
  };
}

function darkTokens(colour: Oklch): BrandTokens {
  // A button must part from the dark surface (3:1) and still carry white words (4.5:1): start bright, darken for the words.
  const accent = readable({ ...colour, lightness: 0.64 }, [white], 'darker', 5.1);
  const hover = readable({ ...colour, lightness: 0.64 }, [white], 'darker', 4.6);
  const weak = shade(colour, 0.268, 0.05);
  const text = readable({ ...colour, lightness: 0.76, chroma: Math.min(colour.chroma, 0.11) }, [weak], 'lighter', 6);
  return {
    accent: formatColour(accent),
    accentHover: formatColour(hover),
    accentText: formatColour(text),
    accentWeak: formatColour(weak),
    accentBorder: formatColour(shade(colour, 0.47, 0.085)),
  };
}

/**
 * Works an organisation's colour out into the accent family of both themes. The promise: whatever colour is given,
 * every pair of words and background that comes out keeps 4.5:1. `undefined` if the text is no colour.
 */
export function deriveBrand(text: string): BrandDerivation | undefined {
  const given = parseColour(text);
  if (!given) return undefined;
  const colour = toOklch(given);
  const worked = lightTokens(colour);
  const adjusted = worked.accent !== formatColour(given);
  return {
    given: formatColour(given),
    palette: { light: worked, dark: darkTokens(colour) },
    adjusted,
    verdicts: judgeBrand(formatColour(given)),
  };
}
