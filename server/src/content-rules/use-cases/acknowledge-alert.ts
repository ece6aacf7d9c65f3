import type { Alert } from '@switchboard/shared/alerts';
import type { Refusal } from '@switchboard/shared/errors';
import { accepted, type Result, refused } from '@switchboard/shared/kernel';
import type { Transaction } from '../../platform/database/index.ts';
import { acknowledge, alertById, staffOn, watchedAlert } from '../storage/alerts.ts';

/** Somebody who watches queues has seen the alert. Who was first stays first. */
export async function acknowledgeAlert(
  tx: Transaction,
  { alertId, userId }: { readonly alertId: string; readonly userId: string },
): Promise<Result<Alert, Refusal>> {
  const found = await watchedAlert(tx.db, tx.scope, alertId);
  if (!found) return refused({ code: 'request/not-found' });
  if (!(await acknowledge(tx, alertId, userId))) return accepted((await alertById(tx.db, alertId)) ?? found);
  const alert = (await alertById(tx.db, alertId))!;
  const onContact = await staffOn(tx, alert.contactId);
  tx.event({ type: 'alert.acknowledged', subjectId: alertId, body: { alert, onContact } });
  const { contactId, rule } = alert;
  await tx.audit({ subject: { kind: 'alert', id: alertId }, facts: { contactId, rule: rule.key } });
  return accepted(alert);
}
