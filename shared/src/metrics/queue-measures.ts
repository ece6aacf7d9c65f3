import { holds } from './interval.ts';
import { lostPromiseAt, type WaitEnd } from './contact-timeline.ts';
import { count, type Figure, type Measure, quotient, sumOf } from './measure.ts';
import { contactsIn, firstWaits, waited, waitsIn } from './waits.ts';

const once = 'Each contact once, whoever else it meets afterwards';
const contacts = { of: 'queues', unit: 'contacts', version: 1, joins: 'sum' } as const;
const share = { of: 'queues', unit: 'share', version: 1, joins: 'sum' } as const;

export const queued: Measure = {
  ...contacts,
  name: 'queued',
  title: 'Offered',
  formula: 'contacts that began to wait for a person',
  counts: `${once}; in each queue it waited in. Counted when it enters. Not: waiting again after a person or a callback.`,
  take: (timelines, interval, scope) => {
    const entered = contactsIn(timelines, scope).filter(({ waits }) => {
      const first = waits.find(
        ({ kind, queueId }) => kind === 'first' && (scope.queueId === undefined || queueId === scope.queueId),
      );
      return first !== undefined && holds(interval, first.fromAt);
    });
    return count(entered.length);
  },
};

export const answered: Measure = {
  ...contacts,
  name: 'answered',
  title: 'Answered',
  formula: 'contacts whose first wait ended with a person',
  counts: `${once}. Counted at the answer, for the queue it then waited in.`,
  take: (timelines, interval, scope) => count(firstWaits(timelines, interval, scope, 'answered').length),
};

export const answeredLater: Measure = {
  ...contacts,
  name: 'answered-later',
  title: 'Answered again',
  formula: 'waits after a person or a callback that ended with a person',
  counts: 'Transfers, parked contacts that came back, contacts of silent desks, callbacks. A contact may count often.',
  take: (timelines, interval, scope) => {
    const later = waitsIn(timelines, scope).filter(({ kind, end }) => kind !== 'first' && end === 'answered');
    return count(later.filter(({ untilAt }) => holds(interval, untilAt)).length);
  },
};

export const abandoned: Measure = {
  ...contacts,
  name: 'abandoned',
  title: 'Abandoned',
  formula: 'contacts whose citizen left during the first wait',
  counts: `${once}. Not: those who took a callback, who left self-service, or whom we closed.`,
  take: (timelines, interval, scope) => count(firstWaits(timelines, interval, scope, 'abandoned').length),
};

export const abandonedLater: Measure = {
  ...contacts,
  name: 'abandoned-later',
  title: 'Abandoned later',
  formula: 'contacts whose citizen left while waiting again, after a person or a callback',
  counts: 'Beside `abandoned`, never in it: she had been answered, or promised a callback, before.',
  take: (timelines, interval, scope) => {
    const later = waitsIn(timelines, scope).filter(({ kind, end }) => kind !== 'first' && end === 'abandoned');
    return count(later.filter(({ untilAt }) => holds(interval, untilAt)).length);
  },
};

/** Those who left so soon that nobody could have answered: wrong numbers, second thoughts. */
export function shortAbandons(shorterThanMs: number): Measure {
  return {
    ...contacts,
    name: 'short-abandons',
    title: 'Short abandons',
    formula: `abandoned after less than ${shorterThanMs / 1_000} s`,
    counts: 'Part of `abandoned`.',
    take: (timelines, interval, scope) => {
      const gone = firstWaits(timelines, interval, scope, 'abandoned');
      return count(gone.filter((wait) => waited(wait) < shorterThanMs).length);
    },
  };
}

export const callbacksPromised: Measure = {
  ...contacts,
  name: 'callbacks-promised',
  title: 'Callbacks taken',
  formula: 'contacts whose first wait ended with the promise of a callback',
  counts: `${once}. Neither answered nor abandoned.`,
  take: (timelines, interval, scope) => count(firstWaits(timelines, interval, scope, 'callback').length),
};

export const callbacksLost: Measure = {
  ...contacts,
  name: 'callbacks-lost',
  title: 'Callbacks lost',
  formula: 'contacts with a promised callback that ended without a person',
  counts: 'Counted when the contact ends, for the queue it waited in last.',
  take: (timelines, interval, scope) => {
    const lost = contactsIn(timelines, scope).filter(
      (contact) =>
        holds(interval, lostPromiseAt(contact)) &&
        (scope.queueId === undefined || contact.waits.at(-1)?.queueId === scope.queueId),
    );
    return count(lost.length);
  },
};

const servedOrGone: readonly WaitEnd[] = ['answered', 'abandoned', 'callback', 'closed'];

export const abandonRate: Measure = {
  ...share,
  name: 'abandon-rate',
  title: 'Abandon rate',
  formula: 'abandoned ÷ (answered + abandoned + callbacks taken + closed by us)',
  counts: 'First waits that ended. Those who took a callback are not abandons, but are in the whole.',
  take: (...taken) => shareOfEnds(taken, ['abandoned']),
};

export const abandonRateBeforeCallbacks: Measure = {
  ...share,
  name: 'abandon-rate-before-callbacks',
  title: 'Abandon rate before callbacks',
  formula: '(abandoned + callbacks taken) ÷ (answered + abandoned + callbacks taken + closed by us)',
  counts: 'As if nobody had been offered a callback; `abandon-rate` is the same after callbacks.',
  take: (...taken) => shareOfEnds(taken, ['abandoned', 'callback']),
};

function shareOfEnds(taken: Parameters<Measure['take']>, ends: readonly WaitEnd[]): Figure {
  const ended = (end: WaitEnd) => firstWaits(...taken, end).length;
  return quotient(sumOf(ends, ended), sumOf(servedOrGone, ended));
}

export const averageSpeedOfAnswer: Measure = {
  name: 'asa',
  title: 'Average speed of answer',
  formula: 'time waited by the answered ÷ answered',
  counts: 'First waits, from the first queueing to the answer. Not: those who left, waits after a transfer.',
  of: 'queues',
  unit: 'milliseconds',
  version: 1,
  joins: 'sum',
  take: (timelines, interval, scope) => {
    const waits = firstWaits(timelines, interval, scope, 'answered');
    return quotient(sumOf(waits, waited), waits.length);
  },
};

export const longestWait: Measure = {
  name: 'longest-wait',
  title: 'Longest wait',
  formula: 'the longest that anybody had waited, at its end or at the end of the interval',
  counts: 'Since the first queueing, which transfer, missed offer, parking and callback do not set back. All waits.',
  of: 'queues',
  unit: 'milliseconds',
  version: 1,
  joins: 'largest',
  take: (timelines, interval, scope) => {
    const lengths = waitsIn(timelines, scope)
      .filter(({ fromAt, untilAt }) => fromAt < interval.untilAt && (untilAt ?? Infinity) >= interval.fromAt)
      .map(({ sinceAt, untilAt }) => Math.min(untilAt ?? interval.untilAt, interval.untilAt) - sinceAt);
    return count(lengths.reduce((longest, length) => Math.max(longest, length), 0));
  },
};
