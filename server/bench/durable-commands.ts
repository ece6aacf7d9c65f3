/**
 * Commands per second through the production path (right, schema, first answer, state, event, audit entry, durable
 * commit), beside a bare group commit of the same rows and bytes into a second file, in one run, by turns.
 * Prints one JSON line: commands per second of each repetition, and CPU milliseconds.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { command } from '@switchboard/shared/access';
import { accepted, newId } from '@switchboard/shared/kernel';
import SqliteConnection from 'better-sqlite3';
import { sql } from 'kysely';
import { z } from 'zod';
import { systemScope } from '../src/platform/access/scope.ts';
import {
  declareTable,
  hotStatement,
  type Migration,
  openDatabase,
  platformMigration,
} from '../src/platform/database/index.ts';
import type { Authenticator } from '../src/platform/operations/authenticator.ts';
import { Executor } from '../src/platform/operations/executor.ts';
import { OperationRegistry } from '../src/platform/operations/registry.ts';

declare module '../src/platform/database/tables.ts' {
  interface Tables {
    bench_note: { id: string; organisation_id: string; words: string; written_at: number };
  }
}
declareTable('bench_note', { organisation: 'organisation_id' });

const { values } = parseArgs({
  options: { commands: { type: 'string', default: '20000' }, rounds: { type: 'string', default: '5' } },
});
const commands = Number(values.commands);
const rounds = Number(values.rounds);
const callers = 128;
const worksPerCommit = 64;

const noteTable: Migration = {
  id: '9000-bench',
  kind: 'expand',
  async up(db) {
    await sql
      .raw(
        'CREATE TABLE bench_note (id text PRIMARY KEY, organisation_id text NOT NULL, words text NOT NULL, written_at bigint NOT NULL)',
      )
      .execute(db);
  },
};
const insertNote = hotStatement('bench-note.insert', 'INSERT INTO bench_note VALUES (?, ?, ?, ?)');

const writeNote = command({
  name: 'note.write',
  summary: 'Writes a note',
  access: 'desk.use',
  method: 'POST',
  path: '/api/v1/notes',
  input: z.object({ words: z.string().max(500) }),
  output: z.object({ id: z.string() }),
});

const organisationId = newId(Date.now());
const principal = { kind: 'user', organisationId, actorId: newId(Date.now()), ambient: false } as const;
const authenticator: Authenticator = {
  authenticate: async () => principal,
  scopeFor: async (_principal, access, { traceId, operation }) =>
    accepted({
      ...systemScope(organisationId, 'bench', traceId),
      actor: { kind: 'user', id: principal.actorId },
      access,
      operation,
    }),
};

const words = 'Caller says the gate at the rear of the property has been forced; nothing seen to be taken. '.repeat(2);

function makeExecutor(file: string) {
  const database = openDatabase(file, Date.now);
  const registry = new OperationRegistry();
  registry.command(writeNote, async ({ tx, scope, now }, input) => {
    const id = newId(now);
    await tx.change(insertNote, [id, scope.organisationId, input.words, now]);
    tx.event({ type: 'note.written', subjectId: id, body: { length: input.words.length } });
    await tx.audit({ subject: { kind: 'note', id }, after: { words: input.words } });
    return accepted({ id });
  });
  return { database, executor: new Executor({ registry, database, authenticator, clock: Date.now }) };
}

async function runOurs(executor: Executor): Promise<void> {
  let left = commands;
  const context = { operation: writeNote.name, isCommand: true, address: '127.0.0.1', interactive: true };
  const call = async () => {
    while (left > 0) {
      left -= 1;
      const commandId = newId(Date.now());
      const answer = await executor.execute({
        principal,
        name: writeNote.name,
        input: { words },
        commandId,
        context: { ...context, traceId: commandId },
      });
      if (!answer.ok) throw new Error(answer.refusal.code);
    }
  };
  await Promise.all(Array.from({ length: callers }, call));
}

/** The rows one command leaves behind, as texts and numbers of the same length. */
const bareStatements = [
  'INSERT INTO command_answer (organisation_id, actor_id, command_id, payload_hash, answer, answered_at) VALUES (?, ?, ?, ?, ?, ?)',
  'INSERT INTO bench_note VALUES (?, ?, ?, ?)',
  'INSERT INTO audit_entry VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL)',
  'INSERT INTO audit_payload VALUES (?, ?, ?, ?, NULL)',
  'INSERT INTO stream_head VALUES (?, 1) ON CONFLICT (stream_id) DO UPDATE SET seq = seq + 1 RETURNING seq',
  'INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
];

function makeBare(file: string): () => void {
  const db = new SqliteConnection(file);
  for (const setting of ['journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = ON']) db.pragma(setting);
  const [answer, note, entry, payload, head, event] = bareStatements.map((text) => db.prepare(text));
  const hash = 'a'.repeat(64);
  const salt = 'b'.repeat(32);
  const actor = principal.actorId;
  const given = JSON.stringify({ ok: true, value: { id: organisationId } });
  const after = JSON.stringify({ after: { words } });
  return () => {
    for (let done = 0; done < commands; ) {
      db.exec('BEGIN IMMEDIATE');
      for (let n = 0; n < worksPerCommit && done < commands; n += 1, done += 1) {
        const now = Date.now();
        const id = newId(now);
        answer!.run(organisationId, actor, id, hash, given, now);
        note!.run(id, organisationId, words, now);
        entry!.run(organisationId, id, now, 'user', actor, 'note.write', 'note', id, id, hash);
        payload!.run(organisationId, id, salt, after);
        const { seq } = head!.get(organisationId) as { seq: number };
        event!.run(organisationId, seq, id, 'note.written', now, id, 'user', actor, id, '{"length":186}');
      }
      db.exec('COMMIT');
    }
  };
}

async function measured(work: () => Promise<void> | void): Promise<{ perSecond: number; cpuMs: number }> {
  const startedAt = performance.now();
  const cpu = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(cpu);
  return { perSecond: (commands / (performance.now() - startedAt)) * 1000, cpuMs: (user + system) / 1000 };
}

const folder = mkdtempSync(join(tmpdir(), 'switchboard-bench-'));
const ours = makeExecutor(join(folder, 'ours.db'));
await ours.database.migrate([platformMigration, noteTable]);
const prepared = openDatabase(join(folder, 'bare.db'), Date.now);
await prepared.migrate([platformMigration, noteTable]);
await prepared.close();
const bare = makeBare(join(folder, 'bare.db'));

const results = { ours: [] as number[], bare: [] as number[], oursCpuMs: [] as number[], bareCpuMs: [] as number[] };
await runOurs(ours.executor);
for (let round = 0; round < rounds; round += 1) {
  for (const turn of round % 2 === 0 ? (['ours', 'bare'] as const) : (['bare', 'ours'] as const)) {
    const { perSecond, cpuMs } = await measured(turn === 'ours' ? () => runOurs(ours.executor) : bare);
    results[turn].push(Math.round(perSecond));
    results[`${turn}CpuMs`].push(Math.round(cpuMs));
  }
}
await ours.database.close();
rmSync(folder, { recursive: true, force: true });
console.log(JSON.stringify({ commands, ...results }));
