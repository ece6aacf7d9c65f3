import type { Clock } from '@switchboard/shared/kernel';
import type { AnchorLog, HeadStore, TellAnchor } from '../ports.ts';

export interface AnchorHeadsNeeds {
  readonly heads: HeadStore;
  readonly log: AnchorLog;
  /** Absent when no AUDIT_ANCHOR_URL is set. */
  readonly tell?: TellAnchor | undefined;
  readonly clock: Clock;
  /** Called when a chain ends before, or otherwise than, it was anchored last: the database was put back or doctored. */
  readonly onContradiction: (organisationId: string, seq: number) => void;
}

/**
 * Writes down, outside the database, how far each chain has come: whoever cuts off its end or makes it anew would
 * have to change that too. A head that has not moved is not written again. Answers how many were.
 */
export function makeAnchorHeads({ heads, log, tell, clock, onContradiction }: AnchorHeadsNeeds) {
  return async (): Promise<number> => {
    let count = 0;
    for (const { organisationId, seq, hash } of await heads.heads()) {
      const last = await log.last(organisationId);
      if (last?.seq === seq && last.hash === hash) continue;
      if (last && last.seq >= seq) onContradiction(organisationId, seq);
      const anchor = { seq, hash, anchoredAt: clock() };
      await log.append(organisationId, anchor);
      const remote = tell ? ((await tell(organisationId, anchor)) ? 'reached' : 'failed') : 'notConfigured';
      await heads.noteAnchor(organisationId, { ...anchor, remote });
      count += 1;
    }
    return count;
  };
}
