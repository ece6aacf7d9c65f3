import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';

const sourceSchema = z.object({ title: z.string(), url: z.string().nullable() });
const activitySchema = z.object({
  id: z.string().optional(),
  type: z.string(),
  text: z.string().optional(),
  from: z.object({ id: z.string(), role: z.string().optional() }),
  channelData: z.looseObject({ source: sourceSchema.optional() }).optional(),
});
type Activity = z.infer<typeof activitySchema>;
const openingSchema = z.object({ conversationId: z.string(), token: z.string() });
const setSchema = z.object({ activities: z.array(activitySchema), watermark: z.string() });

const answeredWithinMs = 30_000;

/** A citizen who chats by Direct Line's public addresses and reads by asking; she asks again while the server is away. */
export class BotChat {
  readonly #url: string;
  readonly #opening: z.infer<typeof openingSchema>;
  readonly seen: Activity[] = [];
  #watermark = '';
  #heard = 0;

  private constructor(url: string, opening: z.infer<typeof openingSchema>) {
    this.#url = url;
    this.#opening = opening;
  }

  static async open(url: string, channel: string, locale = 'en-GB'): Promise<BotChat> {
    const token = await ask(`${url}/v3/directline/tokens/generate`, { body: { channel } });
    const { token: pass } = z.object({ token: z.string() }).parse(token);
    const opening = await ask(`${url}/v3/directline/conversations`, { token: pass, body: { locale } });
    return new BotChat(url, openingSchema.parse(opening));
  }

  async says(text: string): Promise<void> {
    await this.#ask('activities', { type: 'message', from: { id: 'cleo' }, text });
  }

  /** The bot's next message that fits, after the one heard last; throws with all that came when none does. */
  async hears(fits: (text: string) => boolean): Promise<Activity> {
    const deadline = performance.now() + answeredWithinMs;
    while (performance.now() < deadline) {
      await this.#read();
      const found = this.seen.findIndex((one, index) => index >= this.#heard && isOfBot(one) && fits(one.text ?? ''));
      if (found >= 0) {
        this.#heard = found + 1;
        return this.seen[found]!;
      }
      await pause(250);
    }
    throw new Error(`It was not said. What came: ${JSON.stringify(this.botWords(), null, 1)}`);
  }

  botWords(): string[] {
    return this.seen.filter(isOfBot).flatMap(({ text }) => text ?? []);
  }

  async #read(): Promise<void> {
    const query = this.#watermark === '' ? '' : `?watermark=${this.#watermark}`;
    const set = setSchema.parse(await this.#ask(`activities${query}`));
    this.seen.push(...set.activities.filter(({ type }) => type === 'message'));
    this.#watermark = set.watermark;
  }

  #ask(path: string, body?: object): Promise<unknown> {
    const { conversationId, token } = this.#opening;
    return ask(`${this.#url}/v3/directline/conversations/${conversationId}/${path}`, { token, ...(body && { body }) });
  }
}

function isOfBot({ from }: Activity): boolean {
  return from.role === 'bot';
}

/** Asks until there is an answer, more slowly where it was too fast; any other refusal is thrown. */
async function ask(url: string, { token, body }: { token?: string; body?: object }): Promise<unknown> {
  const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) };
  const request = body ? { method: 'POST', headers, body: JSON.stringify(body) } : { headers };
  for (let attempt = 0; ; attempt += 1) {
    const answer = await fetch(url, request).catch(() => undefined);
    if (answer?.ok) return answer.json();
    const isAway = !answer || answer.status >= 500 || answer.status === 429;
    if (!isAway || attempt > 100) throw new Error(`${url}: ${answer?.status} ${await answer?.text()}`);
    await pause(300);
  }
}
