import type { Alert } from '@switchboard/shared/alerts';
import type { ContactPoint } from '@switchboard/shared/contacts';
import { newId } from '@switchboard/shared/kernel';
import { contentRuleSchema } from '@switchboard/shared/routing-plan';
import type { z } from 'zod';
import { addMessage, beginContact, citizenLinked, enqueue, enterSelfService } from '../../src/contacts/index.ts';
import { publishedPlan, queueByKey } from '../../src/queues/index.ts';
import { lockPlan } from '../../src/queues/storage/plan-texts.ts';
import { publishText } from '../../src/queues/use-cases/publish-text.ts';
import type { RoutingStage } from '../routing/routing-stage.ts';
import { eventually } from '../sockets/stage/eventually.ts';
import type { StageDesk } from '../sockets/stage/stage-desk.ts';
import type { Person } from '../world.ts';

/** Content rules at Eastmere Police: published as its supervisors would, and met by what citizens do. */
export class RuleStage {
  readonly stage: RoutingStage;

  constructor(stage: RoutingStage) {
    this.stage = stage;
  }

  async publish(...rules: z.input<typeof contentRuleSchema>[]): Promise<void> {
    const contentRules = rules.map((rule) => contentRuleSchema.parse(rule));
    await this.stage.inTransaction(async (tx) => {
      const row = await lockPlan(tx.db, tx.scope.organisationId);
      const { plan } = await publishedPlan((statement, values) => tx.prepared(statement, values), row.organisation_id);
      const published = { plan: { ...plan, contentRules }, note: 'Rules', basedOn: null, restores: null };
      await publishText(tx, row, published);
    });
  }

  async says(contactId: string, text: string): Promise<void> {
    await this.stage.inTransaction(async (tx) => {
      const contact = await tx.db
        .selectFrom('contact')
        .select('conversation_id')
        .where('id', '=', contactId)
        .executeTakeFirstOrThrow();
      const said = await addMessage(tx, {
        conversationId: contact.conversation_id,
        author: { kind: 'citizen', userId: null, name: 'Cleo' },
        clientId: newId(tx.now),
        body: { kind: 'text', text },
      });
      if (!said.ok) throw new Error(said.refusal.code);
    });
  }

  /** A citizen talks to the bot. */
  async withBot(points: readonly ContactPoint[] = []): Promise<string> {
    return this.stage.inTransaction(async (tx) => {
      const begun = await beginContact(tx, {
        channel: 'webchat',
        direction: 'inbound',
        language: 'en',
        displayName: 'Cleo',
        points,
        page: null,
        serviceAreaId: null,
        channelId: null,
        citizenId: newId(tx.now),
        startId: null,
      });
      await citizenLinked(tx, begun.contactId);
      const entered = await enterSelfService(tx, begun.contactId, { botName: 'Bot' });
      if (!entered.ok) throw new Error(entered.refusal.code);
      return begun.contactId;
    });
  }

  /** Whoever talks with the bot is handed over. */
  async enters(contactId: string, key: string): Promise<void> {
    await this.stage.inTransaction(async (tx) => {
      const queue = await queueByKey(tx.db, tx.scope.organisationId, key);
      const wish = { band: null, skills: [], wanted: null, handover: null, note: null, keepPlace: true };
      const queued = await enqueue(tx, contactId, { ...wish, queueId: queue!.id });
      if (!queued.ok) throw new Error(queued.refusal.code);
    });
  }

  /** A desk is told a fact of this kind. */
  async heard(desk: StageDesk, type: string): Promise<void> {
    await eventually(`the desk hears ${type}`, async () => desk.told.some(({ event }) => event.type === type));
  }

  row(contactId: string) {
    return this.stage.inTransaction((tx) =>
      tx.db
        .selectFrom('contact')
        .select(['band', 'points', 'queue_name', 'first_queued_at', 'state'])
        .where('id', '=', contactId)
        .executeTakeFirstOrThrow(),
    );
  }

  async alerts(who: Person, state: 'open' | 'any' = 'open'): Promise<Alert[]> {
    return (await this.stage.world.done<{ items: Alert[] }>(who, 'alert.list', { state })).items;
  }

  /** Timers that are due run. */
  async pass(ms: number): Promise<void> {
    await this.stage.world.advance(ms);
  }
}
