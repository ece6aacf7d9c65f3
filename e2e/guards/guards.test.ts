import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { layerViolations, outOfOrder } from './planted/layers.ts';
import { lintViolations } from './planted/lint.ts';
import { deadCodeViolations, evidenceViolations, formatViolations, typeViolations } from './planted/others.ts';
import { harmless, type Violation } from './planted/violation.ts';
import { type PlantedTree, plantTree } from './planted-tree.ts';

const root = resolve(import.meta.dirname, '../..');
const layers = z
  .object({ forbidden: z.array(z.object({ name: z.string(), to: z.object({ path: z.unknown().optional() }) })) })
  .parse(createRequire(import.meta.url)(resolve(root, '.dependency-cruiser.cjs')));
const layerRules = layers.forbidden.map(({ name }) => name);
const lintRules = z
  .object({ rules: z.record(z.string(), z.union([z.string(), z.array(z.unknown())])) })
  .parse(JSON.parse(readFileSync(resolve(root, '.oxlintrc.json'), 'utf8')));

const everyLayerViolation = [...layerViolations, ...outOfOrder(layers.forbidden)];
const rulesOf = (violations: readonly Violation[]) => [...new Set(violations.map(({ rule }) => rule))].sort();

describe('a violation is planted for every', () => {
  it('rule of the layers', () => {
    expect(rulesOf(everyLayerViolation)).toEqual([...layerRules].sort());
  });

  it('rule of lint that is an error', () => {
    const errors = Object.entries(lintRules.rules).filter(([, level]) => [level].flat()[0] === 'error');
    expect(rulesOf(lintViolations)).toEqual(errors.map(([rule]) => rule.replace(/^.+\//, '')).sort());
  });
});

const guarded: readonly { guard: string; violations: readonly Violation[]; blind: (tree: PlantedTree) => void }[] = [
  {
    guard: 'layers',
    violations: everyLayerViolation,
    blind: (tree) =>
      tree.plant(
        '.dependency-cruiser.cjs',
        `${tree.read('.dependency-cruiser.cjs')}module.exports.options.exclude = 'here';\n`,
      ),
  },
  {
    guard: 'lint',
    violations: lintViolations,
    blind: (tree) => tree.changeSettings('.oxlintrc.json', (now) => ({ ...now, ignorePatterns: ['**/overlooked/**'] })),
  },
  {
    guard: 'types',
    violations: typeViolations,
    blind: (tree) => tree.changeSettings('bots/tsconfig.json', (now) => ({ ...now, exclude: ['src/overlooked'] })),
  },
  {
    guard: 'format',
    violations: formatViolations,
    blind: (tree) =>
      tree.changeSettings('biome.json', (now) => ({ ...now, files: { includes: ['**', '!**/overlooked'] } })),
  },
  {
    guard: 'dead-code',
    violations: deadCodeViolations,
    blind: (tree) =>
      tree.changeSettings('knip.json', (now) => ({ ...now, workspaces: { bots: { project: ['*.ts'] } } })),
  },
];

describe.each(guarded)('the guard of $guard', ({ guard, violations, blind }) => {
  let tree: PlantedTree;
  beforeAll(() => {
    tree = plantTree(violations);
  });
  afterAll(() => tree.remove());

  it('names every planted violation, by its rule and in its file', () => {
    const { findings, seen, expected } = tree.inspect(guard);
    const found = findings.map(({ rule, file }) => `${nameOf(rule)} ${file.replace(/:\d+$/, '')}`);
    for (const { rule, files } of violations) {
      const places = Object.keys(files);
      const named = places.some((file) => found.includes(`${rule} ${file}`));
      expect(
        named || (places.length === 0 && found.some((one) => one.startsWith(`${rule} `))),
        `${rule} in ${places.join()}\n${found.join('\n')}`,
      ).toBe(true);
    }
    expect([seen, found.filter((one) => one.startsWith('broken'))]).toEqual([expected, []]);
  });

  it('fails when its settings hide a file that git lists', () => {
    tree.plant('bots/src/overlooked/here.ts', harmless);
    blind(tree);
    const { findings, seen, expected } = tree.inspect(guard);
    expect(findings.map(({ rule }) => rule)).not.toContain('broken');
    expect(findings.map(({ rule }) => rule)).toContain('unseen');
    expect(seen).toBeLessThan(expected);
  });
});

describe('a guard', () => {
  it('of layers refuses a folder of the server that has no place in the order', () => {
    const tree = plantTree([{ rule: '', files: { 'server/src/newcomer/index.ts': harmless } }]);
    const { findings } = tree.inspect('layers');
    tree.remove();
    expect(findings.find(({ rule }) => rule === 'broken')?.message).toContain('server/src/newcomer');
  });

  it('of evidence fails when a title claims what the page does not say', () => {
    const tree = plantTree(evidenceViolations);
    const { findings } = tree.inspect('evidence');
    tree.remove();
    expect(findings.map(({ rule }) => rule)).toEqual(['out-of-date']);
  });

  it('that finds nothing to look at fails', () => {
    const tree = plantTree([]);
    const { findings } = tree.inspect('types');
    tree.remove();
    expect(findings.map(({ rule }) => rule)).toContain('unseen');
  });
});

/** oxlint names a rule with its plugin: `typescript(no-floating-promises)`. */
function nameOf(rule: string): string {
  return /\((.+)\)$/.exec(rule)?.[1] ?? rule;
}
