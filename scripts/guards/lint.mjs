// oxlint with type information: promises are awaited, switches are whole, nothing is `any`.
import { parseAnswer, projectFiles, runTool } from './guard.mjs';

/** @type {import('./guard.mjs').Guard} */
export const lint = {
  name: 'lint',
  watches: (root) => projectFiles(root, ['.ts', '.tsx', '.mjs', '.cjs', '.js', '.jsx']),
  async inspect(root) {
    const [listed, run] = await Promise.all([
      runTool('oxlint', ['--debug=files', '.'], root),
      runTool('oxlint', ['--type-aware', '--format', 'json', '.'], root),
    ]);
    const { diagnostics, number_of_files: looked } = parseAnswer('oxlint', run);
    const seen = listed.output.split('\n').filter(Boolean);
    if (looked < seen.length) throw new Error(`oxlint listed ${seen.length} files but looked at ${looked}.`);
    const findings = diagnostics.filter((one) => one.severity === 'error').map(asFinding);
    const long = diagnostics.length - findings.length;
    return { seen, findings, notes: long > 0 ? `${long} notes on size, see npm run lint` : '' };
  },
};

function asFinding({ code, filename, labels, message }) {
  const line = labels?.[0]?.span?.line;
  return { rule: code ?? 'syntax', file: line ? `${filename}:${line}` : filename, message };
}
