import { z } from 'zod';
import { command, query } from '../access/index.ts';
import { idOf } from '../kernel/index.ts';
import { flowSchema } from './model/flow.ts';
import { queueKeySchema } from './model/flow-node.ts';
import { safetyRulesSchema } from './safety/safety-rules.ts';

const flowId = idOf('flow');
const version = z.int().min(1).describe('The version the change was made against');

export const flowOutlineSchema = z.object({
  id: flowId,
  organisationId: idOf('organisation'),
  key: queueKeySchema.describe('What channels call it; never changes'),
  name: z.string(),
  version: z.int(),
  publishedNumber: z.int().nullable().describe('The version new contacts begin with'),
  hasUnpublishedChanges: z.boolean(),
});
export type FlowOutline = z.infer<typeof flowOutlineSchema>;

export const lintFindingSchema = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning']),
  nodeId: z.string().nullable(),
  detail: z.string().optional(),
});

export const flowOperations = {
  list: query({
    name: 'flow.list',
    summary: 'Lists conversation flows',
    access: 'flows.read',
    path: '/api/v1/flows',
    input: z.object({}),
    output: z.object({ items: z.array(flowOutlineSchema) }),
  }),
  read: query({
    name: 'flow.read',
    summary: 'Shows the draft of a flow, and what the linter says of it',
    access: 'flows.read',
    path: '/api/v1/flows/:flowId',
    input: z.object({ flowId }),
    output: flowOutlineSchema.extend({ draft: flowSchema, findings: z.array(lintFindingSchema) }),
  }),
  create: command({
    name: 'flow.create',
    summary: 'Begins a flow as a draft',
    access: 'flows.manage',
    method: 'POST',
    path: '/api/v1/flows',
    input: z.object({ key: queueKeySchema, draft: flowSchema }),
    output: z.object({ flowId, findings: z.array(lintFindingSchema) }),
    refusals: ['flow/key-taken'],
  }),
  saveDraft: command({
    name: 'flow.save-draft',
    summary: 'Keeps a draft; contacts are not touched by it',
    access: 'flows.manage',
    method: 'PUT',
    path: '/api/v1/flows/:flowId/draft',
    input: z.object({ flowId, version, draft: flowSchema }),
    output: z.object({ version: z.int(), findings: z.array(lintFindingSchema) }),
    refusals: ['record/changed-meanwhile'],
  }),
  publish: command({
    name: 'flow.publish',
    summary: 'Publishes the draft as a new version; contacts under way keep theirs',
    access: 'flows.manage',
    method: 'POST',
    path: '/api/v1/flows/:flowId/publish',
    input: z.object({ flowId, version }),
    output: z.object({ version: z.int(), publishedNumber: z.int() }),
    refusals: ['record/changed-meanwhile', 'flow/not-publishable'],
  }),
};

/** What the platform forces on every flow: the notice, the emergency words and where they lead. */
export const safetyOperations = {
  read: query({
    name: 'safety-rules.read',
    summary: 'Shows the bot notice, the emergency advice and the list of emergency words',
    access: 'flows.read',
    path: '/api/v1/safety-rules',
    input: z.object({}),
    output: z.object({ version: z.int(), rules: safetyRulesSchema }),
  }),
  update: command({
    name: 'safety-rules.update',
    summary: 'Changes them, at once and for conversations under way; refused while an agreed sentence is misjudged',
    access: 'flows.manage',
    method: 'PUT',
    path: '/api/v1/safety-rules',
    input: z.object({ version, rules: safetyRulesSchema }),
    output: z.object({ version: z.int() }),
    refusals: ['record/changed-meanwhile', 'safety-rules/tests-fail'],
  }),
};
