/**
 * The judge of a random schedule: reads the whole truth from the database afterwards, and says of each desk whether
 * anything was lost, anything leaked, or anything came out of turn.
 */
import type { Right } from '@switchboard/shared/access';
import { systemScope } from '../../../src/platform/access/scope.ts';
import type { Database } from '../../../src/platform/database/index.ts';
import { type DomainEvent, EventLog } from '../../../src/platform/events/event-log.ts';
import { type HeldRights, type Note, seeNotes, seeSecrets } from './notes.ts';
import type { StageDesk } from './stage-desk.ts';

export interface Person {
  readonly id: string;
  readonly home: string;
}

/** Rights and grants as the log tells them, each from the number under which its fact stands. */
interface History {
  /** By person. */
  readonly rights: Map<string, { seq: number; rights: HeldRights }[]>;
  /** By `from to`; null for no grant. */
  readonly grants: Map<string, { seq: number; fields: readonly string[] | null }[]>;
}

export class Judge {
  readonly #database: Database;
  readonly #events = new Map<string, Map<number, DomainEvent>>();
  readonly #history: History = { rights: new Map(), grants: new Map() };

  private constructor(database: Database) {
    this.#database = database;
  }

  /** Reads everything that ever happened in these organisations. */
  static async of(database: Database, organisations: readonly string[]): Promise<Judge> {
    const judge = new Judge(database);
    const log = new EventLog(database);
    for (const organisation of organisations) {
      const events = await log.readAfter(organisation, 0, 1_000_000);
      judge.#events.set(organisation, new Map(events.map((event) => [event.seq, event])));
      for (const event of events) judge.#learn(event);
    }
    return judge;
  }

  /** How far a stream has come. */
  headOf(stream: string): number {
    return this.#events.get(stream)?.size ?? 0;
  }

  /** The streams that a person of this organisation follows in the end. */
  streamsOf(home: string): string[] {
    const sharing = [...this.#events.keys()].filter(
      (from) => this.#history.grants.get(`${from} ${home}`)?.at(-1)?.fields,
    );
    return [home, ...sharing];
  }

  async faultsOf(desk: StageDesk, person: Person): Promise<string[]> {
    const faults = [...desk.gaps.map((gap) => `the chain broke: ${gap}`), ...this.#disorderOf(desk)];
    for (const stream of this.#events.keys()) {
      faults.push(...this.#leaksOf(desk, person, stream), ...(await this.#lossesOf(desk, person, stream)));
    }
    return faults.map((fault) => `${person.id}: ${fault}`);
  }

  #learn({ organisationId, seq, type, subjectId, body }: DomainEvent): void {
    if (type === 'person.rights-changed') {
      add(this.#history.rights, subjectId, { seq, rights: body['rights'] as HeldRights });
    }
    if (type === 'grant.changed') {
      const fields = body['fields'] as string[] | null;
      add(this.#history.grants, `${organisationId} ${body['toOrganisationId'] as string}`, { seq, fields });
    }
  }

  #disorderOf(desk: StageDesk): string[] {
    const last = new Map<string, number>();
    const faults: string[] = [];
    for (const { stream, event } of desk.told) {
      if (event.seq <= (last.get(stream) ?? 0)) {
        faults.push(`${stream} ${event.seq} came after ${last.get(stream)}`);
      }
      last.set(stream, event.seq);
    }
    return faults;
  }

  /** What was told must have been hers to see at that fact or at some time after it. */
  #leaksOf(desk: StageDesk, person: Person, stream: string): string[] {
    return desk.told.flatMap(({ stream: from, event }) => {
      if (from !== stream) return [];
      const fact = this.#events.get(stream)?.get(event.seq);
      if (!fact) return [`${stream} ${event.seq} was never committed`];
      const note = fact.body as unknown as Note;
      const views = this.#viewsFrom(person, stream, event.seq).map((view) => shownOf(note, view));
      const told = JSON.stringify(event.body);
      return views.some((view) => view && JSON.stringify(view) === told)
        ? []
        : [`${stream} ${event.seq} leaked: ${told}`];
    });
  }

  /** What the screen shows in the end is exactly what the database says she may see. */
  async #lossesOf(desk: StageDesk, person: Person, stream: string): Promise<string[]> {
    const view = this.#viewsFrom(person, stream, Number.MAX_SAFE_INTEGER)[0];
    const rows = await this.#database
      .read(systemScope(stream, 'judge'))
      .selectFrom('stage_note')
      .selectAll()
      .where('organisation_id', '=', stream)
      .execute();
    const truth = new Map<string, Record<string, unknown>>();
    for (const row of rows) {
      const note = { noteId: row.id, serviceAreaId: row.service_area_id, title: row.title, secret: row.secret };
      const shown = view && shownOf(note, view);
      if (shown) truth.set(row.id, shown);
    }
    const shown = desk.shown.get(stream) ?? new Map<string, Record<string, unknown>>();
    const ids = new Set([...truth.keys(), ...shown.keys()]);
    return [...ids].flatMap((id) => {
      const [is, ought] = [JSON.stringify(shown.get(id)), JSON.stringify(truth.get(id))];
      return is === ought ? [] : [`${stream} ${id} shows ${is} instead of ${ought}`];
    });
  }

  /** Every view she had of the stream at `seq` or later: the rights of that time with the grants of that time. */
  #viewsFrom(person: Person, stream: string, seq: number): View[] {
    const rights = this.#history.rights.get(person.id) ?? [];
    if (stream === person.home) return since(rights, seq).map((entry) => ({ rights: entry.rights, fields: null }));
    const grants = since(this.#history.grants.get(`${stream} ${person.home}`) ?? [], seq);
    // Rights stand in another stream: any of them may go with any later grant.
    const latest = rights.at(-1);
    const held = seq === Number.MAX_SAFE_INTEGER ? (latest ? [latest] : []) : rights;
    return grants.flatMap(({ fields }) => (fields ? held.map((entry) => ({ rights: entry.rights, fields })) : []));
  }
}

interface View {
  readonly rights: HeldRights;
  /** Null in one's own organisation. */
  readonly fields: readonly string[] | null;
}

function shownOf(
  { title, secret, serviceAreaId }: Note,
  { rights, fields }: View,
): Record<string, unknown> | undefined {
  const covers = (right: Right) => {
    const areas = rights[right];
    return areas === 'all' || (areas !== undefined && (serviceAreaId === null || areas.includes(serviceAreaId)));
  };
  const mayLook = fields ? rights[seeNotes] !== undefined : covers(seeNotes);
  if (!mayLook) return undefined;
  const body = { title, ...(covers(seeSecrets) && { secret }) };
  if (!fields) return body;
  const shared = Object.entries(body).filter(([field]) => fields.includes(field));
  return shared.length > 0 ? Object.fromEntries(shared) : undefined;
}

function add<Entry>(entries: Map<string, Entry[]>, key: string, entry: Entry): void {
  entries.set(key, [...(entries.get(key) ?? []), entry]);
}

/** The entry in force at `seq`, and all later ones. */
function since<Entry extends { seq: number }>(entries: readonly Entry[], seq: number): Entry[] {
  const inForce = entries.findLastIndex((entry) => entry.seq < seq);
  return entries.slice(Math.max(0, inForce));
}
