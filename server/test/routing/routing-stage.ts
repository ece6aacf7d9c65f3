import type { AgentOutline } from '@switchboard/shared/agents';
import type { ContactOutline } from '@switchboard/shared/contacts';
import { newId } from '@switchboard/shared/kernel';
import { type Offer, offerSchema } from '@switchboard/shared/routing';
import type { QueuePlan, RoutingPlan } from '@switchboard/shared/routing-plan';
import { expect } from 'vitest';
import { agentOutline, setAgentState } from '../../src/agents/index.ts';
import {
  abandonContact,
  beginContact,
  citizenLinked,
  citizenUnlinked,
  contactOutline,
  endContact,
  enqueue,
  type QueueWish,
} from '../../src/contacts/index.ts';
import { systemScope } from '../../src/platform/access/scope.ts';
import type { Transaction } from '../../src/platform/database/index.ts';
import type { LinkOwner } from '../../src/platform/sockets/index.ts';
import { queueByKey } from '../../src/queues/index.ts';
import { everyFault, type FoundFault, type QueuePlace, queuePlace } from '../../src/routing/index.ts';
import type { OpenedDatabase, TestEngine } from '../engines.ts';
import { eventually } from '../sockets/stage/eventually.ts';
import { StageDesk } from '../sockets/stage/stage-desk.ts';
import { type Person, World, type WorldSettings } from '../world.ts';

const url = (opened: OpenedDatabase) => (opened.url.startsWith('postgres') ? opened.url : `sqlite:${opened.url}`);

/** Eastmere Police at work: agents at linked desks, citizens who wait, and a clock that a test moves. */
export class RoutingStage {
  readonly world: World;
  readonly #opened: OpenedDatabase;
  readonly #desks: StageDesk[] = [];

  private constructor(world: World, opened: OpenedDatabase) {
    this.world = world;
    this.#opened = opened;
  }

  static async open(engine: TestEngine, settings: Omit<WorldSettings, 'databaseUrl'> = {}): Promise<RoutingStage> {
    const opened = await engine.open();
    return new RoutingStage(await World.open({ ...settings, databaseUrl: url(opened) }), opened);
  }

  /** For a second server on the same database. */
  get databaseUrl(): string {
    return url(this.#opened);
  }

  /** Ann, Ben and their supervisor Sam. */
  agents(): [ann: Person, ben: Person, sam: Person] {
    const [ann, ben, sam] = this.world.people('eastmere');
    return [ann!, ben!, sam!];
  }

  inTransaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    const scope = systemScope(this.world.ids.eastmere.organisationId, 'test', `trace-${newId(this.world.now)}`);
    return this.world.server.platform.database.inTransaction(scope, work);
  }

  /** Somebody opens her desk: the link is there, and she holds the claim. */
  async openDesk(person: Person): Promise<StageDesk> {
    await this.world.done(person, 'desk.claim', { takeOver: true });
    return this.openDeskWith(await this.world.tokenOf(person));
  }

  /** The same for a session that holds the claim already. */
  async openDeskWith(token: string): Promise<StageDesk> {
    const desk = new StageDesk(token);
    this.#desks.push(desk);
    desk.connect(this.world.server.publicUrl);
    await eventually('the desk follows', () => desk.positions.size > 0);
    const present = async () => (await this.world.done<AgentOutline>({ token }, 'agent.me')).state !== 'offline';
    await eventually('its agent is present', present);
    return desk;
  }

  /** An operator of the council. */
  async openForeignDesk(): Promise<StageDesk> {
    return this.openDesk(this.world.people('northvale')[0]!);
  }

  async ready(...people: Person[]): Promise<void> {
    for (const person of people) await this.world.done(person, 'agent.set-state', { wanted: { state: 'ready' } });
  }

  me(person: Person): Promise<AgentOutline> {
    return this.world.done<AgentOutline>(person, 'agent.me');
  }

  /** An agent as the database has her, also when she is not signed in. */
  outline(person: Person): Promise<AgentOutline | undefined> {
    return this.inTransaction((tx) => agentOutline(tx.db, person.userId));
  }

