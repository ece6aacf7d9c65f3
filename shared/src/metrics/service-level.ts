import { holds } from './interval.ts';
import { type Measure, quotient } from './measure.ts';
import { contactsIn, firstWaits, waited } from './waits.ts';

/** The four that are in use (field.md §2.2). They differ in what they make of those who leave. */
export type ServiceLevelFormula = 'strict' | 'answered-only' | 'with-quick-abandons' | 'removed-from-queue';

export interface ServiceLevelWish {
  readonly targetMs: number;
  readonly formula?: ServiceLevelFormula;
  /** Strict only: whoever left sooner than this is left out, as if she had never come. */
  readonly leaveOutShorterThanMs?: number;
}

const share = { of: 'queues', unit: 'share', version: 1, joins: 'sum' } as const;
type Taken = Parameters<Measure['take']>;

/** The share of citizens who were answered in time. Exactly in time is in time. */
export function serviceLevel({ targetMs, formula = 'strict', leaveOutShorterThanMs = 0 }: ServiceLevelWish): Measure {
  const within = `${targetMs / 1_000} s`;
  if (formula === 'answered-only') return answeredOnly(targetMs, within);
  if (formula === 'with-quick-abandons') return withQuickAbandons(targetMs, within);
  if (formula === 'removed-from-queue') return removedFromQueue(targetMs, within);
  return strict(targetMs, within, leaveOutShorterThanMs);
}

function strict(targetMs: number, within: string, leaveOutMs: number): Measure {
  const but = leaveOutMs > 0 ? ` but those of less than ${leaveOutMs / 1_000} s` : '';
  return {
    ...share,
    name: leaveOutMs > 0 ? 'service-level-strict-without-short' : 'service-level-strict',
    title: 'Service level',
    formula: `answered within ${within} ÷ (answered + all abandoned${but})`,
    counts: 'First waits that ended. Whoever leaves was not served. Callbacks count neither way.',
    take: (...taken) => {
      const { answers, abandons } = endsOf(taken);
      const counted = abandons.filter((wait) => waited(wait) >= leaveOutMs).length;
      return quotient(inTime(answers, targetMs), answers.length + counted);
    },
  };
}

function answeredOnly(targetMs: number, within: string): Measure {
  return {
    ...share,
    name: 'service-level-answered-only',
    title: 'Service level of the answered (Asterisk SL)',
    formula: `answered within ${within} ÷ answered`,
    counts: 'First waits that ended. Takes no notice of those who left.',
    take: (...taken) => {
      const { answers } = endsOf(taken);
      return quotient(inTime(answers, targetMs), answers.length);
    },
  };
}

function withQuickAbandons(targetMs: number, within: string): Measure {
  return {
    ...share,
    name: 'service-level-with-quick-abandons',
    title: 'Service level with quick abandons (Asterisk SL2)',
    formula: `(answered within ${within} + abandoned within ${within}) ÷ (answered + abandoned)`,
    counts: 'First waits that ended. Whoever left in time counts as served.',
    take: (...taken) => {
      const { answers, abandons } = endsOf(taken);
      const part = inTime(answers, targetMs) + inTime(abandons, targetMs);
      return quotient(part, answers.length + abandons.length);
    },
  };
}

const removals: ReadonlySet<string | null> = new Set(['answered', 'abandoned', 'callback']);

function removedFromQueue(targetMs: number, within: string): Measure {
  return {
    ...share,
    name: 'service-level-removed-from-queue',
    title: 'Service level of removals (Amazon)',
    formula: `removed from the queue within ${within} (answered, abandoned or callback taken) ÷ queued`,
    counts:
      'Contacts that entered in the interval, by the queue they entered first. Flatters where many leave at once.',
    take: (timelines, interval, scope) => {
      const entered = contactsIn(timelines, scope).filter(({ waits }) => holds(interval, waits[0]?.fromAt ?? null));
      const ours = entered.filter(({ waits }) => scope.queueId === undefined || waits[0]?.queueId === scope.queueId);
      const removed = ours.filter(({ waits }) =>
        waits.some((wait) => wait.kind === 'first' && removals.has(wait.end) && waited(wait) <= targetMs),
      );
      return quotient(removed.length, ours.length);
    },
  };
}

/** The share of answers that took from so long to less than so long: 999 is published as under 10 s, to 60 s, and above. */
export function answeredBetween(fromMs: number, belowMs: number | null): Measure {
  const below = belowMs === null ? 'or more' : `to less than ${belowMs / 1_000} s`;
  return {
    ...share,
    name: 'answered-between',
    title: 'Answered in a band of time',
    formula: `answered after ${fromMs / 1_000} s ${below} ÷ answered`,
    counts: 'First waits, on our clock: the time that the network took before is not in it.',
    take: (...taken) => {
      const { answers } = endsOf(taken);
      const part = answers.filter((wait) => waited(wait) >= fromMs && waited(wait) < (belowMs ?? Infinity));
      return quotient(part.length, answers.length);
    },
  };
}

function endsOf([timelines, interval, scope]: Taken) {
  return {
    answers: firstWaits(timelines, interval, scope, 'answered'),
    abandons: firstWaits(timelines, interval, scope, 'abandoned'),
  };
}

function inTime(waits: readonly Parameters<typeof waited>[0][], targetMs: number): number {
  return waits.filter((wait) => waited(wait) <= targetMs).length;
}
