import { accepted, days, refused } from '@switchboard/shared/kernel';
import { type Interval, notReadyReasons, notReadyTime, readyTime, type Timelines } from '@switchboard/shared/metrics';
import { type AgentTime, figureOperations } from '@switchboard/shared/supervision';
import { agentsOf } from '../../agents/index.ts';
import type { Platform } from '../../platform/platform.ts';
import { timelinesBetween } from '../use-cases/timelines-between.ts';

const mostMs = days(7);

/** How long each agent was ready, and not ready for which reason: those whom the asker sees, by name. */
export function registerAgentTime(platform: Pick<Platform, 'registry' | 'database' | 'eventLog'>): void {
  platform.registry.query(figureOperations.timeByReason, async ({ db, scope, now }, { from, until }) => {
    if (until <= from || until - from > mostMs) {
      const issues = [{ path: 'until', message: 'must be after `from`, by at most a week' }];
      return refused({ code: 'request/malformed', details: { issues } });
    }
    // What goes on is counted up to now, and not into the future.
    const interval = { fromAt: from, untilAt: Math.max(from, Math.min(until, now)) };
    const timelines = await timelinesBetween(platform, scope.organisationId, interval);
    const agents = (await agentsOf(db)).filter(({ id }) => timelines.agents.has(id));
    return accepted({ items: agents.map((agent) => timeOf(agent, timelines, interval)) });
  });
}

function timeOf(
  { id: userId, name }: { readonly id: string; readonly name: string },
  timelines: Timelines,
  interval: Interval,
): AgentTime {
  const her = { ...timelines, agents: new Map([[userId, timelines.agents.get(userId)!]]) };
  const secondsOf = (measure: typeof readyTime) => Math.round(measure.take(her, interval, { userId }).part / 1_000);
  const reasons = notReadyReasons(her).map((reason) => ({ reason, seconds: secondsOf(notReadyTime(reason)) }));
  return {
    userId,
    name,
    readySeconds: secondsOf(readyTime),
    notReadySeconds: secondsOf(notReadyTime()),
    reasons: reasons.filter(({ seconds }) => seconds > 0),
  };
}
