import { checkCalendars } from './check-calendars.ts';
import { checkCapacity } from './check-capacity.ts';
import { checkContentRules } from './check-content-rules.ts';
import { checkLinks } from './check-links.ts';
import { checkNames } from './check-names.ts';
import { checkOverflow } from './check-overflow.ts';
import { checkQueues } from './check-queues.ts';
import { checkSteps } from './check-steps.ts';
import type { Checking } from './checking.ts';
import type { PlanFinding } from './plan-finding.ts';

/** Everything that is wrong with a plan, errors first; a plan without errors can be published. */
export function checkPlan(checking: Checking): PlanFinding[] {
  const findings = [
    ...checkNames(checking),
    ...checkCalendars(checking),
    ...checkQueues(checking),
    ...checkSteps(checking),
    ...checkOverflow(checking),
    ...checkLinks(checking),
    ...checkCapacity(checking),
    ...checkContentRules(checking),
  ];
  const isError = ({ severity }: PlanFinding) => severity === 'error';
  return [...findings.filter(isError), ...findings.filter((finding) => !isError(finding))];
}
