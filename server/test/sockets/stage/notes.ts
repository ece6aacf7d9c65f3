/**
 * A little feature to watch over live links: notes in service areas, with a field that needs a right of its own,
 * shared between organisations by kind and field. Its people and grants live in tables, so that rights change in the
 * same commit as the fact that says so.
 */
import { command, type Right } from '@switchboard/shared/access';
import { accepted, refused } from '@switchboard/shared/kernel';
import { sql } from 'kysely';
import { z } from 'zod';
import { type Scope, systemScope } from '../../../src/platform/access/scope.ts';
import { type Database, declareTable, type Migration, type Transaction } from '../../../src/platform/database/index.ts';
import type { OperationRegistry } from '../../../src/platform/operations/registry.ts';
import { LiveCatalogue } from '../../../src/platform/subscriptions/index.ts';

declare module '../../../src/platform/database/tables.ts' {
  interface Tables {
    stage_note: { id: string; organisation_id: string; service_area_id: string | null; title: string; secret: string };
    stage_person: { id: string; organisation_id: string; rights: string; signed_in: number };
    stage_grant: { from_organisation_id: string; to_organisation_id: string; fields: string };
  }
}
declareTable('stage_note', { organisation: 'organisation_id', area: 'service_area_id', sharedAs: 'note' });
declareTable('stage_person', { organisation: 'organisation_id' });
declareTable('stage_grant', { organisation: 'from_organisation_id' });

export const notesMigration: Migration = {
  id: '0002-notes',
  kind: 'expand',
  async up(db) {
    for (const statement of [
      `CREATE TABLE stage_note (id text PRIMARY KEY, organisation_id text NOT NULL, service_area_id text, title text NOT NULL,
         secret text NOT NULL)`,
      `CREATE TABLE stage_person (id text PRIMARY KEY, organisation_id text NOT NULL, rights text NOT NULL,
         signed_in integer NOT NULL)`,
      `CREATE TABLE stage_grant (from_organisation_id text NOT NULL, to_organisation_id text NOT NULL, fields text NOT NULL,
         PRIMARY KEY (from_organisation_id, to_organisation_id))`,
    ]) {
      await sql.raw(statement).execute(db);
    }
  },
};

/** Who may see notes, and who their secret. */
export const seeNotes: Right = 'directory.read';
export const seeSecrets: Right = 'users.read';

export type HeldAreas = 'all' | readonly string[];
export type HeldRights = Readonly<Partial<Record<Right, HeldAreas>>>;

export interface Note {
  readonly noteId: string;
  readonly serviceAreaId: string | null;
  readonly title: string;
  readonly secret: string;
}

/** `whileReading` is awaited in the midst of a snapshot: much can happen there. */
export function notesCatalogue(whileReading: () => Promise<void> = async () => {}): LiveCatalogue {
  const catalogue = new LiveCatalogue();
  for (const type of ['note.written', 'note.erased']) {
    catalogue.projection({
      type,
      audience: [seeNotes],
      sharedAs: 'note',
      serviceAreaOf: ({ body }) => body['serviceAreaId'] as string | null,
      bodyFor: ({ body }, scope) => visible(body as unknown as Note, scope),
    });
  }
  catalogue.accessChange({
    type: 'person.rights-changed',
    concerns: (event, { userId }) => event.subjectId === userId,
  });
  catalogue.accessChange({
    type: 'grant.changed',
    concerns: (event, { organisationId }) => event.body['toOrganisationId'] === organisationId,
  });
  catalogue.snapshot({
    name: 'notes',
    right: seeNotes,
    sharedAs: 'note',
    async take({ db, scope, organisationId }) {
      const rows = await db
        .selectFrom('stage_note')
        .selectAll()
        .where('organisation_id', '=', organisationId)
        .execute();
      await whileReading();
      return rows.map(({ id, organisation_id, service_area_id, title, secret }) => {
        const note = { noteId: id, serviceAreaId: service_area_id, title, secret };
        return { id, organisationId: organisation_id, ...visible(note, scope) };
      });
    },
  });
  return catalogue;
}

