import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contrastRatio, deriveBrand, parseColour, surfaces } from './index.ts';

const police = '#0B5CAD';
const council = '#1F5F5B';
const ratio = (one: string, other: string): number => {
  const [first, second] = [parseColour(one), parseColour(other)];
  if (!first || !second) throw new Error(`no colour: ${one}, ${other}`);
  return contrastRatio(first, second);
};
const anyColour = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, '0')}`.toUpperCase());

describe('a brand colour', () => {
  it('[T-02 part] keeps the ratios WCAG defines', () => {
    expect(ratio('#000000', '#FFFFFF')).toBeCloseTo(21, 5);
    expect(ratio('#FFFFFF', '#FFFFFF')).toBe(1);
    expect(ratio('#777777', '#FFFFFF')).toBeCloseTo(4.48, 2);
  });

  it('[T-02 part] is used as given where it can be read', () => {
    for (const colour of [police, council]) {
      const brand = deriveBrand(colour);
      expect(brand).toMatchObject({ adjusted: false, given: colour });
      expect(brand?.palette.light.accent).toBe(colour);
      expect(brand?.verdicts.every((verdict) => verdict.passes)).toBe(true);
    }
  });

  it('[T-02 part] too pale for words is darkened, and the verdict says so', () => {
    const brand = deriveBrand('#FFD200');
    expect(brand?.adjusted).toBe(true);
    expect(ratio(brand?.palette.light.accent ?? '', '#FFFFFF')).toBeGreaterThanOrEqual(4.5);
    expect(brand?.verdicts.find((verdict) => verdict.id === 'white-on-brand')).toMatchObject({
      passes: false,
      needed: 4.5,
      sentence: expect.stringContaining('too faint'),
    });
  });

  it('[T-02 part] near the emergency red is named, because red means emergency and nothing else', () => {
    const verdictOn = (colour: string) => deriveBrand(colour)?.verdicts.find(({ id }) => id === 'apart-from-emergency');
    expect(verdictOn('#B3152A')).toMatchObject({ passes: false });
    expect(verdictOn('#C01830')).toMatchObject({ passes: false });
    expect(verdictOn(council)).toMatchObject({ passes: true });
  });

  it('[T-02 part] whichever it is, every pair of words and background can be read in both themes', () => {
    fc.assert(
      fc.property(anyColour, (colour) => {
        const brand = deriveBrand(colour);
        if (!brand) return false;
        const { light, dark } = brand.palette;
        const pairs = [
          ['#FFFFFF', light.accent],
          ['#FFFFFF', light.accentHover],
          [light.accentText, surfaces.light.surface],
          [light.accentText, surfaces.light.sunken],
          [light.accentText, light.accentWeak],
          ['#FFFFFF', dark.accent],
          ['#FFFFFF', dark.accentHover],
          [dark.accentText, surfaces.dark.surface],
          [dark.accentText, surfaces.dark.raised],
          [dark.accentText, dark.accentWeak],
        ] as const;
        return pairs.every(([words, background]) => ratio(words, background) >= 4.5);
      }),
      { numRuns: 400 },
    );
  });

  it('[T-02 part] in the dark, a button still parts from the page', () => {
    fc.assert(
      fc.property(anyColour, (colour) => {
        const accent = deriveBrand(colour)?.palette.dark.accent ?? '';
        return ratio(accent, surfaces.dark.surface) >= 3;
      }),
      { numRuns: 400 },
    );
  });

  it('is refused when it is no colour', () => {
    expect(deriveBrand('teal')).toBeUndefined();
    expect(deriveBrand('#12345')).toBeUndefined();
    expect(deriveBrand('0b5cad')?.given).toBe(police);
    expect(deriveBrand('#abc')?.given).toBe('#AABBCC');
  });
});
