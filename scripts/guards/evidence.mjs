// The page of evidence says what the titles of the tests say.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { evidencePage, requirementsFile, testFiles } from '../evidence/requirements.mjs';

/** @type {import('./guard.mjs').Guard} */
export const evidence = {
  name: 'evidence',
  watches: testFiles,
  async inspect(root) {
    const page = join(root, requirementsFile);
    const stands = existsSync(page) ? readFileSync(page, 'utf8') : '';
    const stale = stands !== (await evidencePage(root));
    const finding = { rule: 'out-of-date', file: requirementsFile, message: 'run npm run requirements' };
    return { seen: await testFiles(root), findings: stale ? [finding] : [] };
  },
};
