import type { Transaction } from '../../platform/database/index.ts';
import { type Ending, endOpened } from './end-contact.ts';
import { openContact } from './opened-contact.ts';
import type { Moved } from './set-aside.ts';

/** The citizen's telephone line is gone, and her contact with it, unless we promised to call her back. */
export async function lineGone(tx: Transaction, contactId: string, ending: Ending): Promise<Moved | null> {
  const opened = await openContact(tx, { contactId });
  if (!opened.ok) return opened;
  return opened.value.row.state === 'awaitingCallback' ? null : endOpened(tx, opened.value, ending);
}
