import { z } from 'zod';
import { command, download, query } from '../access/index.ts';
import { idOf } from '../kernel/index.ts';
import { planFindingSchema } from './check/plan-finding.ts';
import { planSurroundingsSchema } from './check/plan-surroundings.ts';
import { planDifferenceSchema } from './diff/plan-difference.ts';
import { routingPlanSchema } from './routing-plan.ts';

const revision = z.int().min(0).describe('The revision that was seen: whoever has seen an older one is told so');
const number = z.coerce.number().int().min(1);
const note = z.string().trim().max(500).describe('What was changed and why, for whoever reads the versions later');
/** The longest text of a plan, in characters: as many queues, links and rules as one can hold. */
const longestText = 5_000_000;
/** As a string within JSON its quotes and line ends take two characters each. */
const bodyBytes = 2 * longestText;
const findings = z.array(planFindingSchema);
const person = z
  .object({ id: idOf('user'), name: z.string() })
  .nullable()
  .describe('Null: the system itself');

export const planVersionSchema = z.object({
  number: z.int(),
  note: z.string(),
  publishedAt: z.int(),
  publishedBy: person,
  basedOn: z.int().nullable().describe('The version its draft began from'),
  restores: z.int().nullable().describe('The older version whose text this is'),
});
export type PlanVersion = z.infer<typeof planVersionSchema>;

/** One text of the plan: a version by its number, what is published now, or the draft. */
export const planTextNameSchema = z.union([z.enum(['published', 'draft']), number]);
export type PlanTextName = z.infer<typeof planTextNameSchema>;

/** The routing plan as versioned text: drafted, checked, published, compared, taken back, taken out and brought in. */
export const planOperations = {
  read: query({
    name: 'routing-plan.read',
    summary: 'Shows the routing plan that is published, and the draft with what the checks say of it',
    access: 'routing.read',
    path: '/api/v1/routing-plan',
    input: z.object({}),
    output: z.object({
      revision: z.int().describe('Rises with every change of the draft and every publishing'),
      published: planVersionSchema.extend({ plan: routingPlanSchema }).nullable().describe('Null: none so far'),
      draft: z
        .object({
          plan: routingPlanSchema,
          basedOn: z.int().nullable(),
          changedAt: z.int().nullable().describe('Null: nobody has touched it; it is what organisations begin with'),
          changedBy: person,
          findings,
        })
        .nullable(),
      surroundings: planSurroundingsSchema,
    }),
  }),
  saveDraft: command({
    name: 'routing-plan.save-draft',
    summary: 'Keeps a draft of the routing plan; contacts are not touched by it',
    access: 'routing.manage',
    method: 'PUT',
    path: '/api/v1/routing-plan/draft',
    bodyBytes,
    input: z.object({ revision, plan: routingPlanSchema }),
    output: z.object({ revision: z.int(), findings }),
    refusals: ['record/changed-meanwhile'],
  }),
  discardDraft: command({
    name: 'routing-plan.discard-draft',
    summary: 'Throws the draft of the routing plan away',
    access: 'routing.manage',
    method: 'DELETE',
    path: '/api/v1/routing-plan/draft',
    input: z.object({ revision }),
    output: z.object({ revision: z.int() }),
    refusals: ['record/changed-meanwhile', 'routing-plan/no-draft'],
  }),
  /** A command because a plan is longer than an address may be; it keeps nothing. */
  check: command({
    name: 'routing-plan.check',
    summary: 'Says what is wrong with a routing plan, without keeping it',
    access: 'routing.read',
    method: 'POST',
    path: '/api/v1/routing-plan/check',
    bodyBytes,
    input: z.object({ plan: routingPlanSchema }),
    output: z.object({ findings, isPublishable: z.boolean() }),
  }),
  publish: command({
    name: 'routing-plan.publish',
    summary: 'Publishes the draft as a new version of the routing plan, in force at once',
    access: 'routing.manage',
    method: 'POST',
    path: '/api/v1/routing-plan/publish',
    input: z.object({ revision, note }),
    output: z.object({ revision: z.int(), number: z.int(), findings: findings.describe('Warnings only') }),
    refusals: ['record/changed-meanwhile', 'routing-plan/no-draft', 'routing-plan/not-publishable'],
  }),
  versions: query({
    name: 'routing-plan.versions',
    summary: 'Lists the versions of the routing plan, newest first',
    access: 'routing.read',
    path: '/api/v1/routing-plan/versions',
    input: z.object({
      before: number.optional().describe('Only versions older than this one'),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    output: z.object({ items: z.array(planVersionSchema), next: z.int().nullable().describe('The next `before`') }),
  }),
  version: query({
    name: 'routing-plan.version',
    summary: 'Shows one version of the routing plan',
    access: 'routing.read',
    path: '/api/v1/routing-plan/versions/:number',
    input: z.object({ number }),
    output: planVersionSchema.extend({ plan: routingPlanSchema }),
  }),
  rollback: command({
    name: 'routing-plan.rollback',
    summary: 'Publishes the text of an older version anew; the draft stays as it is',
    access: 'routing.manage',
    method: 'POST',
    path: '/api/v1/routing-plan/versions/:number/rollback',
    input: z.object({ number, revision, note: note.default('') }),
    output: z.object({ revision: z.int(), number: z.int(), findings: findings.describe('Warnings only') }),
    refusals: ['record/changed-meanwhile', 'routing-plan/not-publishable'],
  }),
  diff: query({
    name: 'routing-plan.diff',
    summary: 'Says in words what differs between two texts of the routing plan',
    access: 'routing.read',
    path: '/api/v1/routing-plan/diff',
    input: z.object({ from: planTextNameSchema.default('published'), to: planTextNameSchema.default('draft') }),
    output: z.object({ items: z.array(planDifferenceSchema) }),
  }),
  export: download({
    name: 'routing-plan.export',
    summary: 'Takes the routing plan out as a text that can be kept, compared and brought in again',
    access: 'routing.read',
    path: '/api/v1/routing-plan/export',
    download: { mediaType: 'application/json; charset=utf-8', fileName: 'routing-plan.json' },
    input: z.object({ version: planTextNameSchema.default('published') }),
  }),
  import: command({
    name: 'routing-plan.import',
    summary: 'Makes a text the draft of the routing plan',
    access: 'routing.manage',
    method: 'POST',
    path: '/api/v1/routing-plan/import',
    bodyBytes,
    input: z.object({ revision, text: z.string().min(2).max(longestText) }),
    output: z.object({ revision: z.int(), findings }),
    refusals: ['record/changed-meanwhile', 'routing-plan/not-readable'],
  }),
};