  /** When the server has noticed that nothing comes from her desk any more. */
  lost(person: Person): Promise<void> {
    return eventually(
      `${person.userName}'s link is lost`,
      async () => typeof (await this.#lostAt(person)) === 'number',
    );
  }

  /** When the server hears her desk. */
  found(person: Person): Promise<void> {
    return eventually(`${person.userName}'s link is heard`, async () => (await this.#lostAt(person)) === null);
  }

  /** The session that holds her desk. */
  async sessionOf(person: Person): Promise<LinkOwner> {
    const staff = await this.inTransaction((tx) =>
      tx.db.selectFrom('staff').select('desk_session_id').where('id', '=', person.userId).executeTakeFirstOrThrow(),
    );
    return { ...this.#keyOf(person), sessionId: staff.desk_session_id! };
  }

  /** The server that holds the link of her desk. */
  async nodeOf(person: Person): Promise<string | undefined> {
    return this.inTransaction(async (tx) => {
      const link = tx.db.selectFrom('desk_link').select('node_id').where('user_id', '=', person.userId);
      return (await link.executeTakeFirst())?.node_id;
    });
  }

  /** Her desk's link is at another server, last known to live at that moment. */
  async linkedTo(person: Person, { nodeId, heardAt }: { nodeId: string; heardAt: number }): Promise<void> {
    const scope = systemScope('*', 'test');
    await this.world.server.platform.database.inTransaction(scope, async (tx) => {
      const link = tx.db.updateTable('desk_link').set({ node_id: nodeId }).where('user_id', '=', person.userId);
      await link.execute();
      await tx.db.insertInto('desk_node').values({ node_id: nodeId, heard_at: heardAt }).execute();
    });
  }

  #lostAt(person: Person): Promise<number | null | undefined> {
    return this.inTransaction(async (tx) => {
      const link = tx.db.selectFrom('desk_link').select('lost_at').where('user_id', '=', person.userId);
      return (await link.executeTakeFirst())?.lost_at;
    });
  }

  async offers(person: Person): Promise<Offer[]> {
    return (await this.world.done<{ items: Offer[] }>(person, 'reservation.mine')).items;
  }

  /** Every offer that is out, to whomever. */
  async pending(): Promise<Offer[]> {
    const found = await this.inTransaction((tx) =>
      tx.db.selectFrom('reservation').select('offer').where('state', '=', 'pending').execute(),
    );
    return found.map(({ offer }) => offerSchema.parse(JSON.parse(offer ?? 'null')));
  }

  /** How much of its agent each offer takes that is out. */
  offeredUnits(): Promise<ReadonlyMap<string, number>> {
    return this.inTransaction(async (tx) => {
      const found = tx.db.selectFrom('reservation').select(['id', 'units']).where('state', '=', 'pending');
      return new Map((await found.execute()).map(({ id, units }) => [id, units]));
    });
  }

  /** An agent becomes something without her desk. */
  async becomes(person: Person, wish: Parameters<typeof setAgentState>[2]): Promise<void> {
    await this.inTransaction((tx) => setAgentState(tx, this.#keyOf(person), wish));
  }

  /** Her desk is silent for good, as after its timers. */
  async deskGoes(person: Person): Promise<void> {
    const link = { ...this.#keyOf(person), sessionId: 'a desk', nodeId: 'a node' };
    await this.inTransaction(async (tx) => {
      await tx.db
        .insertInto('desk_link')
        .values(lostLink(link, tx.now))
        .onConflict((other) => other.doNothing())
        .execute();
      await tx.schedule({ kind: 'desk.gone', key: person.userId, dueAt: tx.now });
    });
    await this.world.advance(0);
  }

  #keyOf({ userId }: Person) {
    return { organisationId: this.world.ids.eastmere.organisationId, userId };
  }

  /** Waits until somebody is offered something, and answers it. */
  async offered(person: Person): Promise<Offer> {
    await eventually(`${person.userName} is offered something`, async () => (await this.offers(person)).length > 0);
    return (await this.offers(person))[0]!;
  }

  /** When everything that happened so far has been matched. */
  async settled(): Promise<void> {
    const { matcher } = this.world.server.work;
    await matcher.round();
    await matcher.settled();
  }

  accept(person: Person, offer: Offer) {
    return this.world.done(person, 'reservation.accept', { reservationId: offer.id, fencing: offer.fencing });
  }

  /** A citizen is linked and waits in a queue. */
  async citizenWaits(
    wish: Partial<QueueWish> & { readonly queue?: string; readonly customerId?: string } = {},
  ): Promise<string> {
    const { queue: key = 'enquiries', customerId, ...rest } = wish;
    const contactId = await this.inTransaction(async (tx) => {
      const begun = await beginContact(tx, {
        channel: 'webchat',
        direction: 'inbound',
        language: 'en',
        displayName: 'Cleo',
        points: [],
        page: null,
        serviceAreaId: null,
        channelId: null,
        citizenId: newId(tx.now),
        startId: null,
      });
      await citizenLinked(tx, begun.contactId);
      if (customerId !== undefined) {
        const known = tx.db.updateTable('contact').set({ customer_id: customerId, customer_match: 'one' });
        await known.where('id', '=', begun.contactId).execute();
      }
      const queue = await queueByKey(tx.db, tx.scope.organisationId, key);
      const usual = { band: null, skills: [], wanted: null, handover: null, note: null, keepPlace: true };
      const queued = await enqueue(tx, begun.contactId, { ...usual, queueId: queue!.id, ...rest });
      if (!queued.ok) throw new Error(queued.refusal.code);
      return begun.contactId;
    });
    return contactId;
  }

  citizenReturns(contactId: string): Promise<unknown> {
    return this.inTransaction((tx) => citizenLinked(tx, contactId));
  }

  citizenLeaves(contactId: string): Promise<unknown> {
    return this.inTransaction((tx) => citizenUnlinked(tx, contactId));
  }

  /** The routing plan as it is in force, changed and published as a new version, by whoever may. */
  async publishes(change: (plan: RoutingPlan) => RoutingPlan): Promise<void> {
    const owner = this.world.person('eastmere', 'manager');
    type Standing = { revision: number; published: { plan: RoutingPlan } };
    const { revision, published } = await this.world.done<Standing>(owner, 'routing-plan.read');
    const draft = { revision, plan: change(published.plan) };
    const saved = await this.world.done<{ revision: number }>(owner, 'routing-plan.save-draft', draft);
    await this.world.done(owner, 'routing-plan.publish', { revision: saved.revision, note: 'test' });
  }

  /** One queue of the plan is otherwise from now on. */
  queueIs(key: string, change: Partial<QueuePlan>): Promise<void> {
    return this.publishes((plan) => ({
      ...plan,
      queues: plan.queues.map((queue) => (queue.key === key ? { ...queue, ...change } : queue)),
    }));
  }

  async queue(key: string): Promise<{ queueId: string }> {
    const { organisationId } = this.world.ids.eastmere;
    const queue = await this.inTransaction((tx) => queueByKey(tx.db, organisationId, key));
    return { queueId: queue!.id };
  }

  citizenEnds(contactId: string): Promise<unknown> {
    return this.inTransaction((tx) => endContact(tx, contactId, { by: 'citizen' }));
  }

  /** What the audit trail says was done about a contact. */
  auditOf(contactId: string): Promise<string[]> {
    return this.inTransaction(async (tx) => {
      const found = tx.db.selectFrom('audit_entry').select('action').where('subject_id', '=', contactId);
      return (await found.execute()).map(({ action }) => action);
    });
  }

  citizenGivesUp(contactId: string): Promise<unknown> {
    return this.inTransaction((tx) => abandonContact(tx, contactId));
  }

  /** How long a contact has waited in all, and how far its queue's steps have come. */
  clocks(contactId: string): Promise<{ waited: number; stepped: number }> {
    return this.inTransaction(async (tx) => {
      const found = tx.db.selectFrom('contact').selectAll().where('id', '=', contactId);
      const row = await found.executeTakeFirstOrThrow();
      const stepped = tx.now - row.queue_since_at! - row.offered_ms + row.skipped_ms;
      return { waited: tx.now - row.first_queued_at!, stepped };
    });
  }

  contact(contactId: string): Promise<ContactOutline> {
    return this.inTransaction(async (tx) => (await contactOutline(tx.db, contactId))!);
  }

  place(contactId: string): Promise<QueuePlace | null> {
    return this.inTransaction((tx) => queuePlace(tx.db, contactId, tx.now));
  }

  /** As if she had taken so many of the queue's contacts, one after the other, until now. */
  async answeredBefore(person: Person, { count, everyMs }: { count: number; everyMs: number }): Promise<void> {
    await this.inTransaction(async (tx) => {
      const queue = (await queueByKey(tx.db, tx.scope.organisationId, 'enquiries'))!;
      for (let ago = 1; ago <= count; ago += 1) {
        const at = tx.now - ago * everyMs;
        const id = newId(at);
        const whose = { organisation_id: tx.scope.organisationId, contact_id: newId(at), user_id: person.userId };
        await tx.db
          .insertInto('reservation')
          .values({
            ...whose,
            id,
            fencing: 1,
            state: 'accepted',
            offered_at: at,
            deadline_at: at,
            ended_at: at,
            queue_id: queue.id,
            units: 1,
            decline_reason: null,
            epoch: 1,
            offer: null,
            explanation: '{}',
          })
          .execute();
      }
    });
  }

  broken(): Promise<FoundFault[]> {
    const { database } = this.world.server.platform;
    return everyFault(database.readPrepared.bind(database), this.world.now);
  }

  /** Whatever a test did, every open contact is in exactly one place, and every agent has what she is said to have. */
  async close(): Promise<void> {
    for (const desk of this.#desks) desk.disconnect();
    expect(await this.broken()).toEqual([]);
    await this.world.close();
    await this.#opened.dispose();
  }
}

function lostLink(link: { organisationId: string; userId: string; sessionId: string; nodeId: string }, lostAt: number) {
  const { organisationId, userId, sessionId, nodeId } = link;
  const whose = { organisation_id: organisationId, user_id: userId };
  return { ...whose, session_id: sessionId, node_id: nodeId, lost_at: lostAt, last_lost_at: lostAt };
}
