import { type Argon2Parameters, argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { Turnstile } from '../../platform/concurrency/turnstile.ts';

const derive: (parameters: Argon2Parameters) => Promise<Buffer> = promisify(
  (parameters: Argon2Parameters, done: (failure: Error | null, key: Buffer) => void) =>
    argon2('argon2id', parameters, done),
);

/** What one guess costs: KiB of memory, passes over it. Written into each hash, so that they can be raised later. */
export interface HashCost {
  readonly memoryKib: number;
  readonly passes: number;
}

/**
 * About 0.1 s and 64 MiB for one guess on the 2-core machine this was measured on (twice the memory OWASP names as
 * the least for two passes); two at a time keep sign-in of a whole shift within seconds and memory within 128 MiB.
 */
export const productionCost: HashCost = { memoryKib: 65_536, passes: 2 };

/**
 * Keeps passwords as Argon2id hashes (RFC 9106) in the PHC text form. Costly on purpose: at most `atOnce` are worked
 * out at the same moment, so that a storm of sign-ins can neither exhaust memory nor starve the thread pool.
 */
export class PasswordHash {
  readonly #cost: HashCost;
  readonly #gate: Turnstile;
  /** Checked when there is no such account, so that the answer takes as long as if there were. */
  readonly #nobody: Promise<string>;

  constructor(cost: HashCost = productionCost, atOnce = 2) {
    this.#cost = cost;
    this.#gate = new Turnstile(atOnce);
    this.#nobody = this.hash(randomBytes(16).toString('hex'));
    this.#nobody.catch(() => undefined);
  }

  async hash(password: string): Promise<string> {
    const { memoryKib, passes } = this.#cost;
    const salt = randomBytes(16);
    const key = await this.#derive(password, salt, this.#cost);
    return `$argon2id$v=19$m=${memoryKib},t=${passes},p=1$${bare(salt)}$${bare(key)}`;
  }

  /** Is this the password? Without a hash the same work is done, and the answer is no. */
  async verify(password: string, hash: string | undefined): Promise<boolean> {
    const kept = parsed(hash ?? (await this.#nobody));
    const key = await this.#derive(password, kept.salt, kept);
    return timingSafeEqual(key, kept.key) && hash !== undefined;
  }

  #derive(password: string, nonce: Buffer, cost: HashCost): Promise<Buffer> {
    // One form for what looks the same: é typed on two keyboards must be one password (RFC 8265).
    const message = password.normalize('NFC');
    const { memoryKib: memory, passes } = cost;
    return this.#gate.through(() => derive({ message, nonce, parallelism: 1, tagLength: 32, memory, passes }));
  }
}

const form = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,2}),p=1\$([A-Za-z0-9+/]{22})\$([A-Za-z0-9+/]{43})$/;

function parsed(hash: string): HashCost & { salt: Buffer; key: Buffer } {
  const [, memory, passes, salt, key] = form.exec(hash) ?? [];
  if (!salt || !key) throw new Error('A kept password hash is not in the form this server writes');
  const bytes = (text: string) => Buffer.from(text, 'base64');
  return { memoryKib: Number(memory), passes: Number(passes), salt: bytes(salt), key: bytes(key) };
}

function bare(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '');
}
