import { channelSchema } from '../../contacts/contact.ts';
import type { Calendar, Span } from '../../hours/index.ts';
import type { CapacityPlan } from '../capacity-plan.ts';
import type { ContentRule } from '../content-rule.ts';
import type { RoutingPlan, TeamLink } from '../routing-plan.ts';
import { deedInWords, whenInWords } from '../words/content-rule-words.ts';
import { duration, listed, quoted } from '../words/said.ts';
import type { PlanThing } from './plan-thing.ts';
import { queueThing } from './queue-thing.ts';

/** A plan as things in words, in the plan's order. */
export function thingsOf(plan: RoutingPlan): PlanThing[] {
  const queueName = nameFinder(plan.queues);
  return [
    ...plan.skills.map(({ key, name }): PlanThing => {
      return { id: `skill ${key}`, title: `Skill ${quoted(name)}`, lines: [{ label: 'name', value: name }] };
    }),
    ...plan.calendars.map(calendarThing),
    ...plan.queues.map((queue) =>
      queueThing(queue, { skillName: nameFinder(plan.skills), queueName, calendarName: nameFinder(plan.calendars) }),
    ),
    ...plan.links.map((link) => linkThing(link, queueName)),
    capacityThing(plan.capacity),
    ...plan.contentRules.map((rule) => contentRuleThing(rule, queueName)),
  ];
}

function nameFinder(things: readonly { readonly key: string; readonly name: string }[]): (key: string) => string {
  const names = new Map(things.map(({ key, name }) => [key, name]));
  return (key) => names.get(key) ?? key;
}

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const holidays = {
  englandAndWales: 'those of England and Wales',
  scotland: 'those of Scotland',
  northernIreland: 'those of Northern Ireland',
  none: 'none',
} as const;

function calendarThing({ key, name, timeZone, bankHolidays, week, exceptions }: Calendar): PlanThing {
  return {
    id: `calendar ${key}`,
    title: `Calendar ${quoted(name)}`,
    lines: [
      { label: 'name', value: name },
      { label: 'time zone', value: timeZone },
      { label: 'bank holidays', value: holidays[bankHolidays] },
      ...week.map((day, index) => ({ label: weekdays[index]!, value: hoursInWords(day) })),
      ...exceptions.map(({ date, title, open }) => ({ label: date, value: `${title}, ${hoursInWords(open)}` })),
    ],
  };
}

function hoursInWords(spans: readonly Span[]): string {
  return spans.length === 0 ? 'closed' : listed(spans.map(({ from, until }) => `${from} to ${until}`));
}

function linkThing({ team, queue, priority, delaySeconds }: TeamLink, queueName: (key: string) => string): PlanThing {
  return {
    id: `link ${queue} ${team.toLowerCase()}`,
    title: `Team ${quoted(team)} in ${quoted(queueName(queue))}`,
    lines: [
      { label: 'priority', value: String(priority) },
      { label: 'delay', value: delaySeconds === 0 ? 'at once' : `after ${duration(delaySeconds)}` },
    ],
  };
}

function capacityThing({ units, costs, caps, reserve, interrupts, strikes }: CapacityPlan): PlanThing {
  const channels = channelSchema.options;
  return {
    id: 'capacity',
    title: 'Capacity',
    lines: [
      { label: 'units of an agent', value: String(units) },
      ...channels.map((channel) => ({ label: `units of a contact by ${channel}`, value: String(costs[channel]) })),
      ...channels.map((channel) => ({
        label: `most contacts by ${channel} at a time`,
        value: caps[channel] === null ? 'as many as the units allow' : String(caps[channel]),
      })),
      { label: 'reserve', value: `${reserve.units} units for bands to ${reserve.forBandsTo}` },
      {
        label: 'interrupts',
        value: interrupts.map(({ by, over }) => `${by} over ${listed(over)}`).join('; ') || 'nothing',
      },
      ...channels.map((channel) => ({ label: `missed offers by ${channel}`, value: String(strikes[channel]) })),
    ],
  };
}

function contentRuleThing(rule: ContentRule, queueName: (key: string) => string): PlanThing {
  const { key, name, queues } = rule;
  return {
    id: `content rule ${key}`,
    title: `Content rule ${quoted(name)}`,
    lines: [
      { label: 'name', value: name },
      { label: 'queues', value: queues.length === 0 ? 'all' : listed(queues.map(queueName)) },
      { label: 'when', value: whenInWords(rule) },
      { label: 'what it does', value: deedInWords(rule, queueName) },
    ],
  };
}
