import { notReachedWords, pointsOf } from '../../contacts/index.ts';
import type { Transaction } from '../../platform/database/index.ts';
import type { DueJob } from '../../platform/jobs/index.ts';
import type { MessagePort } from '../../platform/messages/index.ts';
import { findChannel } from '../storage/channels.ts';

const subjects = { en: 'We could not reach you', cy: 'Ni allem gael gafael arnoch' };

/** Tells a citizen by mail that we tried to call her back, where she has left an address and came by a webchat. */
export async function sendCallbackNotice(
  messages: Pick<MessagePort, 'send'>,
  tx: Transaction,
  { key: contactId }: DueJob,
): Promise<void> {
  const found = tx.db.selectFrom('contact').select(['channel_id', 'language']).where('id', '=', contactId);
  const contact = await found.executeTakeFirst();
  const channel = contact?.channel_id ? await findChannel(tx.db, { id: contact.channel_id }) : undefined;
  const to = (await pointsOf(tx, contactId)).findLast(({ kind }) => kind === 'email')?.value;
  if (!contact || !channel || to === undefined) return;
  const language = contact.language.startsWith('cy') ? 'cy' : 'en';
  const text = notReachedWords[language];
  messages.send(tx, {
    channel: 'mail',
    from: channel.mail,
    to,
    subject: `${subjects[language]}: ${channel.title}`,
    text,
  });
}
