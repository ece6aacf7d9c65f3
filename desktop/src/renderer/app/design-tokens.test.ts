import { contrastRatio, parseColour, surfaces } from '@switchboard/shared/brand';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const css = readFileSync(join(import.meta.dirname, '../ui/styles/tokens.css'), 'utf8');

/** The variables of the rule with exactly these selectors, fallbacks taken: no brand is worn here. */
function variablesOf(selectors: string): Map<string, string> {
  const body = css.split(`${selectors} {`)[1]?.split('\n}')[0] ?? '';
  const pairs = [...body.matchAll(/--([a-z0-9-]+):\s*(?:var\(--[a-z-]+,\s*)?(#[0-9a-f]{6})/gi)];
  return new Map(pairs.map(([, name = '', value = '']) => [name, value]));
}
const light = variablesOf(':root,\n[data-theme="light"]');
const dark = variablesOf('[data-theme="dark"]');
const moreLight = new Map([
  ...light,
  ...variablesOf('[data-contrast="more"],\n[data-contrast="more"] [data-theme="light"]'),
]);
const moreDark = new Map([
  ...dark,
  ...variablesOf('[data-contrast="more"][data-theme="dark"],\n[data-contrast="more"] [data-theme="dark"]'),
]);

const themes = { light, dark, moreLight, moreDark } as const;
type Theme = keyof typeof themes;

function ratio(theme: Theme, one: string, other: string): number {
  const [first, second] = [parseColour(themes[theme].get(one) ?? ''), parseColour(themes[theme].get(other) ?? '')];
  if (!first || !second) throw new Error(`no such colours in ${theme}: ${one}, ${other}`);
  return contrastRatio(first, second);
}

const statuses = ['ready', 'contact', 'wrap', 'notready', 'offline', 'emerg', 'ai'];
const words: readonly (readonly [string, string])[] = [
  ...['text', 'text-2', 'muted', 'subtle', 'accent-text'].flatMap((each) => [
    [each, 'surface'] as const,
    [each, 'sunken'] as const,
    [each, 'bg'] as const,
    [each, 'raised'] as const,
  ]),
  ...statuses.map((status) => [`${status}-text`, `${status}-fill`] as const),
  ...statuses.map((status) => [`${status}-text`, 'surface'] as const),
  ['on-accent', 'accent'],
  ['on-accent', 'accent-hover'],
  ['on-solid', 'emerg'],
  ['accent-text', 'accent-weak'],
  ['text', 'mark'],
];
const edges: readonly (readonly [string, string])[] = [
  ['ctl-border', 'surface'],
  ['ctl-border', 'sunken'],
  ['focus', 'surface'],
  ['focus', 'bg'],
];

describe('the design tokens', () => {
  it('[T-01 part] keep words at 4.5 : 1 and control edges at 3 : 1 in both themes', () => {
    for (const theme of ['light', 'dark'] as const) {
      for (const [one, other] of words)
        expect(ratio(theme, one, other), `${theme}: ${one} on ${other}`).toBeGreaterThanOrEqual(4.5);
      for (const [one, other] of edges)
        expect(ratio(theme, one, other), `${theme}: ${one} on ${other}`).toBeGreaterThanOrEqual(3);
    }
  });

  it('[T-01 part] give more contrast when it is asked for: words at 7 : 1, control edges at 4.5 : 1', () => {
    for (const theme of ['moreLight', 'moreDark'] as const) {
      const plain = words.filter(
        ([one]) =>
          /^(text|text-2|muted|subtle)$/.test(one) ||
          statuses.some((status) => one === `${status}-text` && status !== 'ai'),
      );
      for (const [one, other] of plain)
        expect(ratio(theme, one, other), `${theme}: ${one} on ${other}`).toBeGreaterThanOrEqual(7);
      for (const [one, other] of edges)
        expect(ratio(theme, one, other), `${theme}: ${one} on ${other}`).toBeGreaterThanOrEqual(4.5);
    }
  });

  it('[T-02 part] are the very surfaces a brand is judged against', () => {
    expect(light.get('surface')?.toUpperCase()).toBe(surfaces.light.surface);
    expect(light.get('sunken')?.toUpperCase()).toBe(surfaces.light.sunken);
    expect(dark.get('surface')?.toUpperCase()).toBe(surfaces.dark.surface);
    expect(dark.get('raised')?.toUpperCase()).toBe(surfaces.dark.raised);
    expect(light.get('emerg')?.toUpperCase()).toBe(surfaces.emergency);
  });
});