/** The secret is shown where its own right is held. */
export function visible({ title, secret, serviceAreaId }: Note, scope: Pick<Scope, 'rights'>): Record<string, unknown> {
  const areas = scope.rights.get(seeSecrets);
  const maySee = areas === 'all' || (areas !== undefined && (serviceAreaId === null || areas.has(serviceAreaId)));
  return { title, ...(maySee && { secret }) };
}

export const writeNote = command({
  name: 'note.write',
  summary: 'Writes a note',
  access: seeNotes,
  method: 'POST',
  path: '/api/v1/notes',
  input: z.object({ noteId: z.string(), title: z.string() }),
  output: z.object({ noteId: z.string() }),
  refusals: ['request/not-found'],
});

/** `beforehand` is awaited before a note's transaction begins: a test can hold a command there. */
export function registerNotes(registry: OperationRegistry, beforehand: () => Promise<void>): void {
  registry.command<typeof writeNote, void>(
    writeNote,
    async ({ scope, tx }, { noteId, title }) => {
      if (title === 'refuse me') return refused({ code: 'request/not-found' });
      await keepNote(tx, scope.organisationId, { noteId, serviceAreaId: null, title, secret: '' });
      return accepted({ noteId });
    },
    { prepare: beforehand },
  );
}

/** What happens in an organisation, told to the log in the same commit. */
export class Happenings {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  write(organisationId: string, note: Note): Promise<void> {
    return this.#within(organisationId, (tx) => keepNote(tx, organisationId, note));
  }

  erase(organisationId: string, note: Note): Promise<void> {
    return this.#within(organisationId, async (tx) => {
      await tx.db.deleteFrom('stage_note').where('id', '=', note.noteId).execute();
      tx.event({ type: 'note.erased', subjectId: note.noteId, body: bodyOf(note) });
    });
  }

  /** A fact that no projection lets out. */
  inSecret(organisationId: string): Promise<void> {
    return this.#within(organisationId, async (tx) => {
      tx.event({ type: 'vault.opened', subjectId: 'vault', body: { code: '0000' } });
    });
  }

  person(organisationId: string, id: string, rights: HeldRights, signedIn = true): Promise<void> {
    return this.#within(organisationId, async (tx) => {
      const values = { rights: JSON.stringify(rights), signed_in: signedIn ? 1 : 0 };
      await tx.db.deleteFrom('stage_person').where('id', '=', id).execute();
      await tx.db
        .insertInto('stage_person')
        .values({ id, organisation_id: organisationId, ...values })
        .execute();
      tx.event({ type: 'person.rights-changed', subjectId: id, body: { rights } });
    });
  }

  /** Begins, changes or (without fields) ends what one organisation shares with another. */
  grant(from: string, to: string, fields: readonly string[] | null): Promise<void> {
    return this.#within(from, async (tx) => {
      await tx.db.deleteFrom('stage_grant').where('to_organisation_id', '=', to).execute();
      const row = { from_organisation_id: from, to_organisation_id: to, fields: JSON.stringify(fields) };
      if (fields) await tx.db.insertInto('stage_grant').values(row).execute();
      tx.event({ type: 'grant.changed', subjectId: from, body: { toOrganisationId: to, fields } });
    });
  }

  #within(organisationId: string, work: (tx: Transaction) => Promise<void>): Promise<void> {
    return this.#database.inTransaction(systemScope(organisationId, 'stage'), work);
  }
}

async function keepNote(tx: Transaction, organisationId: string, note: Note): Promise<void> {
  const { noteId, serviceAreaId, title, secret } = note;
  const row = { id: noteId, organisation_id: organisationId, service_area_id: serviceAreaId, title, secret };
  await tx.db
    .insertInto('stage_note')
    .values(row)
    .onConflict((on) => on.column('id').doUpdateSet({ title, secret }))
    .execute();
  tx.event({ type: 'note.written', subjectId: noteId, body: bodyOf(note) });
}

function bodyOf({ serviceAreaId, title, secret }: Note): Record<string, unknown> {
  return { serviceAreaId, title, secret };
}
