import type { CallInputOf, Command, OutputOf, Query } from '@switchboard/shared/access';
import { accepted, type Result, refused, withMillisecondTimes } from '@switchboard/shared/kernel';
import { type CallRefusal, offlineRefusal, refusalFrom, unreadableAnswer } from './call-refusal.ts';
import { requestOf } from './request-of.ts';

/** What a call tells the rest of the desk, whoever made it. */
export type CallNews = 'answered' | 'offline' | 'signedOut' | 'deskTakenOver';

export interface ApiClientNeeds {
  /** Scheme, host and port of the server; empty where it serves this very page. */
  readonly origin: string;
  readonly fetch: typeof fetch;
  /** The bearer token, where no cookie speaks for us (Electron). */
  readonly authorization: () => Promise<string | undefined>;
  readonly onNews: (news: CallNews) => void;
}

export interface ApiClient {
  /**
   * Carries out one operation. Never throws for what may happen: a refusal, a failure and an unreachable server are
   * values. A command carries the id of the user's intent; repeated with the same id it is carried out once.
   */
  call<O extends Command | Query>(
    operation: O,
    input: CallInputOf<O>,
    commandId?: string,
  ): Promise<Result<OutputOf<O>, CallRefusal>>;
  /** Fetches a file; the browser saves it under the operation's name. */
  download<O extends Query>(operation: O, input: CallInputOf<O>): Promise<Result<Blob, CallRefusal>>;
}

const newsOf: Partial<Record<string, CallNews>> = {
  'access/not-signed-in': 'signedOut',
  'desk/taken-over': 'deskTakenOver',
};

export function makeApiClient({ origin, fetch, authorization, onNews }: ApiClientNeeds): ApiClient {
  async function send(
    operation: Command | Query,
    input: Readonly<Record<string, unknown>>,
    commandId?: string,
  ): Promise<Result<Response, CallRefusal>> {
    const { method, target, body } = requestOf(operation, input);
    const headers = new Headers();
    if (body !== undefined) headers.set('content-type', 'application/json');
    if (commandId) headers.set('idempotency-key', commandId);
    try {
      // Inside Electron the token comes from the server too, so its absence may be the same lost link.
      const token = await authorization();
      if (token) headers.set('authorization', `Bearer ${token}`);
      const request: RequestInit = { method, headers, credentials: 'same-origin' };
      if (body !== undefined) request.body = body;
      const response = await fetch(`${origin}${target}`, request);
      return response.ok ? accepted(response) : refused(await refusalOf(response));
    } catch {
      return refused(offlineRefusal); // no answer came, or the line broke in the middle of it
    }
  }

  function tell(outcome: Result<unknown, CallRefusal>): void {
    if (outcome.ok) return onNews('answered');
    onNews(outcome.refusal.kind === 'offline' ? 'offline' : (newsOf[outcome.refusal.code] ?? 'answered'));
  }

  return {
    async call(operation, input, commandId) {
      const response = await send(operation, input, commandId);
      const answer = response.ok ? await whole(jsonOf(response.value)) : response;
      tell(answer);
      if (!answer.ok) return answer;
      const value = operation.output.safeParse(answer.value);
      return value.success ? accepted(value.data as never) : refused(unreadableAnswer);
    },
    async download(operation, input) {
      const response = await send(operation, input);
      const answer = response.ok ? await whole(response.value.blob()) : response;
      tell(answer);
      return answer;
    },
  };
}

/** An answer whose line breaks in the middle is no answer: nobody knows what it would have said. */
async function whole<Body>(body: Promise<Body>): Promise<Result<Body, CallRefusal>> {
  return body.then(
    (value) => accepted(value),
    () => refused(offlineRefusal),
  );
}

async function refusalOf(response: Response): Promise<CallRefusal> {
  return refusalFrom(response.status, await jsonOf(response));
}

async function jsonOf(response: Response): Promise<unknown> {
  const text = await response.text();
  if (!text) return {};
  try {
    return withMillisecondTimes(JSON.parse(text));
  } catch {
    return undefined;
  }
}
