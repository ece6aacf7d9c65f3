import type { Calendar } from '@switchboard/shared/hours';
import {
  type CapacityPlan,
  type ContentRule,
  planKeySchema,
  type QueuePlan,
  type RoutingPlan,
  type TeamLink,
} from '@switchboard/shared/routing-plan';

export type PlanSkill = RoutingPlan['skills'][number];

/** One part of the plan that a form changes: how it is found in a plan, and how a plan looks with it in its place. */
export interface PlanPart<Item> {
  /** Tells it from all other parts: kept words and findings go by it. */
  readonly at: readonly [section: keyof RoutingPlan, ...keys: string[]];
  readonly read: (plan: RoutingPlan) => Item | undefined;
  /** `undefined` takes it out. */
  readonly put: (plan: RoutingPlan, item: Item | undefined) => RoutingPlan;
}

interface Keyed {
  readonly key: string;
}
type KeyedSection = 'queues' | 'skills' | 'calendars' | 'contentRules';

/** In its place if it has one, else at the end. */
function placed<Item extends Keyed>(items: readonly Item[], key: string, item: Item | undefined): Item[] {
  if (!item) return items.filter((each) => each.key !== key);
  if (!items.some((each) => each.key === key)) return [...items, item];
  return items.map((each) => (each.key === key ? item : each));
}

function keyed<Item extends Keyed>(section: KeyedSection, key: string): PlanPart<Item> {
  const itemsOf = (plan: RoutingPlan) => plan[section] as unknown as readonly Item[];
  return {
    at: [section, key],
    read: (plan) => itemsOf(plan).find((each) => each.key === key),
    put: (plan, item) => ({ ...plan, [section]: placed(itemsOf(plan), key, item) }),
  };
}

/** One that is not in the plan yet; it comes to its end under the key that it is given. */
export function newPart<Item extends Keyed>(section: KeyedSection): PlanPart<Item> {
  return {
    at: [section, 'new'],
    read: () => undefined,
    put: (plan, item) => (item ? { ...plan, [section]: [...plan[section], item] } : plan),
  };
}

export const queuePart = (key: string): PlanPart<QueuePlan> => keyed('queues', key);
export const skillPart = (key: string): PlanPart<PlanSkill> => keyed('skills', key);
export const calendarPart = (key: string): PlanPart<Calendar> => keyed('calendars', key);
export const contentRulePart = (key: string): PlanPart<ContentRule> => keyed('contentRules', key);

export const capacityPart: PlanPart<CapacityPlan> = {
  at: ['capacity'],
  read: ({ capacity }) => capacity,
  put: (plan, capacity) => (capacity ? { ...plan, capacity } : plan),
};

export function linkPart(team: string, queue: string): PlanPart<TeamLink> {
  const isIt = (link: TeamLink) => link.team === team && link.queue === queue;
  return {
    at: ['links', team, queue],
    read: ({ links }) => links.find(isIt),
    put: (plan, link) => {
      if (!link) return { ...plan, links: plan.links.filter((each) => !isIt(each)) };
      if (!plan.links.some(isIt)) return { ...plan, links: [...plan.links, link] };
      return { ...plan, links: plan.links.map((each) => (isIt(each) ? link : each)) };
    },
  };
}

/** A link that is not in the plan yet. */
export const newLinkPart: PlanPart<TeamLink> = {
  at: ['links', 'new'],
  read: () => undefined,
  put: (plan, link) => (link ? { ...plan, links: [...plan.links, link] } : plan),
};

/** A key out of a name: `Crime & harm, north` becomes `crime-harm-north`; a second one by that name gets a number. */
export function keyOf(name: string, taken: readonly string[]): string {
  const words = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+/, '')
    .slice(0, 36)
    .replace(/-+$/, '');
  if (!planKeySchema.safeParse(words).success) return '';
  for (let count = 1; ; count += 1) {
    const key = count === 1 ? words : `${words}-${count}`;
    if (!taken.includes(key)) return key;
  }
}
