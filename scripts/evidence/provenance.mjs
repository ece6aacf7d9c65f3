// Where a measurement comes from: the commit, and the machine without its name.
import { cpus, totalmem, type } from 'node:os';
import { runTool } from '../guards/guard.mjs';

/**
 * @param {string} root
 * @returns {Promise<{ at: string, commit: string, machine: string }>} `commit` ends in `+` when files differ from it
 */
export async function provenance(root) {
  const [head, changes] = await Promise.all([
    runTool('git', ['rev-parse', '--short=12', 'HEAD'], root),
    runTool('git', ['status', '--porcelain', '--untracked-files=no', '--', ':!docs/evidence'], root),
  ]);
  const processors = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return {
    at: new Date().toISOString(),
    commit: head.output.trim() + (changes.output.trim() ? '+' : ''),
    machine: `${processors.length} × ${processors[0]?.model.trim() ?? 'unknown'}, ${memory} GB, ${type()}, Node ${process.versions.node}`,
  };
}
