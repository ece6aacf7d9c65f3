// npm run check: every guard, then the unit tests. `--only <guard>` runs one, `--root <folder>` looks elsewhere,
// `--json` prints the verdicts for a program; both leave the unit tests out.
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { guards, judge } from './guards/index.mjs';
import { printVerdict } from './guards/print.mjs';
import { runUnitTests } from './tests/vitest.mjs';

const { values } = parseArgs({
  options: { only: { type: 'string', multiple: true }, root: { type: 'string' }, json: { type: 'boolean' } },
});
const root = resolve(values.root ?? `${import.meta.dirname}/..`);
const chosen = guards.filter((guard) => values.only?.includes(guard.name) ?? true);

const verdicts = [];
for (const guard of chosen) {
  const verdict = await judge(guard, root);
  verdicts.push(verdict);
  if (!values.json) printVerdict(verdict);
}
if (values.json) process.stdout.write(JSON.stringify(verdicts));

const broken = verdicts.some((verdict) => verdict.findings.length > 0);
const unit = values.only || values.json ? 0 : await runUnitTests(root);
process.exitCode = broken || unit !== 0 ? 1 : 0;
