import type { OverflowRule } from '../overflow.ts';
import type { QueuePlan } from '../queue-plan.ts';
import { type Checking, doubt, mistake } from './checking.ts';
import type { PlanFinding } from './plan-finding.ts';
import { quoted } from '../words/said.ts';

interface Way {
  readonly from: string;
  readonly to: string;
  /** Where it is written. */
  readonly at: PlanFinding['at'];
}

/** Overflow leads to another queue that is there, and never round in a circle. */
export function checkOverflow({ plan }: Checking): PlanFinding[] {
  const byKey = new Map(plan.queues.map((queue) => [queue.key, queue]));
  const ways = plan.queues.flatMap(waysOut);
  const nameOf = (key: string) => quoted(byKey.get(key)?.name ?? key);
  const findings = ways.flatMap(({ from, to, at }) => {
    if (!byKey.has(to)) {
      return mistake(
        'queue/unknown',
        at,
        `${nameOf(from)} overflows into a queue ${quoted(to)} that the plan does not have. Add the queue, or choose one that is there.`,
      );
    }
    if (from !== to) return [];
    return mistake(
      'overflow/to-itself',
      at,
      `${nameOf(from)} overflows into itself. Choose another queue, or offer a callback or a message instead.`,
    );
  });
  return [
    ...findings,
    ...circles(ways).map((circle) => circleFinding(circle, nameOf)),
    ...plan.queues.flatMap(neverTried),
  ];
}

function waysOut({ key, overflow }: QueuePlan): Way[] {
  return overflow.flatMap(({ do: action }, index) =>
    'toQueue' in action ? { from: key, to: action.toQueue, at: ['queues', key, 'overflow', index] } : [],
  );
}

function circleFinding(circle: readonly Way[], nameOf: (key: string) => string): PlanFinding {
  const stations = [circle[0]!.from, ...circle.map(({ to }) => to)].map(nameOf).join(' → ');
  return mistake(
    'overflow/loop',
    circle[0]!.at,
    `Overflow goes round in a circle: ${stations}. Take one of these overflows out, or let one of them end in a callback or a message.`,
  );
}

/** Each circle once, beginning at the queue that the plan names first. */
function circles(ways: readonly Way[]): Way[][] {
  const found: Way[][] = [];
  const from = Map.groupBy(ways, (way) => way.from);
  const done = new Set<string>();
  const walk = (key: string, path: readonly Way[]): void => {
    for (const way of from.get(key) ?? []) {
      if (way.to === way.from || done.has(way.to)) continue;
      const begins = path.findIndex((earlier) => earlier.from === way.to);
      if (begins >= 0) found.push([...path.slice(begins), way]);
      else walk(way.to, [...path, way]);
    }
    done.add(key);
  };
  for (const key of from.keys()) if (!done.has(key)) walk(key, []);
  return found;
}

/** What comes after a rule that takes the contact away under the same condition is never tried. */
function neverTried({ key, name, overflow }: QueuePlan): PlanFinding[] {
  return overflow.flatMap((rule, index) => {
    const earlier = overflow.findIndex((other) => takesAway(other) && sameWhen(other, rule));
    if (earlier === -1 || earlier >= index) return [];
    return doubt(
      'overflow/unreachable',
      ['queues', key, 'overflow', index],
      `Overflow rule ${index + 1} of ${quoted(name)} is never tried: rule ${earlier + 1} has the same condition, and after it the contact is not there any more. Change a condition, or take one of them out.`,
    );
  });
}

function takesAway({ do: action }: OverflowRule): boolean {
  return 'toQueue' in action || 'close' in action;
}

function sameWhen(one: OverflowRule, other: OverflowRule): boolean {
  return JSON.stringify(one.when) === JSON.stringify(other.when);
}
