import type { AuditFilter } from '@switchboard/shared/audit';

/** The filter as it stands in its fields. */
export interface FilterWords {
  actorId: string;
  action: string;
  from: string;
  to: string;
  subjectId: string;
  traceId: string;
}

export const noFilter: FilterWords = { actorId: '', action: '', from: '', to: '', subjectId: '', traceId: '' };

const momentOf = (text: string): number => new Date(text).getTime();

/** What the server is asked: only what was filled in. The last minute named is included. */
export function filterOf(words: FilterWords): AuditFilter {
  const { actorId, action, from, to, subjectId, traceId } = words;
  return {
    ...(actorId ? { actorId } : {}),
    ...(action ? { action } : {}),
    ...(from ? { from: momentOf(from) } : {}),
    ...(to ? { to: momentOf(to) + 60_000 } : {}),
    ...(subjectId.trim() ? { subjectId: subjectId.trim() } : {}),
    ...(traceId.trim() ? { traceId: traceId.trim() } : {}),
  };
}
