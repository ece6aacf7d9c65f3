// Who may know whom: the rules of .dependency-cruiser.cjs.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseAnswer, projectFiles, runTool } from './guard.mjs';

const trees = ['shared', 'server', 'bots', 'telephony', 'desktop', 'e2e', 'scripts'];

/** @type {import('./guard.mjs').Guard} */
export const layers = {
  name: 'layers',
  watches: async (root) => {
    const files = await projectFiles(root, ['.ts', '.tsx', '.mjs', '.cjs']);
    return files.filter((file) => trees.some((tree) => file.startsWith(`${tree}/`)));
  },
  async inspect(root) {
    const there = trees.filter((tree) => existsSync(join(root, tree)));
    const run = await runTool(
      'depcruise',
      ['--config', '.dependency-cruiser.cjs', '--output-type', 'json', ...there],
      root,
    );
    const { modules, summary } = parseAnswer('dependency-cruiser', run);
    const advice = new Map(summary.ruleSetUsed.forbidden.map(({ name, comment }) => [name, comment]));
    return {
      seen: modules.map((module) => module.source),
      findings: summary.violations.map((violation) => ({
        rule: violation.rule.name,
        file: violation.from,
        message: `→ ${violation.to}. ${advice.get(violation.rule.name)}`,
      })),
    };
  },
};
