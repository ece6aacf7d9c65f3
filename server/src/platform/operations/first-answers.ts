import { hash } from 'node:crypto';
import type { Refusal } from '@switchboard/shared/errors';
import { accepted, canonicalJson, type Instant, type Result, refused } from '@switchboard/shared/kernel';
import { hotStatement } from '../database/hot-statement.ts';
import { declareTable } from '../database/tables.ts';
import type { Transaction } from '../database/transaction.ts';

declare module '../database/tables.ts' {
  interface Tables {
    command_answer: {
      organisation_id: string;
      actor_id: string;
      command_id: string;
      payload_hash: string;
      answer: string | null;
      answered_at: number;
    };
  }
}
declareTable('command_answer', { organisation: 'organisation_id' });

const keep = hotStatement(
  'command-answer.keep',
  `INSERT INTO command_answer (organisation_id, actor_id, command_id, payload_hash, answer, answered_at)
   VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
);

const find = hotStatement(
  'command-answer.find',
  'SELECT payload_hash, answer FROM command_answer WHERE organisation_id = ? AND actor_id = ? AND command_id = ?',
);

export type Answer = Result<unknown, Refusal>;

/** One command as it is recognised again: who sent it, under which id, saying what. */
export interface CommandKey {
  readonly organisationId: string;
  readonly actorId: string;
  readonly commandId: string;
  readonly payloadHash: string;
}

export function payloadHashOf(operation: string, input: unknown): string {
  return hash('sha256', `${operation}\n${canonicalJson(input)}`, 'hex');
}

/**
 * Keeps the first answer with its command, or says that there is one already: then everything this attempt did is to
 * be taken back. On PostgreSQL a twin that runs at the same moment waits here for the first one's commit. An answer
 * that holds a secret is not kept: it was given once.
 */
export async function keepAnswer(tx: Transaction, key: CommandKey, answer: Answer, secret: boolean): Promise<boolean> {
  const kept = secret && answer.ok ? null : JSON.stringify(answer);
  const { organisationId, actorId, commandId, payloadHash } = key;
  return (await tx.change(keep, [organisationId, actorId, commandId, payloadHash, kept, tx.now])) === 1;
}

/** How a command with this id was answered the first time. */
export async function firstAnswer(tx: Transaction, key: CommandKey): Promise<Answer> {
  const { organisationId, actorId, commandId, payloadHash } = key;
  const [first] = await tx.prepared<FirstAnswer>(find, [organisationId, actorId, commandId]);
  if (first!.payload_hash !== payloadHash) return refused({ code: 'command/id-reused' });
  return first!.answer === null ? refused({ code: 'command/answered-once' }) : answerFrom(first!.answer);
}

interface FirstAnswer {
  readonly payload_hash: string;
  readonly answer: string | null;
}

function answerFrom(text: string): Answer {
  const stored = JSON.parse(text) as { ok: boolean; value?: unknown; refusal?: Refusal };
  return stored.ok ? accepted(stored.value) : refused(stored.refusal!);
}

const purge = hotStatement('command-answer.purge', 'DELETE FROM command_answer WHERE answered_at < ?');

/** Forgets answers older than seven days (design §4). */
export function purgeAnswers(tx: Transaction, before: Instant): Promise<number> {
  return tx.change(purge, [before]);
}
