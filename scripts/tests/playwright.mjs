// The journeys: Playwright with the machine's own Chromium, against one started stack.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { projectFiles } from '../guards/guard.mjs';

const chromium = process.env.CHROMIUM ?? '/usr/bin/chromium';

/**
 * @param {string} root
 * @param {string} results where Playwright writes its JSON
 * @returns {Promise<import('./tally.mjs').Outcome[]>}
 */
export async function runJourneys(root, results) {
  const specs = await projectFiles(root, ['.spec.ts']);
  if (specs.length === 0) return [];
  if (!existsSync(chromium)) {
    const reason = `peer:chromium ${chromium} is not there (CHROMIUM names another)`;
    return specs.map((file) => ({ title: file, file, state: 'skipped', reason }));
  }
  rmSync(results, { force: true });
  const code = await runPlaywright(root, results);
  if (!existsSync(results)) return [{ title: 'Playwright wrote no results', file: 'e2e', state: 'failed' }];
  const report = JSON.parse(readFileSync(results, 'utf8'));
  const outcomes = report.suites.flatMap((suite) => outcomesOf(suite, []));
  const errors = report.errors.map(({ message }) => ({ title: firstLine(message), file: 'e2e', state: 'failed' }));
  const silent = code !== 0 && errors.length === 0 && !outcomes.some(({ state }) => state === 'failed');
  return [
    ...outcomes,
    ...errors,
    ...(silent ? [{ title: `Playwright ended with ${code}`, file: 'e2e', state: 'failed' }] : []),
  ];
}

function runPlaywright(root, results) {
  const path = [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter);
  const child = spawn(
    'node',
    ['node_modules/@playwright/test/cli.js', 'test', '--config', 'e2e/playwright.config.ts'],
    {
      cwd: root,
      env: { ...process.env, PATH: path, PLAYWRIGHT_RESULTS: results },
      stdio: ['ignore', 'inherit', 'inherit'],
    },
  );
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}

function outcomesOf(suite, above) {
  const titles = suite.title && suite.title !== suite.file ? [...above, suite.title] : above;
  const here = (suite.specs ?? []).flatMap((spec) =>
    spec.tests.map((test) => ({
      title: [...titles, spec.title].join(' > '),
      file: `e2e/${spec.file}`,
      ...stateOf(test),
    })),
  );
  return [...here, ...(suite.suites ?? []).flatMap((inner) => outcomesOf(inner, titles))];
}

function stateOf({ status, annotations }) {
  if (status === 'expected') return { state: 'passed' };
  if (status !== 'skipped') return { state: 'failed' };
  return { state: 'skipped', reason: annotations.find(({ type }) => type === 'skip')?.description };
}

const firstLine = (text) => text.split('\n')[0];
