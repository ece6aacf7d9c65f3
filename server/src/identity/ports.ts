import type { Clock } from '@switchboard/shared/kernel';
import type { Kysely } from 'kysely';
import type { Database, Tables } from '../platform/database/index.ts';
import type { SignInLimits } from './domain/sign-in-limits.ts';
import type { PasswordHash } from './storage/password-hash.ts';

/**
 * Is this person on a contact right now? Then nothing ends her session. Told by the feature `contacts`, and asked
 * only when a session would run out.
 */
export type IsOnContact = (db: Kysely<Tables>, userId: string) => Promise<boolean>;

/** What identity needs from outside, handed in by main.ts. */
export interface IdentityNeeds {
  readonly database: Database;
  readonly clock: Clock;
  readonly passwords: PasswordHash;
  readonly limits: SignInLimits;
  readonly isOnContact: IsOnContact;
  /** Where people reach this installation: one-use links begin with it, and https makes the cookie secure. */
  readonly publicUrl: string;
  /** The key that a person's desks seal their drafts with (design §5): 32 bytes, the same on every node. */
  readonly deskKeyOf: (userId: string) => Uint8Array;
  /** True when the demonstration was seeded: screens say so. */
  readonly isDemo: boolean;
}
