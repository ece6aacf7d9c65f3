import { lookup } from 'node:dns/promises';
import { accepted, type Result, refused } from '@switchboard/shared/kernel';
import { Agent, buildConnector, type Dispatcher } from 'undici';
import { type GuardedConnectNeeds, guardedConnect } from './guarded-connect.ts';
import { type OutboundRefusal, OutboundRefused } from './outbound-refusal.ts';
import type { OutboundAnswer, OutboundRequest } from './outbound-request.ts';
import { followed, redirectTarget } from './redirect.ts';

const usualWithinMs = 10_000;
const usualMaxBytes = 1024 * 1024;
const mostRedirects = 5;

/**
 * Fetches what somebody else named: webhooks, addresses in configuration of organisations, source systems. It never
 * reaches this machine or its network (server-side request forgery), except for the endpoints of OUTBOUND_ALLOW.
 */
export class OutboundFetch {
  readonly #agent: Agent;

  constructor({ allow, resolve = resolveByDns, connect = buildConnector({}) }: Partial<GuardedConnectNeeds>) {
    this.#agent = new Agent({
      connect: guardedConnect({ allow: allow ?? [], resolve, connect }),
      keepAliveTimeout: 4_000,
      maxHeaderSize: 16 * 1024,
    });
  }

  /** Every answer of the other side is an answer, also 404 and 500; a refusal means that there is none. */
  async fetch(request: OutboundRequest): Promise<Result<OutboundAnswer, OutboundRefusal>> {
    const withinMs = request.withinMs ?? usualWithinMs;
    const signal = AbortSignal.timeout(withinMs);
    try {
      return accepted(await this.#follow(request, signal));
    } catch (error) {
      if (error instanceof OutboundRefused) return refused(error.refusal);
      if (signal.aborted) return refused({ code: 'outbound/took-too-long', withinMs });
      return refused({ code: 'outbound/unreachable', host: hostOf(request.url) });
    }
  }

  async close(): Promise<void> {
    await this.#agent.destroy();
  }

  async #follow(first: OutboundRequest, signal: AbortSignal): Promise<OutboundAnswer> {
    let request = first;
    let url = checkedUrl(request.url);
    for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
      const response = await this.#ask(url, request, signal);
      const headers = plainHeaders(response.headers);
      const target = redirectTarget(response.statusCode, headers['location'], url);
      if (!target) return { ...(await answerOf(response, request)), url: url.href, headers };
      response.body.on('error', () => undefined).destroy();
      const next = checkedUrl(target.href);
      if (url.protocol === 'https:' && next.protocol === 'http:') {
        throw new OutboundRefused({ code: 'outbound/url-not-allowed' });
      }
      request = followed(request, response.statusCode, url, next);
      url = next;
    }
    throw new OutboundRefused({ code: 'outbound/too-many-redirects' });
  }

  #ask(url: URL, { method, headers, body }: OutboundRequest, signal: AbortSignal): Promise<Dispatcher.ResponseData> {
    return this.#agent.request({
      origin: url.origin,
      path: `${url.pathname}${url.search}`,
      method,
      // Nothing is unpacked, so that a small answer cannot become a large one.
      headers: { ...headers, 'accept-encoding': 'identity' },
      body: body ?? null,
      signal,
    });
  }
}

/** http and https without credentials; the URL parser has already turned odd spellings of addresses into plain ones. */
function checkedUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') {
    throw new OutboundRefused({ code: 'outbound/url-not-allowed' });
  }
  return url;
}

async function answerOf(
  { statusCode, body }: Dispatcher.ResponseData,
  { maxBytes = usualMaxBytes }: OutboundRequest,
): Promise<Pick<OutboundAnswer, 'status' | 'body'>> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of body) {
    length += (part as Buffer).length;
    if (length > maxBytes) throw new OutboundRefused({ code: 'outbound/too-large', maxBytes });
    parts.push(part as Buffer);
  }
  return { status: statusCode, body: Buffer.concat(parts) };
}

function plainHeaders(headers: Dispatcher.ResponseData['headers']): Record<string, string> {
  const entries = Object.entries(headers).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries.map(([name, value]) => [name.toLowerCase(), [value].flat().join(', ')]));
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : '';
}

async function resolveByDns(host: string): Promise<readonly string[]> {
  const found = await lookup(host, { all: true });
  return found.map(({ address }) => address);
}
