import type { Instant } from '@switchboard/shared/kernel';
import { hotStatement, type Transaction } from '../../platform/database/index.ts';
import './tables.ts';

/** Served by the index of a customer's contacts (`contact_by_customer`), newest first. */
const last = hotStatement(
  'contact.last-agent',
  `SELECT last_agent_id FROM contact WHERE organisation_id = ? AND customer_id = ? AND customer_id IS NOT NULL
     AND arrived_at > ? AND queue_id = ? AND last_agent_id IS NOT NULL
   ORDER BY arrived_at DESC, id DESC LIMIT 1`,
);

/** Who had this customer's last contact in this queue since then; null when nobody had. */
export async function lastAgentOf(
  tx: Transaction,
  { customerId, queueId, since }: { readonly customerId: string; readonly queueId: string; readonly since: Instant },
): Promise<string | null> {
  const [row] = await tx.prepared<{ last_agent_id: string }>(last, [
    tx.scope.organisationId,
    customerId,
    since,
    queueId,
  ]);
  return row?.last_agent_id ?? null;
}
