import type { QueuePlan, Selector } from '../queue-plan.ts';
import type { Threshold } from '../threshold.ts';
import { overflowInWords } from '../words/overflow-words.ts';
import { duration, listed, quoted } from '../words/said.ts';
import { stepInWords } from '../words/step-words.ts';
import type { PlanLine, PlanThing } from './plan-thing.ts';

interface Names {
  readonly skillName: (key: string) => string;
  readonly queueName: (key: string) => string;
  readonly calendarName: (key: string) => string;
}

const selectors: Readonly<Record<Selector, string>> = {
  longestIdle: 'whoever is idle longest',
  mostSkilled: 'whoever is most skilled',
  leastLoaded: 'whoever has least in hand',
  roundRobin: 'each in turn',
};
const orders: Readonly<Record<QueuePlan['listOrder'], string>> = {
  priority: 'by priority',
  oldestFirst: 'oldest first',
  newestFirst: 'newest first',
  overdueFirst: 'overdue first',
};
const yesOrNo = (is: boolean): string => (is ? 'yes' : 'no');

export function queueThing(queue: QueuePlan, names: Names): PlanThing {
  return {
    id: `queue ${queue.key}`,
    title: `Queue ${quoted(queue.name)}`,
    lines: [...whatItIs(queue, names), ...whoTakesIt(queue, names), ...howItIsServed(queue), ...whatElse(queue, names)],
  };
}

function whatItIs(queue: QueuePlan, { calendarName }: Names): PlanLine[] {
  return [
    { label: 'name', value: queue.name },
    { label: 'service area', value: queue.serviceArea ?? 'the whole organisation' },
    { label: 'channels', value: listed(queue.channels) },
    { label: 'band', value: String(queue.band) },
    { label: 'points to begin with', value: String(queue.score.base) },
    { label: 'points for each minute', value: String(queue.score.perMinute) },
    { label: 'calendar', value: queue.calendar === null ? 'always open' : calendarName(queue.calendar) },
    { label: 'target', value: duration(queue.targetSeconds) },
    ...queue.thresholds.map((threshold, index) => {
      return { label: `promise ${index + 1}`, value: promiseInWords(threshold) };
    }),
  ];
}

function promiseInWords(threshold: Threshold): string {
  if (threshold.of === 'abandoned') return `at most ${threshold.atMostPercent} % leave`;
  if (threshold.of === 'speedOfAnswer') return `answered after ${duration(threshold.atMostSeconds)} on average`;
  return `${threshold.atLeastPercent} % answered within ${duration(threshold.withinSeconds)}`;
}

function whoTakesIt({ steps, selector, sticky }: QueuePlan, { skillName }: Names): PlanLine[] {
  return [
    ...steps.map((step, index) => ({ label: `step ${index + 1}`, value: stepInWords(step, skillName) })),
    { label: 'choice of agent', value: selectors[selector] },
    { label: 'the last agent is waited for', value: waitedFor(sticky.lastAgentSeconds) },
    { label: "the case's owner is waited for", value: waitedFor(sticky.caseOwnerSeconds) },
    { label: 'whoever is asked for is waited for', value: waitedFor(sticky.askedForSeconds) },
  ];
}

function waitedFor(seconds: number): string {
  return seconds === 0 ? 'not at all' : duration(seconds);
}

function howItIsServed({
  offerSeconds,
  autoAccept,
  wrapUp,
  manualPick,
  listOrder,
  deskGoneSeconds,
}: QueuePlan): PlanLine[] {
  return [
    { label: 'an offer lasts', value: duration(offerSeconds) },
    { label: 'accepted by itself', value: yesOrNo(autoAccept) },
    { label: 'wrap-up', value: wrapUp.mode === 'none' ? 'none' : `${wrapUp.mode}, ${duration(wrapUp.seconds)}` },
    { label: 'picked by hand', value: yesOrNo(manualPick) },
    { label: 'order of its list', value: orders[listOrder] },
    { label: 'a silent desk keeps its contacts for', value: duration(deskGoneSeconds) },
  ];
}

function whatElse({ overflow, callbacks }: QueuePlan, { queueName }: Names): PlanLine[] {
  const { attempts, retryAfterMinutes, withinHours } = callbacks;
  return [
    ...overflow.map((rule, index) => ({ label: `overflow ${index + 1}`, value: overflowInWords(rule, queueName) })),
    {
      label: 'callbacks',
      value: `${attempts} attempts, ${duration(retryAfterMinutes * 60)} apart, within ${duration(withinHours * 3_600)}`,
    },
  ];
}
