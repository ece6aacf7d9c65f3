import { accepted } from '@switchboard/shared/kernel';
import type { CapacityPlan } from '@switchboard/shared/routing-plan';
import type { Transaction } from '../../platform/database/index.ts';
import { keepCapacity } from '../storage/capacities.ts';
import { changeAgent } from './change-agent.ts';

/**
 * What the routing plan says of capacity holds from now on, for contacts in hand as well: everybody who is signed in, or
 * left with something in hand, is counted anew and told.
 */
export async function publishCapacity(tx: Transaction, organisationId: string, plan: CapacityPlan): Promise<void> {
  await keepCapacity(tx, organisationId, plan);
  const concerned = await tx.db
    .selectFrom('agent_state')
    .select('user_id')
    .where('organisation_id', '=', organisationId)
    .where((row) => row.or([row('state', '<>', 'offline'), row('units_used', '>', 0)]))
    .orderBy('user_id')
    .execute();
  for (const { user_id: userId } of concerned) {
    await changeAgent(tx, { organisationId, userId }, accepted, { isAnnounced: true });
  }
}
