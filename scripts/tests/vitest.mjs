// How vitest is run: its own output for people, our results file for the totals.
import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';

/**
 * The tests that stand beside the code: quick, run by `npm run check`.
 * @param {string} root
 * @returns {Promise<number>} exit code
 */
export const runUnitTests = (root) => runVitest(root, ['--project', 'unit', '--project', 'screen']);

/**
 * @param {string} root
 * @param {string[]} args
 * @param {Record<string, string>} env
 * @returns {Promise<number>} exit code
 */
export function runVitest(root, args, env = {}) {
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
