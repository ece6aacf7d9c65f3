import type { LiveAgent, LiveQueue } from '@switchboard/shared/supervision';
import type { Status } from '../../ui/index.ts';

/** How a queue stands against what it promises. */
export type Health = 'onTarget' | 'near' | 'late' | 'idle';

/** Late: somebody waits longer than promised. Near: somebody has used up three quarters of it. */
export function healthOf({ longestWaitSinceAt, targetSeconds, today }: LiveQueue, now: number): Health {
  const waitedMs = longestWaitSinceAt === null ? 0 : now - longestWaitSinceAt;
  if (waitedMs > targetSeconds * 1_000) return 'late';
  if (waitedMs > targetSeconds * 750) return 'near';
  return today.answered + today.abandoned === 0 && longestWaitSinceAt === null ? 'idle' : 'onTarget';
}

/** Strict service level (field.md §2.2): answered in target ÷ (answered + all abandoned); null before the first. */
export function serviceLevelOf({ today }: LiveQueue): number | null {
  const all = today.answered + today.abandoned;
  return all === 0 ? null : today.answeredInTarget / all;
}

const builtIn: Readonly<Record<string, string>> = {
  signedIn: 'Just signed in',
  missedOffer: 'An offer ran out',
  deskSilent: 'Desk not heard',
};

export const reasonWords = (reason: string | null): string => (reason === null ? '' : (builtIn[reason] ?? reason));

/** Whether she is not ready for longer than her reason allows; `now` on the server's clock. */
export const isOverLong = ({ state, overLongAt }: Pick<LiveAgent, 'state' | 'overLongAt'>, now: number): boolean =>
  state === 'notReady' && overLongAt !== null && now >= overLongAt;

/** `longer than Break allows, since 12 min`; null while she is within her time. */
export function overLongWords(agent: Pick<LiveAgent, 'state' | 'overLongAt' | 'reason'>, now: number): string | null {
  if (!isOverLong(agent, now)) return null;
  const minutes = Math.floor((now - (agent.overLongAt ?? now)) / 60_000);
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const since = hours === 0 ? `${minutes} min` : rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
  const howLong = minutes === 0 ? 'for less than a minute' : `since ${since}`;
  const allowed = agent.reason === null ? 'her reason' : reasonWords(agent.reason);
  return `longer than ${allowed} allows, ${howLong}`;
}

export interface AgentStanding {
  readonly status: Status;
  readonly label: string;
  readonly sinceAt: number;
  /** Those who need a look come first. */
  readonly order: number;
}

/** What an agent is doing, derived: busy and wrap-up are never states of their own (design §3). */
export function standingOf(agent: LiveAgent): AgentStanding {
  if (agent.deskSilent) return { status: 'emergency', label: 'Desk not heard', sinceAt: agent.stateSinceAt, order: 0 };
  const talking = agent.handling.filter(({ state }) => state === 'active' || state === 'held');
  const wrapping = agent.handling.filter(({ state }) => state === 'wrapUp');
  const earliest = (parts: typeof talking) => Math.min(...parts.map(({ sinceAt }) => sinceAt));
  if (talking.length > 0) return { status: 'contact', label: 'On contact', sinceAt: earliest(talking), order: 1 };
  if (wrapping.length > 0) return { status: 'wrap', label: 'Wrap-up', sinceAt: earliest(wrapping), order: 2 };
  if (agent.state === 'ready') return { status: 'ready', label: 'Ready', sinceAt: agent.stateSinceAt, order: 4 };
  if (agent.state === 'notReady') {
    return { status: 'notReady', label: 'Not ready', sinceAt: agent.stateSinceAt, order: 3 };
  }
  return { status: 'offline', label: 'Offline', sinceAt: agent.stateSinceAt, order: 5 };
}

export interface Counts {
  readonly waiting: number;
  readonly ready: number;
  readonly onContact: number;
  readonly wrapUp: number;
  readonly notReady: number;
}

export function countsOf(agents: readonly LiveAgent[], waiting: number): Counts {
  const labels = agents.map((agent) => standingOf(agent).status);
  const count = (status: Status) => labels.filter((one) => one === status).length;
  return {
    waiting,
    ready: count('ready'),
    onContact: count('contact'),
    wrapUp: count('wrap'),
    notReady: count('notReady'),
  };
}
