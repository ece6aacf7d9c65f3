import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';

const activitySchema = z.object({
  id: z.string().optional(),
  type: z.string(),
  name: z.string().optional(),
  text: z.string().optional(),
  value: z.unknown().optional(),
  from: z.object({ id: z.string(), role: z.string().optional(), name: z.string().optional() }).optional(),
  channelData: z.looseObject({ clientActivityID: z.string().optional() }).optional(),
});
export type SeenActivity = z.infer<typeof activitySchema>;
const activitySetSchema = z.object({
  activities: z.array(activitySchema),
  watermark: z.union([z.string(), z.number()]).optional(),
});
const opening = z.object({ conversationId: z.string(), token: z.string(), streamUrl: z.string().optional() });

/** Three times as long as the server is ever silent. */
const deadAfterMs = 15_000;

export interface SaidWord {
  readonly clientId: string;
  readonly text: string;
  /** The activity id the server gave it, when it was acknowledged. */
  activityId: string | undefined;
}

/**
 * Somebody who chats through the public protocol alone, and keeps a ledger of her own: every word she said, whether it
 * was acknowledged, and every word that came, in the order it came. After a break she goes on by herself.
 */
export class Citizen {
  readonly said: SaidWord[] = [];
  readonly seen: SeenActivity[] = [];
  /** Words the server would not take, with its answer; empty in a healthy house. */
  readonly refused: string[] = [];
  readonly #url: string;
  readonly #channel: string;
  #token = '';
  #conversationId = '';
  #watermark: string | undefined;
  #socket: WebSocket | undefined;
  #isOver = false;
  #following: Promise<void> | undefined;

  constructor(url: string, channel: string) {
    this.#url = url;
    this.#channel = channel;
  }

  get conversationId(): string {
    return this.#conversationId;
  }

  /** Opens a conversation; asked again until the server answers. */
  async start(): Promise<void> {
    const token = opening.parse(await this.#untilAnswered('tokens/generate', { channel: this.#channel }));
    this.#token = token.token;
    const started = opening.parse(await this.#untilAnswered('conversations', {}));
    this.#token = started.token;
    this.#conversationId = started.conversationId;
    this.#following = this.#follow(started.streamUrl);
  }

  /** Says something, under one id until it is acknowledged. */
  async say(text: string): Promise<void> {
    const word: SaidWord = { clientId: randomUUID(), text, activityId: undefined };
    this.said.push(word);
    const answer = z.object({ id: z.string() }).parse(
      await this.#untilAnswered(`conversations/${this.#conversationId}/activities`, {
        type: 'message',
        text,
        from: { id: 'me' },
        channelData: { clientActivityID: word.clientId },
      }),
    );
    word.activityId = answer.id;
  }

  /** Waits until something has come that fits; throws after `withinMs` with what had come. */
  async until(fits: (activity: SeenActivity) => boolean, what: string, withinMs = 120_000): Promise<SeenActivity> {
    const deadline = performance.now() + withinMs;
    for (;;) {
      const found = this.seen.find(fits);
      if (found) return found;
      if (performance.now() > deadline) {
        const last = this.seen.slice(-5).map(({ type, name, text }) => `${type} ${name ?? ''} ${text ?? ''}`);
        throw new Error(`${this.#conversationId}: ${what} did not come. Last: ${last.join(' | ')}`);
      }
      await pause(20);
    }
  }

  /** Cuts her line, as a tunnel would; she comes back by herself. */
  cut(): void {
    this.#socket?.close();
  }

  /** Ends the chat, as she would from its menu. */
  async end(): Promise<void> {
    const ending = { type: 'endOfConversation', from: { id: 'me' } };
    await this.#untilAnswered(`conversations/${this.#conversationId}/activities`, ending);
  }

  async leave(): Promise<void> {
    this.#isOver = true;
    this.#socket?.close();
    await this.#following;
  }

  async #follow(first: string | undefined): Promise<void> {
    let streamUrl = first;
    while (!this.#isOver) {
      if (streamUrl) await this.#listen(streamUrl);
      if (this.#isOver) return;
      await pause(50 + Math.random() * 100);
      streamUrl = await this.#reconnect();
    }
  }

  async #reconnect(): Promise<string | undefined> {
    const after = this.#watermark === undefined ? '' : `?watermark=${this.#watermark}`;
    const answer = await this.#ask(`conversations/${this.#conversationId}${after}`, undefined).catch(() => undefined);
    const found = opening.safeParse(answer?.body);
    return found.success ? found.data.streamUrl : undefined;
  }

  #listen(streamUrl: string): Promise<void> {
    return new Promise((done) => {
      // The server names its own address; she reaches it through the line that she came by.
      const address = new URL(streamUrl);
      address.host = new URL(this.#url).host;
      const socket = new WebSocket(address);
      this.#socket = socket;
      // Half of a broken line does not know that it is broken: the server says something every few seconds.
      let silence: ReturnType<typeof setTimeout> | undefined;
      const heard = () => {
        clearTimeout(silence);
        silence = setTimeout(() => {
          socket.onmessage = null;
          socket.close();
          done();
        }, deadAfterMs);
      };
      heard();
      socket.onmessage = ({ data }) => {
        heard();
        if (typeof data === 'string' && data !== '') this.#take(activitySetSchema.parse(JSON.parse(data)));
      };
      socket.onerror = () => socket.close();
      socket.onclose = () => {
        clearTimeout(silence);
        done();
      };
    });
  }

  #take({ activities, watermark }: z.infer<typeof activitySetSchema>): void {
    this.seen.push(...activities);
    if (watermark !== undefined) this.#watermark = String(watermark);
  }

  async #untilAnswered(path: string, body: object): Promise<unknown> {
    for (;;) {
      const answer = await this.#ask(path, body).catch(() => undefined);
      // A body that broke off in the middle is no answer either.
      if (answer && answer.status < 300 && answer.body !== undefined) return answer.body;
      if (answer && answer.status >= 400 && answer.status < 500 && answer.status !== 429) {
        this.refused.push(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
        throw new Error(this.refused.at(-1));
      }
      await pause(30 + Math.random() * 60);
    }
  }

  async #ask(path: string, body: object | undefined): Promise<{ status: number; body: unknown }> {
    const response = await fetch(`${this.#url}/v3/directline/${path}`, {
      method: body ? 'POST' : 'GET',
      headers: {
        ...(body && { 'content-type': 'application/json' }),
        ...(this.#token && { authorization: `Bearer ${this.#token}` }),
      },
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(10_000),
    });
    return { status: response.status, body: await response.json().catch(() => undefined) };
  }
}
