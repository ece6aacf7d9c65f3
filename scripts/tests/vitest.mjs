// How vitest is run: its own output for people, a results file for the totals.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * The tests that stand beside the code: quick, run by `npm run check`.
 * @param {string} root
 * @returns {Promise<number>} exit code
 */
export const runUnitTests = (root) => runVitest(root, ['--project', 'unit', '--project', 'screen']);

/**
 * Every vitest project, on both databases.
 * @param {string} root
 * @param {string} results where the outcomes are written
 * @returns {Promise<import('./tally.mjs').Outcome[]>}
 */
export async function runAllTests(root, results) {
  rmSync(results, { force: true });
  const code = await runVitest(root, [], { TEST_RESULTS: results });
  if (!existsSync(results)) return [{ title: `vitest ended with ${code} and no results`, file: '', state: 'failed' }];
  const outcomes = JSON.parse(readFileSync(results, 'utf8'));
  const silent = code !== 0 && !outcomes.some(({ state }) => state === 'failed');
  return silent ? [...outcomes, { title: `vitest ended with ${code}`, file: '', state: 'failed' }] : outcomes;
}

function runVitest(root, args, env = {}) {
  const path = [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter);
  const child = spawn('node', ['node_modules/vitest/vitest.mjs', 'run', ...args], {
    cwd: root,
    env: { ...process.env, ...env, PATH: path },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}
