import type { Instant } from '@switchboard/shared/kernel';
import type { Kysely, Selectable } from 'kysely';
import type { Tables } from '../../platform/database/tables.ts';

type Db = Kysely<Tables>;
export type CredentialRow = Selectable<Tables['password_credential']>;

export async function findCredential(db: Db, userId: string): Promise<CredentialRow | undefined> {
  return db.selectFrom('password_credential').selectAll().where('user_id', '=', userId).executeTakeFirst();
}

/** The hashes a new password must not match, the present one first. */
export async function earlierHashes(db: Db, userId: string, count: number): Promise<string[]> {
  if (count === 0) return [];
  const present = await findCredential(db, userId);
  const earlier = await db
    .selectFrom('password_history')
    .select('hash')
    .where('user_id', '=', userId)
    .orderBy('replaced_at', 'desc')
    .limit(count - 1)
    .execute();
  return [...(present ? [present.hash] : []), ...earlier.map(({ hash }) => hash)];
}

export interface NewPassword {
  readonly userId: string;
  readonly organisationId: string;
  readonly hash: string;
  readonly changedAt: Instant;
}

/** The longest history a policy can ask for; older hashes are not kept. */
const longestHistory = 12;

/** Sets the password and moves the one before into the history. */
export async function setPassword(db: Db, password: NewPassword): Promise<void> {
  const { userId, organisationId, hash, changedAt } = password;
  const before = await findCredential(db, userId);
  if (before) {
    const kept = { organisation_id: organisationId, user_id: userId, hash: before.hash, replaced_at: changedAt };
    await db.insertInto('password_history').values(kept).execute();
    await forgetOldest(db, userId);
  }
  const row = { hash, changed_at: changedAt };
  await db
    .insertInto('password_credential')
    .values({ user_id: userId, organisation_id: organisationId, ...row })
    .onConflict((conflict) => conflict.column('user_id').doUpdateSet(row))
    .execute();
}

async function forgetOldest(db: Db, userId: string): Promise<void> {
  const oldest = await db
    .selectFrom('password_history')
    .select('replaced_at')
    .where('user_id', '=', userId)
    .orderBy('replaced_at', 'desc')
    .offset(longestHistory)
    .limit(1)
    .executeTakeFirst();
  if (!oldest) return;
  await db
    .deleteFrom('password_history')
    .where('user_id', '=', userId)
    .where('replaced_at', '<=', oldest.replaced_at)
    .execute();
}
