// npm run bench [name] [-- --save]: runs the benchmarks, prints a line per figure and which aims are missed, and by what.
// `--save` keeps the figures in docs/evidence/bench.jsonl with their commit and machine.
import { appendFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { provenance } from './evidence/provenance.mjs';
import { programsOf, runProgram } from './evidence/run-program.mjs';
import { buildWebIfStale } from './web-build.mjs';

const { values, positionals } = parseArgs({ options: { save: { type: 'boolean' } }, allowPositionals: true });
const root = resolve(`${import.meta.dirname}/..`);

// Some of them open real browsers.
await buildWebIfStale(root);
const origin = await provenance(root);
console.log(`${origin.commit} on ${origin.machine}`);
for (const file of await programsOf(root, 'e2e/bench', '.bench.ts', positionals[0])) {
  const { code, lines } = await runProgram(root, file, []);
  for (const figure of lines) {
    console.log(JSON.stringify(figure));
    if (figure.met === false) console.log(`  missed: ${inWords(figure)}`);
    if (values.save)
      appendFileSync(join(root, 'docs/evidence/bench.jsonl'), `${JSON.stringify({ ...origin, ...figure })}\n`);
  }
  if (code !== 0 || lines.length === 0) {
    console.error(`${file} ended with code ${code} and ${lines.length} figures.`);
    process.exitCode = 1;
  }
}

function inWords({ figure, value, unit, against, ratio, target, limit }) {
  const reached = against ? `${ratio.toFixed(2)} of ${against.what}` : `${value} ${unit}`;
  const aim = 'min' in target ? `at least ${target.min}` : `at most ${target.max}`;
  return `${figure}: ${reached}, aim ${aim}. Limited by: ${limit ?? 'not known yet'}.`;
}
