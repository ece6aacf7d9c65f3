import { surfaces } from './brand-tokens.ts';
import { contrastRatio, parseColour, type Rgb } from './colour.ts';
import { distance } from './oklch.ts';

/** Words need 4.5:1 against what they stand on (WCAG 2.2, 1.4.3). */
export const WORDS_NEED = 4.5;
/** Nearer than this (OKLab), a brand's button could be taken for the emergency button. */
const NOT_MISTAKEN = 0.12;

/** One judgement on a brand colour, in numbers and in words a communications officer can use. */
export interface BrandVerdict {
  readonly id: 'white-on-brand' | 'brand-on-white' | 'brand-on-sunken' | 'apart-from-emergency';
  readonly passes: boolean;
  /** A contrast ratio (1 to 21), or for `apart-from-emergency` a difference in OKLab. */
  readonly measured: number;
  readonly needed: number;
  readonly sentence: string;
}

type Contrast = Pick<BrandVerdict, 'id'> & { readonly subject: string; readonly against: string };

const contrasts: readonly Contrast[] = [
  { id: 'white-on-brand', subject: 'White words on a button of this colour', against: '#FFFFFF' },
  { id: 'brand-on-white', subject: 'Links of this colour on white', against: surfaces.light.surface },
  { id: 'brand-on-sunken', subject: 'Links of this colour on grey', against: surfaces.light.sunken },
];

function judgeContrast(colour: Rgb, { id, subject, against }: Contrast): BrandVerdict {
  const measured = contrastRatio(colour, parseColour(against) ?? colour);
  const passes = measured >= WORDS_NEED;
  const reading = passes ? 'can be read' : 'are too faint; a darker shade is used instead';
  return { id, passes, measured, needed: WORDS_NEED, sentence: `${subject} ${reading}.` };
}

function judgeEmergency(colour: Rgb): BrandVerdict {
  const measured = distance(colour, parseColour(surfaces.emergency) ?? colour);
  const passes = measured >= NOT_MISTAKEN;
  const sentence = passes
    ? 'The colour cannot be mistaken for the emergency red.'
    : 'The colour is too near the emergency red. Choose another: solid red on the desk means emergency and nothing else.';
  return { id: 'apart-from-emergency', passes, measured, needed: NOT_MISTAKEN, sentence };
}

/** Judges `#RRGGBB` as given, before any darkening. An unreadable colour is judged as black. */
export function judgeBrand(hex: string): readonly BrandVerdict[] {
  const colour = parseColour(hex) ?? { red: 0, green: 0, blue: 0 };
  return [...contrasts.map((contrast) => judgeContrast(colour, contrast)), judgeEmergency(colour)];
}
