import type { NotReadyReason } from '@switchboard/shared/agents';

/** What the time under a reason counts as: `Paid, work`, `Unpaid, not work`. */
export const countsAs = ({ isPaid, isProductive }: Pick<NotReadyReason, 'isPaid' | 'isProductive'>): string =>
  `${isPaid ? 'Paid' : 'Unpaid'}, ${isProductive ? 'work' : 'not work'}`;

export const atMost = ({ mostMinutes }: Pick<NotReadyReason, 'mostMinutes'>): string =>
  mostMinutes === null ? 'No limit' : `${mostMinutes} min`;

/** What is typed into the form of a reason. */
export interface ReasonWords {
  title: string;
  counts: ('paid' | 'work')[];
  isLimited: boolean;
  mostMinutes: number;
}

/** A limit that is only offered: nobody has set one yet. */
const usualMinutes = 15;

export const newReason: ReasonWords = { title: '', counts: ['paid'], isLimited: false, mostMinutes: usualMinutes };

export const wordsOf = ({ title, isPaid, isProductive, mostMinutes }: NotReadyReason): ReasonWords => ({
  title,
  counts: [...(isPaid ? ['paid' as const] : []), ...(isProductive ? ['work' as const] : [])],
  isLimited: mostMinutes !== null,
  mostMinutes: mostMinutes ?? usualMinutes,
});

export const detailsOf = ({ title, counts, isLimited, mostMinutes }: ReasonWords) => ({
  title,
  isPaid: counts.includes('paid'),
  isProductive: counts.includes('work'),
  mostMinutes: isLimited ? mostMinutes : null,
});

/** The open ones in their order, and those that were closed, the latest first. */
export function sides(items: readonly NotReadyReason[]) {
  return {
    open: items.filter(({ closedAt }) => closedAt === null).toSorted((one, other) => one.position - other.position),
    closed: items
      .filter(({ closedAt }) => closedAt !== null)
      .toSorted((one, other) => (other.closedAt ?? 0) - (one.closedAt ?? 0)),
  };
}

/** The same ids with one of them a place further up or down; undefined at the end of the list. */
export function moved<Id extends string>(ids: readonly Id[], id: Id, step: -1 | 1): Id[] | undefined {
  const from = ids.indexOf(id);
  const to = from + step;
  return from < 0 || to < 0 || to >= ids.length ? undefined : ids.toSpliced(from, 1).toSpliced(to, 0, id);
}
