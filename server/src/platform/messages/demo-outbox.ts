import type { InputOf, OutputOf } from '@switchboard/shared/access';
import { accepted } from '@switchboard/shared/kernel';
import {
  type DemoOutboxMessage,
  demoOutboxOperations,
  type MailMessage,
  type SmsMessage,
} from '@switchboard/shared/messages';
import { type Kysely, sql } from 'kysely';
import { systemScope } from '../access/scope.ts';
import { type Database, declareTable, type Migration, type Tables } from '../database/index.ts';
import type { OperationRegistry } from '../operations/registry.ts';
import type { MailProvider, Sending, SmsProvider } from './message-provider.ts';

declare module '../database/tables.ts' {
  interface Tables {
    demo_outbox: {
      id: string;
      organisation_id: string;
      channel: DemoOutboxMessage['channel'];
      sender: string;
      recipient: string;
      subject: string | null;
      body: string;
      sent_at: number;
    };
  }
}
declareTable('demo_outbox', { organisation: 'organisation_id' });

export const demoOutboxMigration: Migration = {
  id: '0004-demo-outbox',
  kind: 'expand',
  async up(db) {
    await sql
      .raw(`CREATE TABLE demo_outbox (
        id text PRIMARY KEY, organisation_id text NOT NULL, channel text NOT NULL, sender text NOT NULL,
        recipient text NOT NULL, subject text, body text NOT NULL, sent_at bigint NOT NULL)`)
      .execute(db as Kysely<never>);
    await sql
      .raw('CREATE INDEX demo_outbox_by_organisation ON demo_outbox (organisation_id, id)')
      .execute(db as Kysely<never>);
  },
};

/** Carries nothing anywhere: keeps each message once, where the demonstration can show it. */
export class DemoOutbox implements MailProvider, SmsProvider {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async send(message: MailMessage | SmsMessage, { messageId, organisationId, traceId }: Sending): Promise<void> {
    await this.#database.inTransaction(systemScope(organisationId, 'demo-outbox', traceId), async (tx) => {
      await tx.db
        .insertInto('demo_outbox')
        .values({
          id: messageId,
          organisation_id: organisationId,
          ...columnsOf(message),
          sent_at: tx.now,
        })
        .onConflict((conflict) => conflict.column('id').doNothing())
        .execute();
    });
  }
}

function columnsOf(message: MailMessage | SmsMessage) {
  const { channel, to: recipient, text: body } = message;
  if (message.channel === 'sms') return { channel, sender: message.from, recipient, subject: null, body };
  const { from, subject } = message;
  return { channel, sender: `${from.name} <${from.address}>`, recipient, subject, body };
}

/** Registers the question behind the demo outbox page. */
export function registerDemoOutbox(registry: OperationRegistry): void {
  registry.query(demoOutboxOperations.list, async ({ db }, input) => accepted(await pageOfMessages(db, input)));
}

/** Ids rise with time, so the id alone is the place in the list. */
async function pageOfMessages(
  db: Kysely<Tables>,
  { after, limit, channel }: InputOf<typeof demoOutboxOperations.list>,
): Promise<OutputOf<typeof demoOutboxOperations.list>> {
  let query = db
    .selectFrom('demo_outbox')
    .selectAll()
    .orderBy('id', 'desc')
    .limit(limit + 1);
  if (after) query = query.where('id', '<', after);
  if (channel) query = query.where('channel', '=', channel);
  const rows = await query.execute();
  const items = rows.slice(0, limit).map((row) => ({
    id: row.id,
    channel: row.channel,
    from: row.sender,
    to: row.recipient,
    subject: row.subject,
    text: row.body,
    sentAt: Number(row.sent_at),
  }));
  return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
}
