import type { QueuePlan } from '../queue-plan.ts';
import { type Checking, doubt, mistake, sameName } from './checking.ts';
import type { PlanFinding } from './plan-finding.ts';
import { listed, quoted } from '../words/said.ts';

/** What a queue names is there; what it is open to is meant; nobody is left behind in one that goes. */
export function checkQueues(checking: Checking): PlanFinding[] {
  return [...checking.plan.queues.flatMap((queue) => queueFindings(checking, queue)), ...removedQueues(checking)];
}

function queueFindings({ plan, surroundings }: Checking, queue: QueuePlan): PlanFinding[] {
  const { key, name, calendar, serviceArea, steps } = queue;
  const findings: PlanFinding[] = [];
  if (calendar !== null && !plan.calendars.some((one) => one.key === calendar)) {
    findings.push(
      mistake(
        'calendar/unknown',
        ['queues', key, 'calendar'],
        `${quoted(name)} keeps the hours of a calendar ${quoted(calendar)} that the plan does not have. Add the calendar, or choose one that is there.`,
      ),
    );
  }
  if (serviceArea !== null && !surroundings.serviceAreas.some((one) => sameName(one, serviceArea))) {
    findings.push(
      mistake(
        'service-area/unknown',
        ['queues', key, 'serviceArea'],
        `There is no service area called ${quoted(serviceArea)}. Choose one that is there, or leave it empty for the whole organisation.`,
      ),
    );
  }
  const isLinked = plan.links.some((link) => link.queue === key);
  if (plan.queues.length > 1 && !isLinked && steps.some(({ needs }) => needs === null)) {
    findings.push(
      doubt(
        'queue/open-to-everybody',
        ['queues', key],
        `Every agent can be offered what waits in ${quoted(name)}: it has no link to a team, and a step that asks for no skill. If only some should be, link their team or name a skill.`,
      ),
    );
  }
  return findings;
}

function removedQueues({ plan, surroundings }: Checking): PlanFinding[] {
  const there = new Set(plan.queues.map(({ key }) => key));
  return Object.entries(surroundings.queuesInUse)
    .filter(([key]) => !there.has(key))
    .flatMap(([key, { waiting, channels, flows }]) => {
      const leading = [
        ...channels.map((name) => `the channel ${quoted(name)}`),
        ...flows.map((name) => `the flow ${quoted(name)}`),
      ];
      const findings: PlanFinding[] = [];
      if (leading.length > 0) {
        findings.push(
          mistake(
            'queue/in-use',
            ['queues', key],
            `The queue ${quoted(key)} cannot go while ${listed(leading)} lead${leading.length === 1 ? 's' : ''} to it. Let them lead elsewhere first, or keep the queue.`,
          ),
        );
      }
      if (waiting > 0) {
        findings.push(
          doubt(
            'queue/still-waiting',
            ['queues', key],
            `${waiting === 1 ? 'One contact is' : `${waiting} contacts are`} waiting in ${quoted(key)}. They will still be served; nobody new comes in.`,
          ),
        );
      }
      return findings;
    });
}
