// npm run graph: draws what the code really imports, folder by folder, into docs/architecture-graph.md (Mermaid text,
// which code hosts draw). Read from the source by dependency-cruiser, like the guard of the layers.
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseAnswer, runTool } from './guards/guard.mjs';

const root = resolve(`${import.meta.dirname}/..`);
const file = 'docs/architecture-graph.md';
const trees = ['shared', 'server', 'bots', 'telephony', 'desktop', 'e2e'];

/** Each picture groups the files by the first part that the pattern captures; files it does not match stay out. */
const pictures = [
  { title: 'Packages', group: /^(shared|server|bots|telephony|desktop|e2e)\// },
  { title: 'Inside shared/', group: /^shared\/src\/([^/]+)\// },
  { title: 'Inside server/: features and platform', group: /^server\/src\/([^/]+)(?:\/|\.ts$)/ },
  { title: 'Inside server/src/platform/', group: /^server\/src\/platform\/([^/]+)(?:\/|\.ts$)/ },
  { title: 'Inside telephony/', group: /^telephony\/src\/([^/]+)(?:\/|\.ts$)/ },
  { title: 'Inside desktop/', group: /^desktop\/src\/(main|preload|bridge|renderer\/[^/]+)(?:\/|$)/ },
];

const run = await runTool(
  'depcruise',
  ['--config', '.dependency-cruiser.cjs', '--output-type', 'json', ...trees],
  root,
);
const { modules } = parseAnswer('dependency-cruiser', run);
const isTest = (path) => /\.(test|spec|bench|drill)\.tsx?$|\/test(ing)?\//.test(path);
const imports = modules
  .filter(({ source }) => !isTest(source))
  .flatMap(({ source, dependencies }) => dependencies.map(({ resolved }) => ({ from: source, to: resolved })));

const page = [
  '# What imports what',
  '',
  'Drawn from the source by `npm run graph`; do not edit. Tests are left out; the figure on an arrow counts imports.',
  'Which arrows are allowed stands in `.dependency-cruiser.cjs`.',
  '',
  ...pictures.flatMap(({ title, group }) => draw(title, group)),
];
writeFileSync(join(root, file), page.join('\n'));
console.log(`Wrote ${file}.`);

function draw(title, group) {
  const groupOf = (path) => group.exec(path)?.[1];
  const names = [...new Set(modules.map(({ source }) => (isTest(source) ? undefined : groupOf(source))))];
  const nodes = names.filter((name) => name !== undefined).toSorted((a, b) => (a < b ? -1 : 1));
  if (nodes.length === 0) return [];
  const idOf = (name) => `n${nodes.indexOf(name)}`;
  return [
    `## ${title}`,
    '',
    '```mermaid',
    'flowchart LR',
    ...nodes.map((name) => `  ${idOf(name)}["${name}"]`),
    ...countArrows(groupOf).map(({ from, to, count }) => `  ${idOf(from)} -->|${count}| ${idOf(to)}`),
    '```',
    '',
  ];
}

function countArrows(groupOf) {
  const arrows = new Map();
  for (const { from, to } of imports) {
    const [source, target] = [groupOf(from), groupOf(to)];
    if (!source || !target || source === target) continue;
    const key = `${source}\0${target}`;
    arrows.set(key, { from: source, to: target, count: (arrows.get(key)?.count ?? 0) + 1 });
  }
  return [...arrows.values()].toSorted((a, b) => (a.from + a.to < b.from + b.to ? -1 : 1));
}
