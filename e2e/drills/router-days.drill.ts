/** 100,000 random days: every decision of the router as the naive router decides it, nobody lost, doubled or overtaken. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { reportDrill } from './runner/outcome.ts';

const { values } = parseArgs({ options: { days: { type: 'string', default: '100000' } } });
const days = Number(values.days);
const root = resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'switchboard-days-'));
const results = join(folder, 'results.json');

const report = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  testResults: z.array(
    z.object({
      assertionResults: z.array(
        z.object({ title: z.string(), status: z.string(), failureMessages: z.array(z.string()).nullish() }),
      ),
    }),
  ),
});

const tests = spawn(
  process.execPath,
  [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--project=unit',
    '--reporter=json',
    `--outputFile=${results}`,
    'server/src/routing/core/as-the-naive-router.test.ts',
  ],
  { cwd: root, env: { ...process.env, ROUTING_DAYS: String(days) }, stdio: ['ignore', 'ignore', 'inherit'] },
);
await once(tests, 'close');
const { numPassedTests, numFailedTests, testResults } = report.parse(JSON.parse(readFileSync(results, 'utf8')));
rmSync(folder, { recursive: true });

const looks = testResults.flatMap(({ assertionResults }) => assertionResults);
reportDrill({
  drill: 'router-days',
  passed: numFailedTests === 0 && numPassedTests > 0,
  facts: {
    days,
    // The first look compares all days; the others a quarter each.
    held: looks.filter(({ status }) => status === 'passed').map(({ title }) => title),
    // fast-check says seed and path here, so that the day can be had again.
    broken: looks.flatMap(({ failureMessages }) => failureMessages ?? []).map((message) => message.slice(0, 600)),
  },
});
