import {
  advance,
  type CallPortEffect,
  type FlowEffect,
  type FlowEvent,
  type FlowState,
  type HostedFlow,
  type PortAnswer,
  portAnswerSchema,
} from '@switchboard/shared/flows';

export type CallPort = (port: {
  readonly name: string;
  readonly args: Readonly<Record<string, unknown>>;
}) => Promise<{ readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly reason: string }>;

export interface FlowHostNeeds {
  readonly hosted: HostedFlow;
  readonly state: FlowState;
  readonly callPort: CallPort;
  /** Milliseconds after which a port counts as unavailable. */
  readonly portTimeoutMs: number;
}

/** The text host of a flow: plays the engine's effects for one conversation, and asks its ports. */
export class FlowHost {
  readonly #needs: FlowHostNeeds;
  #state: FlowState;

  constructor(needs: FlowHostNeeds) {
    this.#needs = needs;
    this.#state = needs.state;
  }

  get state(): FlowState {
    return this.#state;
  }

  /** Takes an event through to the next listening: every port the flow calls is answered on the way. */
  async take(event: FlowEvent): Promise<FlowEffect[]> {
    const effects: FlowEffect[] = [];
    let next: FlowEvent | null = event;
    while (next) {
      const step = advance(this.#needs.hosted, this.#state, next);
      this.#state = step.state;
      effects.push(...step.effects.filter(({ type }) => type !== 'callPort'));
      const call = step.effects.find((effect) => effect.type === 'callPort');
      next = call ? await this.#answerTo(call) : null;
    }
    return effects;
  }

  async #answerTo(call: CallPortEffect): Promise<FlowEvent> {
    const { promise: tooLate, resolve } = Promise.withResolvers<null>();
    const timer = setTimeout(() => resolve(null), this.#needs.portTimeoutMs);
    try {
      const answer = await Promise.race([this.#ask(call), tooLate]);
      return { type: 'portResult', requestId: call.requestId, answer };
    } finally {
      clearTimeout(timer);
    }
  }

  /** A port that refuses, fails or answers nonsense is unavailable: the flow has an exit for that. */
  async #ask({ name, args }: CallPortEffect): Promise<PortAnswer | null> {
    try {
      const answer = await this.#needs.callPort({ name, args: { ...args } });
      const parsed = answer.ok ? portAnswerSchema.safeParse(answer.value) : undefined;
      return parsed?.success && parsed.data.port === name ? parsed.data : null;
    } catch {
      return null;
    }
  }
}
