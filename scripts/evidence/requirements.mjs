// Which tests show which requirement: read from the titles, `[C-07] …`, `[B-06 part] …`, `[T-06 proxy] …`.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFiles } from '../guards/guard.mjs';

export const requirementsFile = 'docs/evidence/requirements.md';

// it('…'), test.each(table)('…'), describe.skipIf(!(await thing()))('…'): brackets three deep are enough.
const argument = String.raw`\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)`;
const title = new RegExp(
  String.raw`\b(?:it|test|describe)(?:\.\w+(?:${argument})?)*\(\s*(?<quote>['"\`])(?<words>\[[A-Z]{1,2}-\d{2}.*?)\k<quote>\s*[,)]`,
  'gs',
);
const claim = /([A-Z]{1,2}-\d{2})(?: (part|proxy))?/g;

/** @param {string} root */
export const testFiles = (root) => projectFiles(root, ['.test.ts', '.test.tsx', '.spec.ts', '.drill.ts']);

/**
 * The page of evidence as it should stand now.
 * @param {string} root
 */
export async function evidencePage(root) {
  const shown = new Map();
  for (const file of await testFiles(root)) {
    for (const { id, extent, words } of claimsOf(readFileSync(join(root, file), 'utf8'))) {
      shown.set(id, [...(shown.get(id) ?? []), { extent, words, file }]);
    }
  }
  const ids = [...shown.keys()].sort((a, b) => (a < b ? -1 : 1));
  return [...opening(ids, shown), ...ids.flatMap((id) => section(id, shown.get(id)))].join('\n');
}

/**
 * The requirements a test file claims.
 * @param {string} source
 */
export function claimsOf(source) {
  return [...source.matchAll(title)].flatMap(({ groups }) => {
    const [, brackets, words = ''] = /^((?:\[[^\]]*\]\s*)+)(.*)$/s.exec(groups?.words ?? '') ?? [];
    if (!brackets) return [];
    const claims = [...brackets.matchAll(claim)].map(([, id, extent = '']) => ({ id, extent }));
    return claims.map((one) => ({ ...one, words: words.replaceAll(/\s+/g, ' ').replaceAll('\\', '').trim() }));
  });
}

function opening(ids, shown) {
  const whole = ids.filter((id) => shown.get(id).some(({ extent }) => extent === ''));
  return [
    '# Requirements and the tests that show them',
    '',
    'Generated from the titles of the tests by `npm run requirements`; do not edit. *part*: the requirement is shown in',
    'part so far. *proxy*: real people or hardware would be needed, and this is what was shown in their place.',
    '',
    `${ids.length} requirements appear: ${whole.length} shown, ${ids.length - whole.length} in part or by proxy.`,
    '',
  ];
}

function section(id, tests) {
  const rows = tests
    .toSorted((a, b) => (a.file + a.words < b.file + b.words ? -1 : 1))
    .map(({ extent, words, file }) => `- ${extent ? `*${extent}*: ` : ''}${words} — \`${file}\``);
  return [`## ${id}`, '', ...rows, ''];
}
