import { command } from '@switchboard/shared/access';
import { accepted, type Id, newId } from '@switchboard/shared/kernel';
import { sql } from 'kysely';
import { z } from 'zod';
import { systemScope } from '../../src/platform/access/scope.ts';
import { type Database, declareTable, hotStatement, type Migration } from '../../src/platform/database/index.ts';
import type { Authenticator } from '../../src/platform/operations/authenticator.ts';
import { Executor } from '../../src/platform/operations/executor.ts';
import { OperationRegistry } from '../../src/platform/operations/registry.ts';

declare module '../../src/platform/database/tables.ts' {
  interface Tables {
    note: { id: string; organisation_id: string; command_mark: string; words: string; written_at: number };
  }
}
declareTable('note', { organisation: 'organisation_id' });

/** The smallest house a command can live in: one table, one command, everything else the platform's own. */
export const noteMigration: Migration = {
  id: '9000-notes',
  kind: 'expand',
  async up(db) {
    const table = `CREATE TABLE note (id text PRIMARY KEY, organisation_id text NOT NULL, command_mark text NOT NULL,
      words text NOT NULL, written_at bigint NOT NULL)`;
    await sql.raw(table).execute(db);
  },
};

export const insertNote = hotStatement('note.insert', 'INSERT INTO note VALUES (?, ?, ?, ?, ?)');

export const writeNote = command({
  name: 'note.write',
  summary: 'Writes a note',
  access: 'desk.use',
  method: 'POST',
  path: '/api/v1/notes',
  input: z.object({ mark: z.string().max(100), words: z.string().max(500) }),
  output: z.object({ id: z.string() }),
});

export interface NoteHouse {
  readonly registry: OperationRegistry;
  readonly executor: Executor;
  readonly authenticator: Authenticator;
}

export const noteOrganisation: Id<'organisation'> = '01900000-0000-7000-8000-000000000001';
const noteUser = '01900000-0000-7000-8000-000000000002';

const principal = { kind: 'user', organisationId: noteOrganisation, actorId: noteUser, ambient: false } as const;

const authenticator: Authenticator = {
  authenticate: async () => principal,
  scopeFor: async (_principal, access, { traceId, operation }) =>
    accepted({
      ...systemScope(noteOrganisation, 'notes', traceId),
      actor: { kind: 'user', id: noteUser },
      access,
      operation,
    }),
};

/** `written` is called inside the open transaction, after every write of the command. */
export function makeNoteHouse(database: Database, written: (mark: string) => void = () => {}): NoteHouse {
  const registry = new OperationRegistry();
  registry.command(writeNote, async ({ tx, scope, now }, { mark, words }) => {
    const id = newId(now);
    await tx.change(insertNote, [id, scope.organisationId, mark, words, now]);
    tx.event({ type: 'note.written', subjectId: id, body: { mark } });
    await tx.audit({ subject: { kind: 'note', id }, after: { words } });
    tx.outbox({ kind: 'note.told', payload: { mark } });
    written(mark);
    return accepted({ id });
  });
  return { registry, authenticator, executor: new Executor({ registry, database, authenticator, clock: Date.now }) };
}
