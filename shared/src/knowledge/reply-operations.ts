import { z } from 'zod';
import { command, query } from '../access/index.ts';
import { queueKeySchema } from '../flows/model/flow-node.ts';
import { idOf, pageInput, pageOf } from '../kernel/index.ts';
import { replyContentSchema, replyRecordSchema } from './canned-reply.ts';

const replyId = idOf('reply');
const version = z.int().min(1).describe('The version the change was made against');

export const replyOperations = {
  list: query({
    name: 'reply.list',
    summary: 'Lists canned replies by title',
    access: 'knowledge.read',
    path: '/api/v1/replies',
    input: z.object({
      ...pageInput,
      limit: pageInput.limit.default(200),
      search: z.string().trim().max(80).optional().describe('Start of the shortcut, or part of title or text'),
      queueKey: queueKeySchema.optional().describe('Those offered in this queue'),
    }),
    output: pageOf(replyRecordSchema),
  }),
  create: command({
    name: 'reply.create',
    summary: 'Writes a canned reply',
    access: 'replies.manage',
    method: 'POST',
    path: '/api/v1/replies',
    input: replyContentSchema,
    output: z.object({ replyId }),
    refusals: ['reply/shortcut-taken'],
  }),
  update: command({
    name: 'reply.update',
    summary: 'Changes a canned reply',
    access: 'replies.manage',
    method: 'PUT',
    path: '/api/v1/replies/:replyId',
    input: replyContentSchema.extend({ replyId, version }),
    output: z.object({ version: z.int() }),
    refusals: ['reply/shortcut-taken', 'record/changed-meanwhile'],
  }),
  remove: command({
    name: 'reply.remove',
    summary: 'Removes a canned reply',
    access: 'replies.manage',
    method: 'DELETE',
    path: '/api/v1/replies/:replyId',
    input: z.object({ replyId }),
    output: z.object({}),
  }),
};
