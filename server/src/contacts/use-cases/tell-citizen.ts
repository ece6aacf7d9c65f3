import type { CitizenText } from '@switchboard/shared/routing-plan';
import type { Transaction } from '../../platform/database/index.ts';
import { isOver } from '../domain/moves.ts';
import { addTo } from './add-message.ts';
import { openContact, type OpenedContact } from './opened-contact.ts';

/** Words of the organisation itself, neither an agent's nor the bot's. */
export interface Announcement {
  /** The same key is told one citizen once. */
  readonly key: string;
  readonly text: CitizenText;
}

/** Tells the citizen something in the language of her conversation, once; answers whether it was new. */
export async function tellCitizen(tx: Transaction, contactId: string, announcement: Announcement): Promise<boolean> {
  const opened = await openContact(tx, { contactId });
  return opened.ok && !isOver(opened.value.row.state) && tellOpened(tx, opened.value, announcement);
}

export async function tellOpened(
  tx: Transaction,
  contact: OpenedContact,
  { key, text }: Announcement,
): Promise<boolean> {
  const author = { kind: 'external', userId: null, name: await organisationName(tx) } as const;
  const words = contact.row.language.startsWith('cy') ? (text.cy ?? text.en) : text.en;
  const told = await addTo(tx, contact, { author, clientId: key, body: { kind: 'text', text: words } });
  return told.ok && told.value.isNew;
}

async function organisationName(tx: Transaction): Promise<string> {
  const found = tx.db.selectFrom('organisation').select('name').where('id', '=', tx.scope.organisationId);
  return (await found.executeTakeFirst())?.name ?? '';
}
