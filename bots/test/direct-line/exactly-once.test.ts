import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Begun, ChatHouse, type SeenActivity } from './stage/chat-house.ts';
import { SeenStream } from './stage/seen-stream.ts';

let house: ChatHouse;
beforeAll(async () => {
  house = await ChatHouse.open();
});
afterAll(() => house.close());

/** A citizen's page: keeps its watermark and what it was shown, and comes back as it can. */
class Page {
  readonly shown: SeenActivity[] = [];
  readonly #chat: Begun;
  #stream: SeenStream | undefined;
  #taken = 0;
  #watermark = '';

  constructor(chat: Begun) {
    this.#chat = chat;
  }

  async connect(): Promise<void> {
    this.drop();
    const { conversationId, token } = this.#chat;
    const path = `/conversations/${conversationId}?watermark=${this.#watermark}`;
    const { body } = await house.call('GET', path, { token });
    this.#stream = new SeenStream(body.streamUrl);
    this.#taken = 0;
  }

  /** Cuts the line: what has arrived by now was shown, the rest never comes. */
  drop(): void {
    this.#take();
    this.#stream?.socket.terminate();
    this.#stream?.socket.removeAllListeners('message');
    this.#stream = undefined;
  }

  async poll(): Promise<void> {
    this.drop();
    const { conversationId, token } = this.#chat;
    const path = `/conversations/${conversationId}/activities?watermark=${this.#watermark}`;
    const { body } = await house.call('GET', path, { token });
    this.#show(body.activities, body.watermark);
  }

  async settle(words: number): Promise<void> {
    if (!this.#stream) await this.connect();
    const before = this.texts.length;
    await this.#stream!.until((seen) => before + seen.texts.length - this.#textsTaken() >= words);
    this.drop();
  }

  get texts(): string[] {
    return this.shown.flatMap(({ type, text }) => (type === 'message' && text !== undefined ? [text] : []));
  }

  #textsTaken(): number {
    const taken = this.#stream?.activities.slice(0, this.#taken) ?? [];
    return taken.filter(({ type }) => type === 'message').length;
  }

  #take(): void {
    if (!this.#stream) return;
    this.#show(this.#stream.activities.slice(this.#taken), this.#stream.watermark);
    this.#taken = this.#stream.activities.length;
  }

  #show(activities: readonly SeenActivity[], watermark: string): void {
    this.shown.push(...activities);
    if (watermark !== '') this.#watermark = watermark;
  }
}

const step = fc.oneof(
  { weight: 4, arbitrary: fc.constant('say' as const) },
  { weight: 1, arbitrary: fc.constant('sayTwice' as const) },
  { weight: 3, arbitrary: fc.constant('hear' as const) },
  { weight: 1, arbitrary: fc.constant('note' as const) },
  { weight: 2, arbitrary: fc.constant('connect' as const) },
  { weight: 2, arbitrary: fc.constant('drop' as const) },
  { weight: 1, arbitrary: fc.constant('poll' as const) },
  { weight: 2, arbitrary: fc.constant('wait' as const) },
);

test('[E-10 part] [C-11 part] however posts, answers, cuts and reconnects fall, each word is shown once and in order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      const chat = await house.begin();
      const page = new Page(chat);
      const posts: Promise<unknown>[] = [];
      const post = (index: number) =>
        house.call('POST', `/conversations/${chat.conversationId}/activities`, {
          token: chat.token,
          body: { type: 'message', text: `hers ${index}`, channelData: { clientActivityID: `w${index}` } },
        });
      for (const [index, what] of steps.entries()) {
        if (what === 'say') posts.push(post(index));
        if (what === 'sayTwice') posts.push(post(index), post(index));
        if (what === 'hear') house.backend.speak(chat.conversationId, 'agent', 'Ann', `ours ${index}`);
        if (what === 'note') house.backend.note(chat.conversationId, `note ${index}`);
        if (what === 'connect') await page.connect();
        if (what === 'drop') page.drop();
        if (what === 'poll') await page.poll();
        if (what === 'wait') await Promise.all(posts);
      }
      await Promise.all(posts);
      const kept = house.backend
        .chat(chat.conversationId)
        .messages.flatMap((one) => (one.kind === 'text' ? [one.text] : []));
      if (kept.length > page.texts.length) await page.settle(kept.length);
      expect(page.texts).toEqual(kept);
      const hers = steps.flatMap((what, index) => (what === 'say' || what === 'sayTwice' ? [`hers ${index}`] : []));
      expect(kept.filter((text) => text.startsWith('hers')).toSorted()).toEqual(hers.toSorted());
    }),
    { numRuns: 60 },
  );
});
