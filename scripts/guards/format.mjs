// One formatter, no debate: biome, settings in biome.json. `npm run format` mends what this finds.
import { parseAnswer, projectFiles, runTool } from './guard.mjs';

/** @type {import('./guard.mjs').Guard} */
export const format = {
  name: 'format',
  watches: async (root) => {
    const files = await projectFiles(root, ['.ts', '.tsx', '.mjs', '.cjs', '.js', '.json', '.css']);
    return files.filter((file) => file !== 'package-lock.json' && !file.startsWith('docs/evidence/'));
  },
  async inspect(root) {
    const biome = (...options) => runTool('biome', ['format', ...options, '--max-diagnostics=none', '.'], root);
    const [listed, run] = await Promise.all([biome('--verbose', '--reporter=summary'), biome('--reporter=json')]);
    const { diagnostics } = parseAnswer('biome', run);
    return {
      seen: filesProcessed(listed.output + listed.errors),
      findings: diagnostics
        .filter((one) => one.severity === 'error')
        .map((one) => ({ rule: one.category, file: one.location?.path ?? '', message: 'run npm run format' })),
    };
  },
};

function filesProcessed(report) {
  const lines = report.split('\n').map((line) => line.trim());
  const list = lines.slice(lines.findIndex((line) => line.endsWith('Files processed:')) + 2);
  const end = list.findIndex((line) => !line.startsWith('- '));
  return list.slice(0, end).map((line) => line.slice(2));
}
