import type { RoutingPlan } from '../routing-plan.ts';
import { listed } from '../words/said.ts';
import type { PlanDifference } from './plan-difference.ts';
import type { PlanThing } from './plan-thing.ts';
import { thingsOf } from './plan-things.ts';

/** What differs between two texts of a plan: first what is gone, then what is new or changed, in the plan's order. */
export function diffPlans(before: RoutingPlan, after: RoutingPlan): PlanDifference[] {
  const [old, now] = [thingsOf(before), thingsOf(after)];
  const oldById = new Map(old.map((thing) => [thing.id, thing]));
  const nowIds = new Set(now.map(({ id }) => id));
  return [
    ...old.filter(({ id }) => !nowIds.has(id)).map(goneThing),
    ...now.flatMap((thing) => {
      const was = oldById.get(thing.id);
      return was ? changedLines(was, thing) : newThing(thing);
    }),
    ...changedOrder(before, after),
  ];
}

function goneThing({ title, lines }: PlanThing): PlanDifference {
  return { kind: 'removed', path: [title], before: allOf(lines), after: null, sentence: `${title} is gone.` };
}

function newThing({ title, lines }: PlanThing): PlanDifference {
  return { kind: 'added', path: [title], before: null, after: allOf(lines), sentence: `${title} is new.` };
}

function allOf(lines: PlanThing['lines']): string {
  return lines.map(({ label, value }) => `${label}: ${value}`).join('\n');
}

function changedLines(was: PlanThing, is: PlanThing): PlanDifference[] {
  const old = new Map(was.lines.map(({ label, value }) => [label, value]));
  const now = new Map(is.lines.map(({ label, value }) => [label, value]));
  const { title } = is;
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((label): PlanDifference[] => {
    const [before, after] = [old.get(label) ?? null, now.get(label) ?? null];
    if (before === after) return [];
    const path = [title, label];
    if (before === null) {
      return [{ kind: 'added', path, before, after, sentence: `${title} has a new ${label}: ${after}.` }];
    }
    if (after === null) {
      return [
        { kind: 'removed', path, before, after, sentence: `${title} has no ${label} any more; it was: ${before}.` },
      ];
    }
    return [{ kind: 'changed', path, before, after, sentence: `${title}, ${label}: ${before} becomes ${after}.` }];
  });
}

/** Lists show queues in the plan's order, and content rules are tried in it. */
function changedOrder(before: RoutingPlan, after: RoutingPlan): PlanDifference[] {
  const kinds = [
    ['Order of the queues', before.queues, after.queues],
    ['Order of the content rules', before.contentRules, after.contentRules],
  ] as const;
  return kinds.flatMap(([title, old, now]): PlanDifference[] => {
    const stay = (those: readonly Named[], others: readonly Named[]) =>
      those.filter(({ key }) => others.some((other) => other.key === key));
    const [was, is] = [stay(old, now), stay(now, old)];
    if (was.every(({ key }, index) => is[index]?.key === key)) return [];
    const [first, second] = [inOrder(was), inOrder(is)];
    return [{ kind: 'changed', path: [title], before: first, after: second, sentence: `${title}: now ${second}.` }];
  });
}

interface Named {
  readonly key: string;
  readonly name: string;
}

function inOrder(things: readonly Named[]): string {
  return listed(things.map(({ name }) => name));
}
