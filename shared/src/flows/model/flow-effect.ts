import type { Answers } from './answer-value.ts';
import type { Expectation } from './expectation.ts';
import type { FlowLanguage } from './local-text.ts';

/** Why a contact leaves the flow for a person. */
export const routeReasons = [
  'citizenAsked',
  'emergency',
  'notUnderstood',
  'flow',
  'tooManySteps',
  'deadEnd',
  'botFailed',
] as const;
export type RouteReason = (typeof routeReasons)[number];

/** Where an answer comes from; shown with it, so that nothing is claimed without a source. */
export interface Source {
  readonly articleId: string;
  readonly title: string;
  readonly url: string | null;
}

export interface RenderEffect {
  readonly type: 'render';
  readonly text: string;
  readonly language: FlowLanguage;
  readonly suggestedReplies: readonly string[];
  readonly source: Source | null;
}

export interface RouteEffect {
  readonly type: 'route';
  readonly queueKey: string;
  readonly intent: string | null;
  readonly skills: readonly string[];
  readonly answers: Answers;
  readonly reason: RouteReason;
  /** Urgency 0–9, 0 an emergency; null leaves it to the queue. */
  readonly band: number | null;
}

export type PortCall =
  | { readonly name: 'knowledge.search'; readonly args: { readonly question: string; readonly language: FlowLanguage } }
  | { readonly name: 'hours.check'; readonly args: { readonly queueKey: string } };

export type CallPortEffect = PortCall & { readonly type: 'callPort'; readonly requestId: string };

/** What the host is to do, in order. */
export type FlowEffect =
  | RenderEffect
  | { readonly type: 'listen'; readonly timeoutMs: number | null; readonly expects: Expectation }
  | CallPortEffect
  | RouteEffect
  | { readonly type: 'end'; readonly outcome: string; readonly reason: string | null };
