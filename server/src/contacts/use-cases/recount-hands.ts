import { handsChanged } from '../../agents/index.ts';
import type { Transaction } from '../../platform/database/index.ts';
import { countHands } from '../storage/hands.ts';

/** Tells how much each of these agents has in hand now, after parts of theirs began or ended. */
export async function recountHands(tx: Transaction, userIds: Set<string>): Promise<void> {
  const { organisationId } = tx.scope;
  for (const userId of [...userIds].sort()) {
    await handsChanged(tx, { organisationId, userId }, () => countHands(tx, userId));
  }
  userIds.clear();
}
