// Nothing is exported, installed or kept that nobody uses: knip, settings in knip.json.
import { join, relative } from 'node:path';
import { parseAnswer, projectFiles, runTool } from './guard.mjs';

/** @type {import('./guard.mjs').Guard} */
export const deadCode = {
  name: 'dead-code',
  watches: (root) => projectFiles(root, ['.ts', '.tsx', '.mjs', '.cjs']),
  async inspect(root) {
    const reporter = join(import.meta.dirname, 'knip-reporter.mjs');
    const run = await runTool('knip', ['--reporter', reporter, '--no-exit-code', '--no-config-hints'], root);
    const { processed, findings } = parseAnswer('knip', run);
    return {
      seen: processed,
      findings: findings.map(({ rule, file, line, symbol }) => ({
        rule,
        file: line ? `${relative(root, file)}:${line}` : relative(root, file),
        message: `${symbol} is not used`,
      })),
    };
  },
};
