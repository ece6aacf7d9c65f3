import type { Transaction } from '../../platform/database/index.ts';
import type { ErasureStore } from '../ports.ts';

export function erasureStore(tx: Transaction): ErasureStore {
  return {
    async erase(entryId, now) {
      const { numUpdatedRows } = await tx.db
        .updateTable('audit_payload')
        .set({ salt: null, payload: null, erased_at: now })
        .where('entry_id', '=', entryId)
        .where('erased_at', 'is', null)
        .executeTakeFirstOrThrow();
      if (numUpdatedRows > 0n) return 'erased';
      const payloads = tx.db.selectFrom('audit_payload').select('entry_id').where('entry_id', '=', entryId);
      return (await payloads.executeTakeFirst()) ? 'erasedBefore' : 'unknown';
    },
    record: (entry) => tx.audit(entry),
  };
}
