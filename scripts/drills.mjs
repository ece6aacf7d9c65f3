// npm run drills [name]: runs the fault drills in full and keeps a line for each in docs/evidence/drills.jsonl.
import { appendFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { provenance } from './evidence/provenance.mjs';
import { programsOf, runProgram } from './evidence/run-program.mjs';

const root = resolve(`${import.meta.dirname}/..`);
const origin = await provenance(root);
console.log(`${origin.commit} on ${origin.machine}`);

for (const file of await programsOf(root, 'e2e/drills', '.drill.ts', process.argv[2])) {
  const began = performance.now();
  const { code, lines } = await runProgram(root, file, []);
  const seconds = Math.round((performance.now() - began) / 1000);
  const drill = basename(file, '.drill.ts');
  const silent = code !== 0 && lines.every((outcome) => outcome.passed);
  const outcomes = lines.length === 0 || silent ? [...lines, { drill, passed: false, facts: { ended: code } }] : lines;
  for (const outcome of outcomes) {
    const line = { ...origin, seconds, ...outcome };
    appendFileSync(join(root, 'docs/evidence/drills.jsonl'), `${JSON.stringify(line)}\n`);
    console.log(`${line.passed ? '✓' : '✗'} ${line.drill} (${seconds} s) ${JSON.stringify(line.facts)}`);
    if (!line.passed) process.exitCode = 1;
  }
}
