import type { PostedActivity } from './activity.ts';

/** What opens one conversation. */
export interface Credentials {
  readonly conversationId: string;
  readonly token: string;
  /** By the clock of this device. */
  readonly expiresAt: number;
}

export interface OpenedChat extends Credentials {
  readonly streamUrl: string;
}

export interface Beginning {
  readonly channel: string;
  readonly locale: string;
  readonly page: string | null;
}

/** The server understood and said no. Anything else that goes wrong is the way there, and is thrown as it comes. */
export class DirectLineRefusal extends Error {
  override readonly name = 'DirectLineRefusal';
  readonly status: number;
  readonly code: string;
  /** How long to wait before asking again, if the server said so. */
  readonly retryAfterMs: number | undefined;

  constructor(status: number, code: string, retryAfterMs?: number) {
    super(`Direct Line answered ${status} ${code}`);
    this.status = status;
    this.code = code;
    this.retryAfterMs = retryAfterMs;
  }
}

/** Will the same request perhaps succeed later? */
export function isTemporary(failure: unknown): boolean {
  if (!(failure instanceof DirectLineRefusal)) return true;
  return failure.status >= 500 || failure.status === 429 || failure.status === 408;
}

/** No chat can be had with these credentials any more. */
export function isOver(failure: unknown): boolean {
  return failure instanceof DirectLineRefusal && [401, 403, 404].includes(failure.status);
}

/** Long enough for a slow line; short enough to find out soon that a kept connection leads nowhere. */
const usualAnswerMs = 8_000;
const uploadWithinMs = 120_000;

interface Question {
  readonly token?: string;
  readonly body?: object;
  readonly form?: FormData;
  readonly signal?: AbortSignal;
}

interface TokenAnswer {
  readonly conversationId: string;
  readonly token: string;
  readonly expires_in: number;
  readonly streamUrl?: string;
}

/** The requests of Direct Line 3.0. Each throws DirectLineRefusal, or whatever the network threw. */
export class DirectLineCalls {
  readonly #base: string;
  readonly #fetch: typeof fetch;
  readonly #now: () => number;
  readonly #answerWithinMs: number;

  /** `origin` is that of the server, without a closing slash. */
  constructor(origin: string, fetcher: typeof fetch, now: () => number, answerWithinMs = usualAnswerMs) {
    this.#answerWithinMs = answerWithinMs;
    this.#base = `${origin}/v3/directline`;
    this.#fetch = fetcher;
    this.#now = now;
  }

  /** A token for a conversation that has not begun. Beginning it twice with the same token begins it once. */
  async reserve(channel: string): Promise<Credentials> {
    return this.#credentials(await this.#ask<TokenAnswer>('POST', '/tokens/generate', { body: { channel } }));
  }

  async begin({ token }: Credentials, { locale, page }: Beginning): Promise<OpenedChat> {
    return this.#opened(await this.#ask<TokenAnswer>('POST', '/conversations', { token, body: { locale, page } }));
  }

  /** A stream that begins after the watermark, with everything since. */
  async resume({ conversationId, token, expiresAt }: Credentials, watermark: number): Promise<OpenedChat> {
    const answer = await this.#ask<TokenAnswer>('GET', `/conversations/${conversationId}?watermark=${watermark}`, {
      token,
    });
    const renewed = answer.token ? this.#credentials(answer) : { token, expiresAt };
    return { ...renewed, conversationId, streamUrl: streamOf(answer) };
  }

  async refresh({ token }: Credentials): Promise<Credentials> {
    return this.#credentials(await this.#ask<TokenAnswer>('POST', '/tokens/refresh', { token }));
  }

  /** `signal` gives the request up; whether the server took it is then open, and the same id may be sent again. */
  async post(
    { conversationId, token }: Credentials,
    activity: PostedActivity,
    signal?: AbortSignal,
  ): Promise<{ readonly id: string }> {
    const path = `/conversations/${conversationId}/activities`;
    return this.#ask('POST', path, { token, body: activity, ...(signal && { signal }) });
  }

  async upload(
    { conversationId, token }: Credentials,
    { activity, file, signal }: { activity: PostedActivity; file: File; signal: AbortSignal },
  ): Promise<{ readonly id: string }> {
    const form = new FormData();
    form.append(
      'activity',
      new Blob([JSON.stringify(activity)], { type: 'application/vnd.microsoft.activity' }),
      'blob',
    );
    form.append('file', file, file.name);
    return this.#ask('POST', `/conversations/${conversationId}/upload`, { token, form, signal });
  }

  #credentials({ conversationId, token, expires_in }: TokenAnswer): Credentials {
    return { conversationId, token, expiresAt: this.#now() + expires_in * 1_000 };
  }

  #opened(answer: TokenAnswer): OpenedChat {
    return { ...this.#credentials(answer), streamUrl: streamOf(answer) };
  }

  async #ask<Answer>(method: 'GET' | 'POST', path: string, request: Question): Promise<Answer> {
    const { token, body, form, signal } = request;
    const ask = this.#fetch;
    const stop = new AbortController();
    const giveUp = () => stop.abort();
    const late = setTimeout(giveUp, form ? uploadWithinMs : this.#answerWithinMs);
    signal?.addEventListener('abort', giveUp);
    try {
      const answer = await ask(this.#base + path, {
        method,
        headers: {
          ...(token && { authorization: `Bearer ${token}` }),
          ...(body && { 'content-type': 'application/json' }),
        },
        ...(body && { body: JSON.stringify(body) }),
        ...(form && { body: form }),
        credentials: 'omit',
        cache: 'no-store',
        signal: stop.signal,
      });
      if (!answer.ok) throw await refusalOf(answer);
      return (await answer.json()) as Answer;
    } finally {
      clearTimeout(late);
      signal?.removeEventListener('abort', giveUp);
    }
  }
}

function streamOf({ streamUrl }: TokenAnswer): string {
  if (!streamUrl) throw new Error('The server gave no address of a stream.');
  return streamUrl;
}

async function refusalOf(answer: Response): Promise<DirectLineRefusal> {
  const { error } = (await answer.json().catch(() => ({}))) as { error?: { code?: string } };
  const seconds = Number(answer.headers.get('retry-after') ?? Number.NaN);
  return new DirectLineRefusal(
    answer.status,
    error?.code ?? 'unknown',
    Number.isFinite(seconds) ? seconds * 1_000 : undefined,
  );
}
