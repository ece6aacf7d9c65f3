import type { ContentHit } from '@switchboard/shared/content-rules';
import type { Transaction } from '../../platform/database/index.ts';
import { alertById, insertAlert, staffOn } from '../storage/alerts.ts';

/** Tells supervisors, and whoever has the contact or is offered it, that a rule held. */
export async function raiseAlert(
  tx: Transaction,
  raised: { readonly contactId: string; readonly hit: ContentHit; readonly band: number },
): Promise<void> {
  const alert = await alertById(tx.db, await insertAlert(tx, raised));
  if (!alert) throw new Error('An alert was not found after it was written');
  const onContact = await staffOn(tx, raised.contactId);
  tx.event({ type: 'alert.raised', subjectId: alert.id, body: { alert, onContact } });
}
