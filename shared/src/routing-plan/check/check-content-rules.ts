import type { ContentCondition, ContentRule } from '../content-rule.ts';
import { type Checking, doubt, mistake } from './checking.ts';
import type { PlanFinding } from './plan-finding.ts';
import { quoted } from '../words/said.ts';

/** Rules name queues that are there, hold patterns that can be read, and bring something about. */
export function checkContentRules(checking: Checking): PlanFinding[] {
  return checking.plan.contentRules.flatMap((rule) => [
    ...unknownQueues(checking, rule),
    ...unreadable(checking, rule),
    ...idle(rule),
    ...sentBack(checking, rule),
  ]);
}

function unknownQueues({ plan }: Checking, { key, name, queues, do: deed }: ContentRule): PlanFinding[] {
  const isThere = (wanted: string) => plan.queues.some((queue) => queue.key === wanted);
  const inside = queues
    .filter((wanted) => !isThere(wanted))
    .map((wanted) =>
      mistake(
        'queue/unknown',
        ['contentRules', key, 'queues'],
        `The rule ${quoted(name)} looks at a queue ${quoted(wanted)} that the plan does not have. Add the queue, or take it out of the rule.`,
      ),
    );
  if (deed.toQueue === null || isThere(deed.toQueue)) return inside;
  return [
    ...inside,
    mistake(
      'queue/unknown',
      ['contentRules', key, 'do', 'toQueue'],
      `The rule ${quoted(name)} sends contacts to a queue ${quoted(deed.toQueue)} that the plan does not have. Add the queue, or choose one that is there.`,
    ),
  ];
}

function conditionsOf({ when }: ContentRule): readonly ContentCondition[] {
  return 'any' in when ? when.any : when.all;
}

function unreadable({ patternFault }: Checking, rule: ContentRule): PlanFinding[] {
  return conditionsOf(rule).flatMap((condition, index) => {
    const pattern = 'text' in condition ? condition.text : 'answer' in condition ? condition.answer.matches : null;
    const fault = pattern === null ? null : patternFault(pattern);
    if (fault === null) return [];
    return mistake(
      'content-rule/pattern',
      ['contentRules', rule.key, 'when', index],
      `The pattern ${quoted(pattern ?? '')} of the rule ${quoted(rule.name)} ${fault}. Write it anew; the guide shows what patterns can hold.`,
    );
  });
}

function idle(rule: ContentRule): PlanFinding[] {
  const { key, name, queues, when, do: deed } = rule;
  const staysThere = queues.length > 0 && queues.every((queue) => queue === deed.toQueue);
  const moves = deed.toQueue !== null && !staysThere;
  const findings: PlanFinding[] = [];
  if (deed.band === null && deed.points === 0 && !deed.alert && !moves) {
    findings.push(
      mistake(
        'content-rule/does-nothing',
        ['contentRules', key, 'do'],
        `The rule ${quoted(name)} brings nothing about. Let it raise the band, add points, move the contact to another queue or tell the supervisors.`,
      ),
    );
  }
  const only = (kind: 'channel' | 'language') =>
    'all' in when ? new Set(when.all.flatMap((one) => (kind in one ? [JSON.stringify(one)] : []))).size : 0;
  if (only('channel') > 1 || only('language') > 1) {
    findings.push(
      mistake(
        'content-rule/never-holds',
        ['contentRules', key, 'when'],
        `The rule ${quoted(name)} asks for two channels or two languages at once, and a contact has one. Ask for any of them instead of all.`,
      ),
    );
  }
  return findings;
}

/** A rule acts once on a contact, so that this is no circle without an end; but the overflow undoes what the rule did. */
function sentBack({ plan }: Checking, { key, name, queues, do: deed }: ContentRule): PlanFinding[] {
  const target = plan.queues.find((queue) => queue.key === deed.toQueue);
  const looksAt = (queue: string) => queues.length === 0 || queues.includes(queue);
  return (target?.overflow ?? []).flatMap(({ do: action }) => {
    if (!target || !('toQueue' in action) || action.toQueue === target.key || !looksAt(action.toQueue)) return [];
    const back = plan.queues.find((queue) => queue.key === action.toQueue)?.name ?? action.toQueue;
    return doubt(
      'content-rule/sent-back',
      ['contentRules', key, 'do', 'toQueue'],
      `The rule ${quoted(name)} sends contacts to ${quoted(target.name)}, whose overflow may send them back to ${quoted(back)}. A rule acts once on a contact, so they stay there then.`,
    );
  });
}
