import type { Violation } from './violation.ts';

/** What the compiler must refuse: a wrong type, and each world's words in the other world. */
export const typeViolations: readonly Violation[] = [
  { rule: 'TS2322', files: { 'server/src/identity/wrong-type.ts': "export const count: number = 'three';\n" } },
  { rule: 'TS1294', files: { 'server/src/identity/not-erasable.ts': 'export enum Mood {\n  ready,\n}\n' } },
  { rule: 'TS2584', files: { 'server/src/identity/in-a-page.ts': 'export const page = document.title;\n' } },
  { rule: 'TS2591', files: { 'desktop/src/renderer/app/in-node.ts': 'export const folder = process.cwd();\n' } },
];

export const formatViolations: readonly Violation[] = [
  { rule: 'format', files: { 'server/src/identity/untidy.ts': 'export   const untidy = "yes"\n' } },
];

/** What nobody uses. */
export const deadCodeViolations: readonly Violation[] = [
  { rule: 'files', files: { 'telephony/src/nobody-imports-me.ts': 'export const alone = true;\n' } },
  {
    rule: 'exports',
    files: {
      'telephony/src/main.ts': "import { used } from './half-used.ts';\n\nconsole.log(used);\n",
      'telephony/src/half-used.ts': 'export const used = 1;\nexport const unused = 2;\n',
    },
  },
  { rule: 'dependencies', files: {} },
];

export const evidenceViolations: readonly Violation[] = [
  {
    rule: 'out-of-date',
    files: {
      'bots/src/claims.test.ts': "import { it } from 'vitest';\n\nit('[Q-07] is not on the page yet', () => {});\n",
    },
  },
];
