import type { AgentState } from '../agents/agent-state.ts';
import type { Instant } from '../kernel/index.ts';
import type { Span } from './interval.ts';
import type { CountedAgent } from './metric-event.ts';

/** What an agent was, for a time. */
export interface AgentSpan extends Span {
  readonly state: AgentState;
  readonly reason: string | null;
  readonly isDeskSilent: boolean;
  readonly unitsUsed: number;
  readonly unitsOf: number;
}

/** What is known of an agent; before her first fact nothing is. */
export interface AgentTimeline {
  readonly userId: string;
  readonly spans: readonly AgentSpan[];
}

/** An agent after one more of her facts; they come in the order of her stream. */
export function withAgent(before: AgentTimeline | undefined, agent: CountedAgent, at: Instant): AgentTimeline {
  const earlier = before?.spans ?? [];
  const last = earlier.at(-1);
  const { state, reason, deskSilent: isDeskSilent, load } = agent;
  const now: AgentSpan = {
    state,
    reason,
    isDeskSilent,
    unitsUsed: load.used,
    unitsOf: load.of,
    fromAt: at,
    untilAt: null,
  };
  if (last && isSame(last, now)) return before!;
  const ended = last ? [...earlier.slice(0, -1), { ...last, untilAt: at }] : [];
  return { userId: agent.id, spans: [...ended, now] };
}

function isSame(one: AgentSpan, other: AgentSpan): boolean {
  return (['state', 'reason', 'isDeskSilent', 'unitsUsed', 'unitsOf'] as const).every((key) => one[key] === other[key]);
}
