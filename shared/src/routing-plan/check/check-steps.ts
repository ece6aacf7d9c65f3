import type { QueuePlan } from '../queue-plan.ts';
import { type SkillExpression, skillsNamedIn } from '../skill-expression.ts';
import { type Checking, doubt, mistake } from './checking.ts';
import { implies, isContradiction } from './expression-space.ts';
import type { PlanFinding } from './plan-finding.ts';
import { quoted } from '../words/said.ts';

/** A contact goes from step to step until somebody is found: each is reached, and each could be somebody. */
export function checkSteps(checking: Checking): PlanFinding[] {
  return checking.plan.queues.flatMap((queue) => [
    ...endFindings(queue),
    ...queue.steps.flatMap((_step, index) => stepFindings(checking, queue, index)),
  ]);
}

function endFindings({ key, name, steps }: QueuePlan): PlanFinding[] {
  const endless = steps.findIndex(({ seconds }) => seconds === null);
  if (endless === -1) {
    return [
      mistake(
        'step/without-end',
        ['queues', key, 'steps', steps.length - 1],
        `After step ${steps.length} of ${quoted(name)} nobody would be looked for any more. Leave the last step without a time, so that it goes on for as long as somebody waits.`,
      ),
    ];
  }
  return steps
    .slice(endless + 1)
    .map((_step, index) =>
      mistake(
        'step/unreachable',
        ['queues', key, 'steps', endless + 1 + index],
        `Step ${endless + 2 + index} of ${quoted(name)} is never reached, since step ${endless + 1} has no end. Give step ${endless + 1} a time, or take the later steps out.`,
      ),
    );
}

function stepFindings(checking: Checking, queue: QueuePlan, index: number): PlanFinding[] {
  const { key, name, steps } = queue;
  const { needs } = steps[index]!;
  const at = ['queues', key, 'steps', index];
  const called = `Step ${index + 1} of ${quoted(name)}`;
  const unknown = unknownSkills(checking, needs);
  if (unknown.length > 0) {
    return unknown.map((skill) =>
      mistake(
        'skill/unknown',
        at,
        `${called} asks for a skill ${quoted(skill)} that the plan does not have. Add the skill, or ask for one that is there.`,
      ),
    );
  }
  if (isContradiction(needs)) {
    return [
      mistake(
        'step/nobody-ever',
        at,
        `${called} asks for what nobody can ever be: what it demands and what it rules out contradict each other. Take one of the two out.`,
      ),
    ];
  }
  return [...nobodySoGood(checking, needs, { at, called }), ...besideTheOneBefore(queue, index, { at, called })];
}

function unknownSkills({ plan }: Checking, needs: SkillExpression | null): readonly string[] {
  return skillsNamedIn(needs).filter((named) => !plan.skills.some(({ key }) => key === named));
}

interface Step {
  readonly at: PlanFinding['at'];
  readonly called: string;
}

/** People can be hired and trained, so that this is for the author to judge. */
function nobodySoGood(
  { plan, surroundings }: Checking,
  needs: SkillExpression | null,
  { at, called }: Step,
): PlanFinding[] {
  return demandedIn(needs)
    .filter(({ skill, atLeast }) => (surroundings.skillsHeld[skill] ?? 0) < atLeast)
    .map(({ skill, atLeast }) => {
      const title = plan.skills.find(({ key }) => key === skill)?.name ?? skill;
      return doubt(
        'skill/nobody-so-good',
        at,
        `${called} asks for ${quoted(title)} at level ${atLeast} or better, and no agent has that at present. Give it to somebody, or ask for less.`,
      );
    });
}

/** Skills without which nobody is what is asked for. */
function demandedIn(asked: SkillExpression | null): readonly { skill: string; atLeast: number }[] {
  if (asked === null) return [];
  if ('skill' in asked) return [asked];
  return 'all' in asked ? asked.all.flatMap(demandedIn) : [];
}

function besideTheOneBefore({ steps }: QueuePlan, index: number, { at, called }: Step): PlanFinding[] {
  const earlier = steps[index - 1];
  if (!earlier || earlier.seconds === null) return [];
  const before = earlier.needs;
  const { needs } = steps[index]!;
  if (!implies(needs, before)) return [];
  if (implies(before, needs)) {
    return [
      mistake(
        'step/same-as-before',
        at,
        `${called} looks for the same people as the step before it, so that it changes nothing. Ask for less in it, or take it out and let the step before last longer.`,
      ),
    ];
  }
  return [
    doubt(
      'step/narrower',
      at,
      `${called} looks for fewer people than the step before it. Steps usually ask for less the longer somebody waits.`,
    ),
  ];
}
