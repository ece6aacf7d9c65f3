import type { Refusal } from '@switchboard/shared/errors';
import { accepted, type Instant, type Result, refused } from '@switchboard/shared/kernel';
import { auditEntrySubject, erasureAction } from '../domain/verify-chain.ts';
import type { ErasureStore } from '../ports.ts';

/**
 * Takes away what an entry says, where the law asks for it: content and salt, so that it cannot be guessed from the
 * hash. The entry, its hash and its link stay, and an entry of its own says who erased it and on which ground.
 */
export async function erasePayload(
  store: ErasureStore,
  { entryId, reason }: { entryId: string; reason: string },
  now: Instant,
): Promise<Result<{ entryId: string; erasedAt: Instant }, Refusal>> {
  const outcome = await store.erase(entryId, now);
  if (outcome === 'unknown') return refused({ code: 'request/not-found' });
  if (outcome === 'erasedBefore') return refused({ code: 'audit/payload-already-erased' });
  await store.record({ action: erasureAction, subject: { kind: auditEntrySubject, id: entryId }, facts: { reason } });
  return accepted({ entryId, erasedAt: now });
}
