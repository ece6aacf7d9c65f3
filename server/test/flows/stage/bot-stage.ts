import type { BotSaying, BotTurn, BotWork, TurnEnd } from '@switchboard/shared/webchat';
import { addMessage, contactOutline, contactRecord, conversationPage } from '../../../src/contacts/index.ts';
import { type Flows, registerFlows } from '../../../src/flows/index.ts';
import { PasswordHash } from '../../../src/identity/index.ts';
import { registerKnowledge } from '../../../src/knowledge/index.ts';
import { migrations } from '../../../src/migrations.ts';
import { systemScope } from '../../../src/platform/access/scope.ts';
import type { Database, Transaction } from '../../../src/platform/database/index.ts';
import { makeLog } from '../../../src/platform/log/index.ts';
import { OperationRegistry } from '../../../src/platform/operations/registry.ts';
import { seedDemoFlows } from '../../../src/seed/demo-flows.ts';
import { seedDemoKnowledge } from '../../../src/seed/demo-knowledge.ts';
import { seedDemo, seedDemoQueues } from '../../../src/seed/index.ts';
import type { OpenedDatabase, TestEngine } from '../../engines.ts';
import { beginBotChat } from './begin-bot-chat.ts';

/** Everything the bot's part stands on, on a real database, without the network. */
export class BotStage {
  readonly database: Database;
  readonly organisationId: string;
  readonly flows: Flows;
  readonly #opened: OpenedDatabase;

  private constructor(opened: OpenedDatabase, organisationId: string) {
    this.#opened = opened;
    this.database = opened.database;
    this.organisationId = organisationId;
    this.flows = this.anotherNode();
  }

  static async open(engine: TestEngine): Promise<BotStage> {
    const opened = await engine.open();
    const { database } = opened;
    await database.migrate(migrations);
    const founded = await seedDemo({ database, passwords: new PasswordHash({ memoryKib: 64, passes: 1 }) });
    const ids = (founded ?? []).map(({ organisationId }) => organisationId);
    await seedDemoQueues(database, ids);
    await seedDemoKnowledge(database, ids);
    await seedDemoFlows(database, ids);
    return new BotStage(opened, ids[1] ?? '');
  }

  get work(): BotWork {
    return this.flows.work;
  }

  /** The bot's side of another server on the same database. */
  anotherNode(): Flows {
    const registry = new OperationRegistry();
    const { database } = this;
    const knowledge = registerKnowledge({ registry, database });
    return registerFlows({ registry, database, log: makeLog('fatal'), clock: Date.now }, { knowledge });
  }

  inTransaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.database.inTransaction(systemScope(this.organisationId, 'test'), work);
  }

  get db() {
    return this.database.read(systemScope(this.organisationId, 'test'));
  }

  async chat(): Promise<Chat> {
    const { contactId, conversationId } = await beginBotChat(this.database, this.organisationId);
    return new Chat(this, contactId, conversationId);
  }

  async close(): Promise<void> {
    await this.flows.stop();
    await this.#opened.dispose();
  }
}

/** One contact as the test sees it. */
export class Chat {
  readonly #stage: BotStage;
  readonly contactId: string;
  readonly conversationId: string;

  constructor(stage: BotStage, contactId: string, conversationId: string) {
    this.#stage = stage;
    this.contactId = contactId;
    this.conversationId = conversationId;
  }

  async says(text: string): Promise<number> {
    const { conversationId } = this;
    const author = { kind: 'citizen', userId: null, name: 'Cleo' } as const;
    const body = { kind: 'text', text } as const;
    const added = await this.#stage.inTransaction((tx) =>
      addMessage(tx, { conversationId, author, clientId: null, body }),
    );
    if (!added.ok) throw new Error(added.refusal.code);
    return added.value.seq;
  }

  turn(): Promise<BotTurn | undefined> {
    return this.#stage.work.readTurn(this.contactId);
  }

  /** Keeps a turn that says these words. */
  commit(turn: BotTurn, texts: readonly string[], end: TurnEnd = { kind: 'goOn' }, state: unknown = { kept: texts }) {
    const sayings = texts.map((text): BotSaying => ({ text, suggestions: [], source: null }));
    const { contactId, owner, throughSeq } = turn;
    return this.#stage.work.commitTurn({ contactId, owner, throughSeq, state, sayings, end });
  }

  /** The words of both sides, in their order. */
  async words(): Promise<string[]> {
    const { messages } = await conversationPage(this.#stage.db, this.conversationId, { after: 0, limit: 500 });
    return messages.flatMap((message) => (message.kind === 'text' ? [message.text] : []));
  }

  outline() {
    return contactOutline(this.#stage.db, this.contactId);
  }

  record() {
    return contactRecord(this.#stage.db, this.contactId);
  }
}
