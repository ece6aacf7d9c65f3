import { type Clock, newId, withMillisecondTimes } from '@switchboard/shared/kernel';
import { identityOperations } from '@switchboard/shared/identity';
import { z } from 'zod';
import type { ShortToken, SignInAnswer, SignInRequest } from '../bridge/bridge-contract.ts';
import type { Platform } from './platform.ts';

const FILE = 'session.bin';
/** A short token is renewed when less than this is left of it (ms): a call on its way must not outlive it. */
const RENEW_BEFORE_MS = 60_000;
const answerWithinMs = 30_000;
const keptSchema = z.object({ origin: z.string(), token: z.string(), expiresAt: z.int() });
type Kept = z.infer<typeof keptSchema>;
const { session } = identityOperations;

export interface SessionKeeperNeeds extends Pick<Platform, 'fetch' | 'secrets' | 'files'> {
  /** The server the desk belongs to now, if one is chosen. */
  readonly server: { readonly origin: string | undefined };
  readonly clock: Clock;
  /** The server no longer knows the session, and nobody here had signed out. */
  readonly onEnded: () => void;
}

/**
 * Signs in for the pages and keeps the session's token from them: in the computer's safe, or where there is none in
 * memory only, never in a plain file. The pages get tokens that die in ten minutes.
 */
export class SessionKeeper {
  readonly #needs: SessionKeeperNeeds;
  #kept: Kept | undefined;
  #short: ShortToken | undefined;
  #asking: Promise<ShortToken | null> | undefined;

  constructor(needs: SessionKeeperNeeds) {
    this.#needs = needs;
  }

  /** Takes up the session of before the restart, if the safe still opens and it belongs to the same server. */
  async restore(): Promise<void> {
    const { files, secrets, server, clock } = this.#needs;
    const bytes = await files.read(FILE);
    if (!bytes || !(await secrets.available())) return;
    try {
      const kept = keptSchema.parse(JSON.parse(await secrets.decrypt(bytes)));
      if (kept.origin === server.origin && kept.expiresAt > clock()) this.#kept = kept;
      else await files.remove(FILE);
    } catch {
      // Another account's safe, or a damaged file: signing in again is the way on.
      await files.remove(FILE);
    }
  }

  /** Whether a session outlives a restart of the program. */
  remembers(): Promise<boolean> {
    return this.#needs.secrets.available();
  }

  async signIn(request: SignInRequest): Promise<SignInAnswer> {
    const { origin } = this.#needs.server;
    const answer = await this.#send(origin, session.create, request);
    if (!origin || !answer) return { outcome: 'offline' };
    const body = await bodyOf(answer);
    if (!answer.ok) return { outcome: 'refused', status: answer.status, problem: body };
    const issued = session.create.output.safeParse(body);
    // An answer without a token comes from something that is not our server, or takes this desk for a page of its own.
    if (!issued.data?.token) return { outcome: 'refused', status: answer.status, problem: undefined };
    const { token, expiresAt } = issued.data;
    await this.#keep({ origin, token, expiresAt });
    return { outcome: 'signedIn', expiresAt };
  }

  /** Forgets the session here at once, and asks the server to end it. */
  async signOut(): Promise<void> {
    const kept = this.#kept;
    await this.#forget();
    if (kept) await this.#send(kept.origin, session.end, {}, kept.token);
  }

  /**
   * A token for the next minutes; null when nobody is signed in. Asked by many at once, the server is asked once.
   * @throws when the server cannot be reached: then nobody knows.
   */
  shortToken(): Promise<ShortToken | null> {
    const { clock } = this.#needs;
    if (this.#short && this.#short.expiresAt - clock() > RENEW_BEFORE_MS) return Promise.resolve(this.#short);
    const kept = this.#kept;
    if (!kept) return Promise.resolve(null);
    this.#asking ??= this.#renew(kept).finally(() => {
      this.#asking = undefined;
    });
    return this.#asking;
  }

  async #renew(kept: Kept): Promise<ShortToken | null> {
    const answer = await this.#send(kept.origin, session.issueShortToken, {}, kept.token);
    if (!answer) throw new Error('The server cannot be reached');
    const isStillKept = this.#kept === kept;
    if (answer.status === 401) {
      if (isStillKept) await this.#endedElsewhere();
      return null;
    }
    if (!answer.ok) throw new Error(`The server gave no short token (${answer.status})`);
    const short = session.issueShortToken.output.parse(await bodyOf(answer));
    // Who signed out meanwhile, or signed in as another, must not be handed what was asked for before.
    if (!isStillKept) return null;
    this.#short = { token: short.token, expiresAt: short.expiresAt - this.#aheadOf(answer) };
    return this.#short;
  }

  /** How far the server's clock is ahead of this computer's (ms): a token dies by the server's, and is renewed by ours. */
  #aheadOf(answer: Response): number {
    const { clock } = this.#needs;
    const said = Date.parse(answer.headers.get('date') ?? '');
    return Number.isNaN(said) ? 0 : said - clock();
  }

  async #keep(kept: Kept): Promise<void> {
    const { secrets, files } = this.#needs;
    this.#kept = kept;
    this.#short = undefined;
    this.#asking = undefined;
    try {
      if (await secrets.available()) return await files.write(FILE, await secrets.encrypt(JSON.stringify(kept)));
    } catch {
      // A locked safe or a full disk costs the comfort of the next start, not this sign-in.
    }
    await files.remove(FILE);
  }

  async #forget(): Promise<void> {
    this.#kept = undefined;
    this.#short = undefined;
    this.#asking = undefined;
    await this.#needs.files.remove(FILE);
  }

  async #endedElsewhere(): Promise<void> {
    await this.#forget();
    this.#needs.onEnded();
  }

  /** No Origin is sent: so the server answers with a token and no cookie (design §8). Undefined: nobody answered. */
  async #send(
    origin: string | undefined,
    { method, path }: { method: string; path: string },
    body: object,
    token?: string,
  ): Promise<Response | undefined> {
    const { fetch, clock } = this.#needs;
    if (origin === undefined) return undefined;
    const headers = new Headers({ 'content-type': 'application/json', 'idempotency-key': newId(clock()) });
    if (token) headers.set('authorization', `Bearer ${token}`);
    const signal = AbortSignal.timeout(answerWithinMs);
    try {
      return await fetch(`${origin}${path}`, { method, headers, body: JSON.stringify(body), signal });
    } catch {
      return undefined;
    }
  }
}

async function bodyOf(answer: Response): Promise<unknown> {
  return withMillisecondTimes(await answer.json().catch(() => undefined));
}
