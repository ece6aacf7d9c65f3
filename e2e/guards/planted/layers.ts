import { harmless, importing, type Violation } from './violation.ts';

const electron = "import { app } from 'electron';\n\nexport const there = app;\n";
const nodeFiles = "import { readFileSync } from 'node:fs';\n\nexport const there = readFileSync;\n";

/** One fault per rule of .dependency-cruiser.cjs; the order of the server's features is planted by {@link outOfOrder}. */
export const layerViolations: readonly Violation[] = [
  {
    rule: 'no-circular',
    files: {
      'telephony/src/circle/one.ts': importing('./two.ts'),
      'telephony/src/circle/two.ts': "import { there } from './one.ts';\n\nexport const here = () => there;\n",
    },
  },
  {
    rule: 'only-declared-packages',
    files: { 'telephony/src/undeclared.ts': "import fastify from 'fastify';\n\nexport const there = fastify;\n" },
  },
  {
    rule: 'only-declared-packages-in-tests',
    files: { 'telephony/src/undeclared.test.ts': "import fastify from 'fastify';\n\nexport const there = fastify;\n" },
  },
  { rule: 'resolvable', files: { 'telephony/src/lost.ts': importing('./nowhere.ts') } },
  {
    rule: 'resolvable',
    files: {
      'telephony/src/deep.ts': importing('@switchboard/shared/src/kernel/inside.ts'),
      'shared/src/kernel/inside.ts': harmless,
    },
  },
  {
    rule: 'packages-meet-in-shared',
    files: {
      'bots/src/reaching-over.ts': importing('../../telephony/src/neighbour.ts'),
      'telephony/src/neighbour.ts': harmless,
    },
  },
  { rule: 'main-mounts-only-bots', files: { 'server/src/main.ts': importing('../../telephony/src/neighbour.ts') } },
  {
    rule: 'shared-is-the-ground',
    files: { 'shared/src/kernel/rooted.ts': importing('../../../bots/src/above.ts'), 'bots/src/above.ts': harmless },
  },
  {
    rule: 'shared-by-its-entries',
    files: { 'bots/src/by-path.ts': importing('../../shared/src/kernel/inside.ts') },
  },
  {
    rule: 'journeys-use-the-front-door',
    files: { 'e2e/journeys/inside.ts': importing('../../telephony/src/neighbour.ts') },
  },
  {
    rule: 'tests-are-not-imported',
    files: { 'bots/src/leaning.ts': importing('./some.test.ts'), 'bots/src/some.test.ts': harmless },
  },
  {
    rule: 'platform-knows-no-feature',
    files: { 'server/src/platform/nosy.ts': importing('../audit/index.ts'), 'server/src/audit/index.ts': harmless },
  },
  {
    rule: 'front-door-only',
    files: {
      'server/src/audit/by-the-window.ts': importing('../identity/inside.ts'),
      'server/src/identity/inside.ts': harmless,
    },
  },
  {
    rule: 'domain-is-pure',
    files: {
      'server/src/identity/domain/asks.ts': importing('../storage/keeps.ts'),
      'server/src/identity/storage/keeps.ts': harmless,
    },
  },
  {
    rule: 'use-cases-do-not-listen',
    files: {
      'server/src/identity/use-cases/listens.ts': importing('../api/routes.ts'),
      'server/src/identity/api/routes.ts': harmless,
    },
  },
  {
    rule: 'storage-only-keeps',
    files: { 'server/src/identity/storage/decides.ts': importing('../api/routes.ts') },
  },
  { rule: 'renderer-has-no-node', files: { 'desktop/src/renderer/app/reads.ts': nodeFiles } },
  { rule: 'renderer-is-a-browser', files: { 'desktop/src/renderer/app/window.ts': electron } },
  { rule: 'bridge-is-a-contract', files: { 'desktop/src/bridge/window.ts': electron } },
  {
    rule: 'ui-has-no-domain',
    files: {
      'desktop/src/renderer/ui/knows.ts': importing('../features/audit/screen.ts'),
      'desktop/src/renderer/features/audit/screen.ts': harmless,
    },
  },
  {
    rule: 'screens-do-not-know-their-neighbours',
    files: { 'desktop/src/renderer/features/users/peeks.ts': importing('../audit/screen.ts') },
  },
];

/** A rule of the config as far as planting needs it. */
export interface LayerRule {
  readonly name: string;
  readonly to: { readonly path?: unknown };
}

/** A fault for each `server-order-…` rule: the feature uses the first of those after it. */
export function outOfOrder(rules: readonly LayerRule[]): Violation[] {
  return rules.flatMap(({ name, to }) => {
    const feature = /^server-order-(.+)$/.exec(name)?.[1];
    const later = /\(([\w-]+)/.exec(String(to.path))?.[1];
    if (!feature || !later) return [];
    const files = {
      [`server/src/${feature}/too-early.ts`]: importing(`../${later}/index.ts`),
      [`server/src/${later}/index.ts`]: harmless,
    };
    return [{ rule: name, files }];
  });
}
