import type { Violation } from './violation.ts';

const planted = (rule: string, source: string, file = `server/src/identity/${rule}.ts`): Violation => ({
  rule,
  files: { [file]: source },
});

/** One fault per rule that .oxlintrc.json sets to error. */
export const lintViolations: readonly Violation[] = [
  planted('no-floating-promises', 'export const later = async () => {};\nlater();\n'),
  planted(
    'no-misused-promises',
    'export const later = async () => true;\nif (later()) throw new Error("A promise is always true.");\n',
  ),
  planted(
    'switch-exhaustiveness-check',
    `export function mood(state: 'ready' | 'away') {
  switch (state) {
    case 'ready':
      return 1;
  }
  return 0;
}
`,
  ),
  planted('no-explicit-any', 'export const anything = (value: any) => value;\n'),
  planted(
    'consistent-type-imports',
    "import { Stats } from 'node:fs';\n\nexport const size = (stats: Stats) => stats.size;\n",
  ),
  planted('no-default-export', 'export default 1;\n'),
  planted('eqeqeq', 'export const same = (one: string, other: string) => one == other;\n'),
  planted('no-var', 'export var loose = 1;\nloose += 1;\n'),
  planted('prefer-const', 'let steady = 1;\nexport const still = steady;\n'),
  planted('no-restricted-properties', 'export const now = () => Date.now();\n'),
  planted('no-restricted-properties', 'export const chance = () => Math.random();\n', 'bots/src/chance.ts'),
];
