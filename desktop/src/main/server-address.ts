import { accepted, type Result, refused } from '@switchboard/shared/kernel';
import { problemSchema } from '@switchboard/shared/errors';
import { identityOperations } from '@switchboard/shared/identity';
import { z } from 'zod';
import type { ServerRefusal } from '../bridge/bridge-contract.ts';
import type { Platform } from './platform.ts';

const FILE = 'server.json';
const keptSchema = z.object({ origin: z.string() });
const askWithinMs = 10_000;

/**
 * The origin a person means by what she typed. A server on another computer must be https: a password, a token and a
 * microphone pass over the line.
 */
export function serverOriginOf(typed: string): Result<string, ServerRefusal> {
  const text = typed.trim();
  const full = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  const url = URL.canParse(full) ? new URL(full) : undefined;
  if (!url || !['http:', 'https:'].includes(url.protocol) || url.username || url.password)
    return refused('notAnAddress');
  return url.protocol === 'https:' || isLoopback(url.hostname) ? accepted(url.origin) : refused('notEncrypted');
}

const isLoopback = (hostname: string): boolean =>
  hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);

export class WrongServerAddress extends Error {
  override readonly name = 'WrongServerAddress';
}

/** Which server this desk belongs to: asked at the first start, then remembered. */
export class ServerAddress {
  readonly #platform: Pick<Platform, 'files' | 'fetch'>;
  #origin: string | undefined;

  constructor(platform: Pick<Platform, 'files' | 'fetch'>) {
    this.#platform = platform;
  }

  /** Scheme, host and port; undefined until somebody has chosen. */
  get origin(): string | undefined {
    return this.#origin;
  }

  /**
   * Takes the server given from outside, else the remembered one. A damaged file counts as none: it is asked again.
   * @throws WrongServerAddress when the one given from outside cannot be used
   */
  async recall(given: string | undefined): Promise<void> {
    const known = given ?? (await this.#kept());
    if (known === undefined) return;
    const origin = serverOriginOf(known);
    if (origin.ok) this.#origin = origin.value;
    else if (given !== undefined) throw new WrongServerAddress(`SWITCHBOARD_SERVER: ${sentences[origin.refusal]}`);
  }

  /** Takes the typed address if a Switchboard server answers there, and remembers it. */
  async choose(typed: string): Promise<Result<string, ServerRefusal>> {
    const origin = serverOriginOf(typed);
    if (!origin.ok) return origin;
    const refusal = await this.#look(origin.value);
    if (refusal) return refused(refusal);
    await this.#platform.files.write(FILE, new TextEncoder().encode(JSON.stringify({ origin: origin.value })));
    this.#origin = origin.value;
    return origin;
  }

  async forget(): Promise<void> {
    this.#origin = undefined;
    await this.#platform.files.remove(FILE);
  }

  async #kept(): Promise<string | undefined> {
    const bytes = await this.#platform.files.read(FILE);
    if (!bytes) return undefined;
    try {
      return keptSchema.parse(JSON.parse(new TextDecoder().decode(bytes))).origin;
    } catch {
      return undefined;
    }
  }

  /** Asked who is signed in, a Switchboard server says in its own words that nobody is. */
  async #look(origin: string): Promise<ServerRefusal | undefined> {
    const url = `${origin}${identityOperations.session.read.path}`;
    let answer: Response;
    try {
      answer = await this.#platform.fetch(url, { method: 'GET', signal: AbortSignal.timeout(askWithinMs) });
    } catch {
      return 'notReached';
    }
    const problem = problemSchema.safeParse(await answer.json().catch(() => undefined));
    return problem.success && problem.data.code === 'access/not-signed-in' ? undefined : 'notSwitchboard';
  }
}

const sentences: Readonly<Record<ServerRefusal, string>> = {
  notAnAddress: 'this is not the address of a server. Use one like https://desk.eastmere.example.',
  notEncrypted: 'use https for a server on another computer.',
  notReached: 'no server answers there.',
  notSwitchboard: 'what answers there is not a Switchboard server.',
};
