import { repeated } from './check-names.ts';
import { type Checking, doubt, mistake, sameName } from './checking.ts';
import type { PlanFinding } from './plan-finding.ts';
import { quoted } from '../words/said.ts';

/** Links name teams and queues that are there, each pair once. */
export function checkLinks({ plan, surroundings }: Checking): PlanFinding[] {
  const at = (link: { team: string; queue: string }) => ['links', link.queue, link.team];
  const teams = plan.links.flatMap((link) => {
    const team = surroundings.teams.find(({ name }) => sameName(name, link.team));
    if (!team) {
      return mistake(
        'team/unknown',
        at(link),
        `There is no team called ${quoted(link.team)}. Found the team first, or link a team that is there.`,
      );
    }
    if (team.members > 0) return [];
    return doubt(
      'team/without-members',
      at(link),
      `Nobody is in the team ${quoted(team.name)}, so that this link brings nobody. Put people into the team.`,
    );
  });
  const queues = plan.links
    .filter(({ queue }) => !plan.queues.some(({ key }) => key === queue))
    .map((link) =>
      mistake(
        'queue/unknown',
        at(link),
        `The team ${quoted(link.team)} is linked to a queue ${quoted(link.queue)} that the plan does not have. Add the queue, or take the link out.`,
      ),
    );
  const twice = repeated(plan.links, ({ team, queue }) => `${team.toLowerCase()} ${queue}`).map((link) =>
    mistake(
      'link/twice',
      at(link),
      `The team ${quoted(link.team)} is linked to ${quoted(link.queue)} twice. Keep the link that is meant.`,
    ),
  );
  return [...teams, ...queues, ...twice];
}
