import { z } from 'zod';
import { command, query } from '../access/index.ts';
import { idOf } from '../kernel/index.ts';

/** More reasons than this nobody finds her way in; counted are those that can be chosen. */
export const mostNotReadyReasons = 50;

const reasonId = idOf('notReadyReason');
const version = z.int().min(1).describe('The version the change was made against');

const details = {
  title: z.string().trim().min(1).max(60),
  isPaid: z.boolean().default(true).describe('Counts as paid time'),
  isProductive: z.boolean().default(false).describe('Counts as work: paperwork and training, not breaks'),
  mostMinutes: z
    .int()
    .min(1)
    .max(1_440)
    .nullable()
    .default(null)
    .describe('Whoever stays longer is shown to her supervisors; null: as long as she likes'),
};

/** Why somebody is not ready, from the organisation's own list. */
export const notReadyReasonSchema = z.object({
  id: reasonId,
  title: z.string(),
  position: z.int(),
  isPaid: z.boolean(),
  isProductive: z.boolean(),
  mostMinutes: z.int().nullable(),
  closedAt: z.int().nullable().describe('From then on nobody can choose it'),
  version: z.int(),
});
export type NotReadyReason = z.infer<typeof notReadyReasonSchema>;

/**
 * The organisation's list of reasons for not being ready (C-06). What is changed shows in every desk's list at once; who
 * is not ready already stays so, under the words and the limit she chose. Time is told by the words of its day, so that a
 * new title begins a line of its own in reports.
 */
export const notReadyReasonOperations = {
  list: query({
    name: 'not-ready-reason.list',
    summary: 'Lists the reasons for not being ready',
    access: 'directory.read',
    path: '/api/v1/not-ready-reasons',
    input: z.object({ state: z.enum(['open', 'closed', 'any']).default('open') }),
    output: z.object({ items: z.array(notReadyReasonSchema) }),
  }),
  add: command({
    name: 'not-ready-reason.add',
    summary: 'Adds a reason for not being ready, as the last of the list',
    access: 'routing.manage',
    method: 'POST',
    path: '/api/v1/not-ready-reasons',
    input: z.object(details),
    output: z.object({ reasonId }),
    refusals: ['not-ready-reason/title-taken', 'not-ready-reason/too-many'],
  }),
  change: command({
    name: 'not-ready-reason.change',
    summary: 'Changes the words of a reason for not being ready, what it counts as, and how long it may take',
    access: 'routing.manage',
    method: 'PUT',
    path: '/api/v1/not-ready-reasons/:reasonId',
    input: z.object({ reasonId, version, ...details }),
    output: z.object({ version }),
    refusals: ['record/changed-meanwhile', 'not-ready-reason/title-taken'],
  }),
  close: command({
    name: 'not-ready-reason.close',
    summary: 'Takes a reason for not being ready off the list; its history stays',
    access: 'routing.manage',
    method: 'POST',
    path: '/api/v1/not-ready-reasons/:reasonId/close',
    input: z.object({ reasonId }),
    output: z.object({ version }),
    refusals: ['not-ready-reason/last'],
  }),
  reopen: command({
    name: 'not-ready-reason.reopen',
    summary: 'Puts a reason for not being ready on the list again, as its last',
    access: 'routing.manage',
    method: 'POST',
    path: '/api/v1/not-ready-reasons/:reasonId/reopen',
    input: z.object({ reasonId }),
    output: z.object({ version }),
    refusals: ['not-ready-reason/title-taken', 'not-ready-reason/too-many'],
  }),
  order: command({
    name: 'not-ready-reason.order',
    summary: 'Says in which order the reasons for not being ready are shown',
    access: 'routing.manage',
    method: 'PUT',
    path: '/api/v1/not-ready-reason-order',
    input: z.object({
      reasonIds: z.array(reasonId).min(1).max(mostNotReadyReasons).describe('All that can be chosen, each once'),
    }),
    output: z.object({ items: z.array(notReadyReasonSchema) }),
    refusals: ['not-ready-reason/list-changed'],
  }),
};

/** `notReadyReasons.changed` carries the list from now on, without what is closed; subject is the organisation. */
export const notReadyReasonsFactSchema = z.object({ items: z.array(notReadyReasonSchema) });
export type NotReadyReasonsFact = z.infer<typeof notReadyReasonsFactSchema>;

/** `agent.over-long` carries this once for each stay, to whoever watches queues; subject is the agent. */
export const overLongFactSchema = z.object({
  agent: z.object({ id: idOf('user'), name: z.string() }),
  serviceAreaId: idOf('serviceArea').nullable(),
  reason: z.string(),
  sinceAt: z.int(),
});
export type OverLongFact = z.infer<typeof overLongFactSchema>;
