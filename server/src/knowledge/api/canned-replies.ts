import type { InputOf } from '@switchboard/shared/access';
import { accepted, newId, refused } from '@switchboard/shared/kernel';
import { replyOperations } from '@switchboard/shared/knowledge';
import type { CommandCall, OperationRegistry } from '../../platform/operations/registry.ts';
import {
  changeReply,
  insertReply,
  isShortcutTaken,
  listReplies,
  lockReply,
  removeReply,
  replyFrom,
} from '../storage/canned-replies.ts';
import { notOurPlace } from './not-our-place.ts';

type Replies = typeof replyOperations;
const shortcutTaken = () => refused({ code: 'reply/shortcut-taken' } as const);
const notFound = () => refused({ code: 'request/not-found' } as const);

export function registerCannedReplies(registry: OperationRegistry): void {
  registry.query(replyOperations.list, async ({ db }, input) => {
    const page = await listReplies(db, input);
    return page ? accepted(page) : notOurPlace();
  });
  registry.command(replyOperations.create, createReply);
  registry.command(replyOperations.update, updateReply);
  registry.command(replyOperations.remove, dropReply);
}

async function createReply({ scope, tx, now }: CommandCall, content: InputOf<Replies['create']>) {
  const replyId = newId(now);
  const isNew = await insertReply(tx.db, { id: replyId, organisationId: scope.organisationId, content });
  if (!isNew) return shortcutTaken();
  tx.event({ type: 'reply.created', subjectId: replyId, body: { title: content.title } });
  await tx.audit({ subject: { kind: 'reply', id: replyId }, after: content });
  return accepted({ replyId });
}

async function updateReply({ tx }: CommandCall, input: InputOf<Replies['update']>) {
  const { replyId, version: seen, ...after } = input;
  const row = await lockReply(tx.db, replyId);
  if (!row) return notFound();
  if (row.version !== seen)
    return refused({ code: 'record/changed-meanwhile', details: { version: row.version } } as const);
  if (await isShortcutTaken(tx.db, after.shortcut, replyId)) return shortcutTaken();
  const version = await changeReply(tx.db, replyId, after);
  tx.event({ type: 'reply.changed', subjectId: replyId, body: { title: after.title } });
  await tx.audit({ subject: { kind: 'reply', id: replyId }, before: replyFrom(row), after });
  return accepted({ version });
}

/** Removing what is gone already is refused as not found: it may never have been ours. */
async function dropReply({ tx }: CommandCall, { replyId }: InputOf<Replies['remove']>) {
  const row = await lockReply(tx.db, replyId);
  if (!row) return notFound();
  await removeReply(tx.db, replyId);
  tx.event({ type: 'reply.removed', subjectId: replyId, body: { title: row.title } });
  await tx.audit({ subject: { kind: 'reply', id: replyId }, before: replyFrom(row) });
  return accepted({});
}
