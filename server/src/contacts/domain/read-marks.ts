import type { ReadMarks } from '@switchboard/shared/conversations';

/**
 * Marks as they are after somebody said how far she is: they never fall, never pass the newest number, and what is
 * read was delivered. Answers the very same marks when nothing rose.
 */
export function raisedMarks(
  before: ReadMarks,
  wish: { readonly [Mark in keyof ReadMarks]?: number | undefined },
  lastSeq: number,
): ReadMarks {
  const raised = (mark: number, wanted: number | undefined) => Math.max(mark, Math.min(wanted ?? 0, lastSeq));
  const citizenReadSeq = raised(before.citizenReadSeq, wish.citizenReadSeq);
  const after = {
    citizenReadSeq,
    citizenDeliveredSeq: Math.max(citizenReadSeq, raised(before.citizenDeliveredSeq, wish.citizenDeliveredSeq)),
    staffReadSeq: raised(before.staffReadSeq, wish.staffReadSeq),
  };
  const isSame =
    after.citizenReadSeq === before.citizenReadSeq &&
    after.citizenDeliveredSeq === before.citizenDeliveredSeq &&
    after.staffReadSeq === before.staffReadSeq;
  return isSame ? before : after;
}
