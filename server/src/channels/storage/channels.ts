import { type WebchatChannel, webchatChannelSchema } from '@switchboard/shared/webchat';
import type { Kysely, Selectable } from 'kysely';
import type { Tables } from '../../platform/database/index.ts';
import type { WayIn } from '../../queues/index.ts';
import './tables.ts';

type ChannelRow = Selectable<Tables['webchat_channel']>;

/** A channel with what only the server knows of it. */
export interface KnownChannel extends WebchatChannel {
  readonly mail: { readonly name: string; readonly address: string };
}

export type ChannelBy = { readonly id: string } | { readonly key: string } | { readonly secretHash: string };

const { hosts } = webchatChannelSchema.shape;

export async function findChannel(db: Kysely<Tables>, by: ChannelBy): Promise<KnownChannel | undefined> {
  const query = db.selectFrom('webchat_channel').selectAll();
  const found =
    'id' in by
      ? query.where('id', '=', by.id)
      : 'key' in by
        ? query.where('key', '=', by.key)
        : query.where('secret_hash', '=', by.secretHash);
  const row = await found.executeTakeFirst();
  return row && channelOf(row);
}

/** Queues to which the channels of this scope lead, where their flow does not. */
export async function channelsIntoQueues(db: Kysely<Tables>): Promise<WayIn[]> {
  const rows = await db.selectFrom('webchat_channel').select(['queue_key', 'title']).orderBy('title').execute();
  return rows.map((row) => ({ queueKey: row.queue_key, from: 'channel', name: row.title }));
}

export interface NewChannel extends KnownChannel {
  readonly secretHash: string | null;
  readonly createdAt: number;
}

/** Answers false when there is a channel of this key already. */
export async function insertChannel(db: Kysely<Tables>, channel: NewChannel): Promise<boolean> {
  const inserted = await db
    .insertInto('webchat_channel')
    .values({
      id: channel.id,
      organisation_id: channel.organisationId,
      key: channel.key,
      secret_hash: channel.secretHash,
      title: channel.title,
      hosts: JSON.stringify(channel.hosts),
      language: channel.language,
      queue_key: channel.queueKey,
      flow_key: channel.flowKey,
      bot_name: channel.botName,
      privacy_url: channel.privacyUrl,
      exit_url: channel.exitUrl,
      mail_name: channel.mail.name,
      mail_address: channel.mail.address,
      created_at: channel.createdAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

function channelOf(row: ChannelRow): KnownChannel {
  return {
    id: row.id,
    organisationId: row.organisation_id,
    key: row.key,
    title: row.title,
    hosts: hosts.parse(JSON.parse(row.hosts)),
    language: row.language,
    queueKey: row.queue_key,
    flowKey: row.flow_key,
    botName: row.bot_name,
    privacyUrl: row.privacy_url,
    exitUrl: row.exit_url,
    mail: { name: row.mail_name, address: row.mail_address },
  };
}
