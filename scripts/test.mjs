// npm test: sets up what it needs, runs every guard, test and journey, and ends with one line that adds them up.
// Runs on Node 20 without any package; a clone has none yet.
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { guards, judge, projectFiles } from './guards/index.mjs';
import { printVerdict } from './guards/print.mjs';
import { installIfNeeded } from './install.mjs';
import { runJourneys } from './tests/playwright.mjs';
import { printTally, tally, unrun } from './tests/tally.mjs';
import { runAllTests } from './tests/vitest.mjs';
import { buildWebIfStale } from './web-build.mjs';

const root = resolve(`${import.meta.dirname}/..`);
const results = join(root, 'test-results');

/**
 * A build that works is no test; one that fails counts, and the rest still runs.
 * @returns {Promise<import('./tests/tally.mjs').Outcome[]>}
 */
async function build() {
  try {
    await buildWebIfStale(root);
    return [];
  } catch (failure) {
    return [{ title: `build: ${failure.message}`, file: 'desktop', state: 'failed' }];
  }
}

/** @returns {Promise<import('./tests/tally.mjs').Outcome[]>} */
async function runGuards() {
  const outcomes = [];
  for (const guard of guards) {
    const verdict = await judge(guard, root);
    printVerdict(verdict);
    outcomes.push({
      title: `guard: ${guard.name}`,
      file: '',
      state: verdict.findings.length === 0 ? 'passed' : 'failed',
    });
  }
  return outcomes;
}

async function runTestFiles() {
  const files = await projectFiles(root, ['.test.ts', '.test.tsx']);
  const outcomes = await runAllTests(root, join(results, 'vitest.json'));
  return [...outcomes, ...unrun(files, outcomes)];
}

async function runSpecs() {
  const specs = await projectFiles(root, ['.spec.ts']);
  const outcomes = await runJourneys(root, join(results, 'playwright.json'));
  return [...outcomes, ...unrun(specs, outcomes)];
}

async function timed(what, run) {
  console.log(`\n── ${what}`);
  const began = performance.now();
  const outcome = await run();
  console.log(`── ${what}: ${((performance.now() - began) / 1000).toFixed(0)} s`);
  return outcome;
}

async function main() {
  mkdirSync(results, { recursive: true });
  await timed('install', () => installIfNeeded(root));
  const outcomes = [
    ...(await timed('build', build)),
    ...(await timed('guards', runGuards)),
    ...(await timed('tests', runTestFiles)),
    ...(await timed('journeys', runSpecs)),
  ];
  const peers = (process.env.PEERS ?? '').split(/\s+/).filter(Boolean);
  const sum = tally(outcomes, peers);
  console.log('');
  printTally(sum);
  return sum.failed.length === 0 && sum.passed.length > 0 ? 0 : 1;
}

process.exitCode = await main().catch((failure) => {
  console.error(failure instanceof Error ? failure.message : failure);
  console.log('0 passed, 1 failed, 0 skipped');
  return 1;
});
