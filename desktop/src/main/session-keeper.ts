import { newId } from '@switchboard/shared/kernel';
import { identityOperations } from '@switchboard/shared/identity';
import { z } from 'zod';
import type { ShortToken, SignInAnswer, SignInRequest } from '../bridge/bridge-contract.ts';
import type { SecretStore, SettingsFiles } from './platform.ts';

const FILE = 'session.bin';
/** A short token is renewed when less than this is left of it (ms): a call on its way must not outlive it. */
const RENEW_BEFORE_MS = 60_000;
const keptSchema = z.object({ origin: z.string(), token: z.string(), expiresAt: z.int() });
type Kept = z.infer<typeof keptSchema>;
const { session } = identityOperations;

export interface SessionKeeperNeeds {
  readonly origin: string;
  readonly fetch: typeof fetch;
  readonly clock: () => number;
  readonly secrets: SecretStore;
  readonly files: SettingsFiles;
}

/**
 * Signs in for the pages and keeps the session's token from them: in the computer's safe, or where there is none in
 * memory only, never in a plain file. The pages get tokens that die in ten minutes.
 */
export class SessionKeeper {
  readonly #needs: SessionKeeperNeeds;
  #kept: Kept | undefined;
  #short: NonNullable<ShortToken> | undefined;
  #asking: Promise<ShortToken> | undefined;

  constructor(needs: SessionKeeperNeeds) {
    this.#needs = needs;
  }

  /** Takes up the session of before the restart, if the safe still opens and it belongs to the same server. */
  async restore(): Promise<void> {
    const { files, secrets, origin, clock } = this.#needs;
    const bytes = await files.read(FILE);
    if (!bytes || !(await secrets.available())) return;
    try {
      const kept = keptSchema.parse(JSON.parse(await secrets.decrypt(bytes)));
      if (kept.origin === origin && kept.expiresAt > clock()) this.#kept = kept;
    } catch {
      // Another account's safe, or a damaged file: signing in again is the way on.
      await files.remove(FILE);
    }
  }

  /** Whether a session outlives a restart of this computer. */
  remembers(): Promise<boolean> {
    return this.#needs.secrets.available();
  }

  async signIn(request: SignInRequest): Promise<SignInAnswer> {
    const answer = await this.#post(session.create.path, request);
    if (!answer) return { outcome: 'offline' };
    const body: unknown = await answer.json().catch(() => undefined);
    if (!answer.ok) return { outcome: 'refused', status: answer.status, problem: body };
    const { token, expiresAt } = session.create.output.parse(body);
    if (!token) throw new Error('The server took this desk for one of its own pages: no token came');
    this.#short = undefined;
    this.#kept = { origin: this.#needs.origin, token, expiresAt };
    await this.#store(this.#kept);
    return { outcome: 'signedIn', expiresAt };
  }

  /** Forgets the session here at once, and asks the server to end it. */
  async signOut(): Promise<void> {
    const kept = this.#kept;
    await this.#forget();
    if (kept) await this.#send(session.end.method, session.end.path, undefined, kept.token);
  }

  /**
   * A token for the next minutes; null when nobody is signed in.
   * @throws when the server cannot be reached: then nobody knows.
   */
  shortToken(): Promise<ShortToken> {
    const { clock } = this.#needs;
    if (this.#short && this.#short.expiresAt - clock() > RENEW_BEFORE_MS) return Promise.resolve(this.#short);
    this.#asking ??= this.#renew().finally(() => {
      this.#asking = undefined;
    });
    return this.#asking;
  }

  async #renew(): Promise<ShortToken> {
    const kept = this.#kept;
    if (!kept) return null;
    const answer = await this.#post(session.issueShortToken.path, {}, kept.token);
    if (!answer) throw new Error('The server cannot be reached');
    if (answer.status === 401) {
      await this.#forget();
      return null;
    }
    if (!answer.ok) throw new Error(`The server gave no short token (${answer.status})`);
    this.#short = session.issueShortToken.output.parse(await answer.json());
    return this.#short;
  }

  async #store(kept: Kept): Promise<void> {
    const { secrets, files } = this.#needs;
    if (await secrets.available()) await files.write(FILE, await secrets.encrypt(JSON.stringify(kept)));
    else await files.remove(FILE);
  }

  async #forget(): Promise<void> {
    this.#kept = undefined;
    this.#short = undefined;
    await this.#needs.files.remove(FILE);
  }

  #post(path: string, body: object, token?: string): Promise<Response | undefined> {
    return this.#send('POST', path, body, token);
  }

  /** No Origin is sent: so the server answers with a token and no cookie (design §8). */
  async #send(method: string, path: string, body?: object, token?: string): Promise<Response | undefined> {
    const { origin, fetch, clock } = this.#needs;
    const headers = new Headers({ 'content-type': 'application/json', 'idempotency-key': newId(clock()) });
    if (token) headers.set('authorization', `Bearer ${token}`);
    try {
      return await fetch(`${origin}${path}`, { method, headers, body: JSON.stringify(body ?? {}) });
    } catch {
      return undefined;
    }
  }
}
