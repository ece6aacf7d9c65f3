import type { Answers } from '../model/answer-value.ts';
import type { FlowEdge } from '../model/flow.ts';
import type { FlowEffect, RouteEffect, RouteReason } from '../model/flow-effect.ts';
import type { FlowNode } from '../model/flow-node.ts';
import type { FlowState } from '../model/flow-state.ts';
import type { HostedFlow } from '../model/hosted-flow.ts';
import { type LocalText, textIn } from '../model/local-text.ts';
import { filledIn } from './fill-in.ts';

export interface Advance {
  readonly state: FlowState;
  readonly effects: readonly FlowEffect[];
}

/** What is said: words, and what may stand with them. */
export interface Saying {
  readonly suggestedReplies?: readonly string[];
  readonly source?: { articleId: string; title: string; url: string | null };
}

/** One call of `advance` under way: collects effects and the next state. Lives only inside that call. */
export class Turn {
  readonly hosted: HostedFlow;
  state: FlowState;
  readonly effects: FlowEffect[] = [];

  constructor(hosted: HostedFlow, state: FlowState) {
    this.hosted = hosted;
    this.state = state;
  }

  change(part: Partial<FlowState>): void {
    this.state = { ...this.state, ...part };
  }

  /** Keeps answers. JSON knows no negative zero, and a state must come back from it unchanged. */
  learn(values: Answers): void {
    const kept = Object.entries(values).map(([name, value]) => [name, value === 0 ? 0 : value]);
    this.change({ answers: { ...this.state.answers, ...Object.fromEntries(kept) } });
  }

  say(text: string, { suggestedReplies = [], source }: Saying = {}): void {
    this.effects.push({
      type: 'render',
      text,
      language: this.state.language,
      suggestedReplies,
      source: source ?? null,
    });
  }

  words(text: LocalText): string {
    return textIn(this.state.language, text);
  }

  /** The flow's own words, with answers filled in. */
  flowWords(text: LocalText): string {
    return filledIn(this.words(text), this.state.answers);
  }

  node(id: string | null): FlowNode | undefined {
    return this.hosted.flow.nodes.find((node) => node.id === id);
  }

  edge(node: FlowNode, exit: string): FlowEdge | undefined {
    return this.hosted.flow.edges.find(({ source, sourceHandle }) => source === node.id && sourceHandle === exit);
  }

  /** Ends the bot's part: the contact goes to a person with everything it has learnt. */
  route(reason: RouteReason, { queueKey, band = null }: { queueKey?: string; band?: number | null } = {}): void {
    const { routing, answers } = this.state;
    const effect: RouteEffect = {
      type: 'route',
      queueKey: queueKey ?? routing.queueKey ?? this.hosted.flow.queueKey,
      intent: routing.intent ?? null,
      skills: routing.skills ?? [],
      answers,
      reason,
      band,
    };
    this.effects.push(effect);
    this.change({ phase: 'handedOver', nodeId: null, requestId: null, held: null });
  }

  end(outcome: string, reason: string | null = null): void {
    this.effects.push({ type: 'end', outcome, reason });
    this.change({ phase: 'ended', nodeId: null, requestId: null, held: null });
  }

  outcome(): Advance {
    return { state: this.state, effects: this.effects };
  }
}
