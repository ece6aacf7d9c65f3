import type { Access, Right } from '@switchboard/shared/access';
import type { Refusal } from '@switchboard/shared/errors';
import { accepted, type Result, refused } from '@switchboard/shared/kernel';
import { type Areas, everyOrganisation, type Scope, systemScope } from '../../../src/platform/access/scope.ts';
import type { Database } from '../../../src/platform/database/index.ts';
import type {
  Authenticator,
  CallContext,
  Credentials,
  Principal,
} from '../../../src/platform/operations/authenticator.ts';

const everywhere = systemScope(everyOrganisation, 'stage');

/** Sign-in of the stage: the token, or the cookie `person=…`, is the person's id; rights are read from the tables. */
export class StageAuthenticator implements Authenticator {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async authenticate({ cookie, authorization }: Credentials): Promise<Principal | null> {
    const id = authorization?.replace('Bearer ', '') ?? /person=([\w-]+)/.exec(cookie ?? '')?.[1];
    const person = id === undefined ? undefined : await this.#person(id);
    if (!person) return null;
    const ambient = authorization === undefined;
    return { kind: 'user', organisationId: person.organisation_id, actorId: person.id, userId: person.id, ambient };
  }

  async scopeFor(
    principal: Principal | null,
    access: Access,
    { traceId, operation }: CallContext,
  ): Promise<Result<Scope, Refusal>> {
    const person = principal ? await this.#person(principal.actorId) : undefined;
    if (!person) return refused({ code: 'access/not-signed-in' });
    const held = JSON.parse(person.rights) as Partial<Record<Right, 'all' | string[]>>;
    const rights = new Map<Right, Areas>();
    for (const [right, areas] of Object.entries(held)) {
      rights.set(right as Right, areas === 'all' ? 'all' : new Set(areas));
    }
    const areas = access === 'signedIn' ? 'all' : rights.get(access as Right);
    if (areas === undefined) return refused({ code: 'access/denied' });
    const { organisation_id: organisationId, id } = person;
    const actor = { kind: 'user' as const, id, userId: id };
    const sharedBy = new Map([['note', await this.#grantsTo(organisationId)]]);
    return accepted({ organisationId, actor, access, operation, areas, rights, sharedBy, traceId });
  }

  async #person(id: string) {
    const people = this.#database.read(everywhere).selectFrom('stage_person').selectAll();
    return people.where('id', '=', id).where('signed_in', '=', 1).executeTakeFirst();
  }

  async #grantsTo(organisationId: string) {
    const grants = this.#database.read(everywhere).selectFrom('stage_grant').selectAll();
    const rows = await grants.where('to_organisation_id', '=', organisationId).execute();
    return rows.map((row) => ({
      organisationId: row.from_organisation_id,
      fields: new Set(JSON.parse(row.fields) as string[]),
    }));
  }
}
