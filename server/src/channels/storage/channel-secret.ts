import { createHash } from 'node:crypto';

/** Unsalted on purpose: the secret is random and long, and is looked up by this. */
export function hashOfSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
