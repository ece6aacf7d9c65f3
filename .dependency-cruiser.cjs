// The layers of the house. Each rule's comment says what to do instead.
// e2e/guards plants one violation per rule and expects it to be found.
const { existsSync, readdirSync } = require('node:fs');

/** Server features, in order: each may use only those before it. A folder of server/src that is missing here fails. */
const features = [
  'identity',
  'audit',
  'telephony-link',
  'customers',
  'knowledge',
  'agents',
  'queues',
  'hours',
  'contacts',
  'routing',
  'content-rules',
  'flows',
  'channels',
  'calls',
  'assist',
  'cases',
  'documents',
  'forms',
  'payments',
  'appointments',
  'journeys',
  'portal',
  'quality',
  'supervision',
  'reporting',
  'connectors',
  'packs',
  'seed',
];

const unlisted = !existsSync('server/src')
  ? []
  : readdirSync('server/src', { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && entry.name !== 'platform' && !features.includes(entry.name))
      .map((entry) => entry.name);
if (unlisted.length > 0) {
  throw new Error(
    `server/src/${unlisted.join(', server/src/')}: give it a place in the order of .dependency-cruiser.cjs.`,
  );
}

const tests = '\\.(test|spec|bench|drill)\\.tsx?$|/test/|/testing/';
const undeclared = ['npm-no-pkg', 'npm-unknown'];
const packages = 'desktop|server|bots|telephony';

const featureOrder = features.slice(0, -1).map((feature, i) => ({
  name: `server-order-${feature}`,
  comment: `${feature}/ may use only ${features.slice(0, i).join(', ') || 'no other feature'}. Needs a later one? Publish an event, or move the rule up.`,
  from: { path: `^server/src/${feature}/` },
  to: { path: `^server/src/(${features.slice(i + 1).join('|')})/` },
}));

const betweenPackages = [
  {
    name: 'packages-meet-in-shared',
    comment: 'Put the contract in shared/ and talk over the wire. (server/src/main.ts alone mounts bots.)',
    from: { path: `^(${packages})/`, pathNot: '^server/src/main\\.ts$' },
    to: { path: `^(${packages})/`, pathNot: '^$1/' },
  },
  {
    name: 'main-mounts-only-bots',
    comment: 'server/src/main.ts may mount bots; every other package is a process of its own.',
    from: { path: '^server/src/main\\.ts$' },
    to: { path: '^(desktop|telephony)/' },
  },
  {
    name: 'shared-is-the-ground',
    comment: 'shared/ knows nobody.',
    from: { path: '^shared/' },
    to: { path: `^(${packages}|e2e|scripts)/` },
  },
  {
    name: 'shared-by-its-entries',
    comment: 'Import @switchboard/shared/<entry>; entries are listed in shared/package.json.',
    from: { path: `^(${packages}|e2e)/` },
    to: { path: '^shared/', dependencyTypes: ['local'] },
  },
  {
    name: 'journeys-use-the-front-door',
    comment:
      'e2e/ starts the others as processes and speaks over the wire. Only benches and drills may reach inside; the screen list and the throw-away PostgreSQL are there to be read.',
    from: { path: '^e2e/', pathNot: '^e2e/(bench|drills)/' },
    to: { path: `^(${packages})/`, pathNot: ['^desktop/src/renderer/app/screens\\.ts$', '^server/test/postgres/'] },
  },
  {
    name: 'tests-are-not-imported',
    comment: 'What a test needs of another test belongs in shared/testing or in a folder named test/.',
    from: { pathNot: '\\.(test|spec|bench|drill)\\.tsx?$' },
    to: { path: '\\.(test|spec|bench|drill)\\.tsx?$' },
  },
];

const insideServer = [
  {
    name: 'platform-knows-no-feature',
    comment: 'platform/ is plumbing: no domain words.',
    from: { path: '^server/src/platform/' },
    to: { path: '^server/src/', pathNot: '^server/src/platform/' },
  },
  {
    name: 'front-door-only',
    comment: "Use the other feature's index.ts.",
    from: { path: '^server/src/([^/]+)/.+' },
    to: {
      path: '^server/src/[^/]+/.+',
      pathNot: ['^server/src/$1/', '^server/src/platform/', '^server/src/[^/]+/index\\.ts$'],
    },
  },
  {
    name: 'domain-is-pure',
    comment: 'domain/ decides, with shared/ and its own files. Pass facts in, hand decisions out.',
    from: { path: '^server/src/([^/]+)/domain/', pathNot: '\\.test\\.ts$' },
    to: { pathNot: ['^server/src/$1/domain/', '^shared/'] },
  },
  {
    name: 'use-cases-do-not-listen',
    comment: 'api/ calls the use case, never the other way round.',
    from: { path: '^server/src/([^/]+)/use-cases/' },
    to: { path: '^server/src/$1/api/' },
  },
  {
    name: 'storage-only-keeps',
    comment: 'storage/ keeps and fetches; deciding and listening happen above it.',
    from: { path: '^server/src/([^/]+)/storage/', pathNot: '\\.test\\.ts$' },
    to: { path: '^server/src/$1/(api|use-cases)/' },
  },
];

const insideDesktop = [
  {
    name: 'renderer-has-no-node',
    comment: 'The renderer also runs in a plain browser. Ask the bridge, or the server.',
    from: { path: '^desktop/src/renderer/', pathNot: '\\.test\\.tsx?$' },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'renderer-is-a-browser',
    comment: 'What Electron offers comes through desktop/src/bridge.',
    from: { path: '^desktop/src/renderer/' },
    to: { path: ['^desktop/src/(main|preload)/', '(^|/)node_modules/electron/', '^electron$'] },
  },
  {
    name: 'bridge-is-a-contract',
    comment: 'bridge/ holds channel names and schemas; it imports neither Electron nor Node nor either side.',
    from: { path: '^desktop/src/bridge/', pathNot: '\\.test\\.ts$' },
    to: { path: ['^desktop/src/(main|preload|renderer)/', '(^|/)node_modules/electron/', '^electron$'] },
  },
  {
    name: 'ui-has-no-domain',
    comment: 'ui/ draws; words of the field come in as properties.',
    from: { path: '^desktop/src/renderer/ui/' },
    to: { path: ['^desktop/src/renderer/(app|features)/', '^shared/'] },
  },
  {
    name: 'screens-do-not-know-their-neighbours',
    comment: 'Features meet in the store (app/) or in events; what both draw belongs in ui/.',
    from: { path: '^desktop/src/renderer/features/([^/]+)/' },
    to: { path: '^desktop/src/renderer/features/', pathNot: '^desktop/src/renderer/features/$1/' },
  },
];

const everywhere = [
  {
    name: 'no-circular',
    comment: 'Two files that need each other are one idea: join them or find the third.',
    from: {},
    to: { circular: true },
  },
  {
    name: 'only-declared-packages',
    comment: "Declare it in this workspace's package.json.",
    from: { pathNot: tests },
    to: { dependencyTypes: undeclared },
  },
  {
    name: 'only-declared-packages-in-tests',
    comment: "Declare it in this workspace's package.json. (vitest and fast-check are the whole house's.)",
    from: { path: tests },
    to: { dependencyTypes: undeclared, pathNot: '(^|/)node_modules/(vitest|fast-check)/' },
  },
  {
    name: 'resolvable',
    comment: "It does not resolve: use a package's listed entry, with its extension for a file.",
    from: {},
    to: { couldNotResolve: true },
  },
];

const rules = [...everywhere, ...betweenPackages, ...insideServer, ...featureOrder, ...insideDesktop];

module.exports = {
  forbidden: rules.map((rule) => ({ ...rule, severity: 'error' })),
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)out/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.d.ts', '.json', '.css'],
    },
  },
};
