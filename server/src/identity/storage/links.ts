import type { Instant } from '@switchboard/shared/kernel';
import type { Kysely, Selectable } from 'kysely';
import type { Tables } from '../../platform/database/tables.ts';
import { hashOfToken, newSecretToken } from './secret-token.ts';

type Db = Kysely<Tables>;
export type LinkRow = Selectable<Tables['one_use_link']>;

/** `password`: sets one person's password. `setup`: creates an organisation's first administrator. */
export type LinkPurpose = 'password' | 'setup';

export interface NewLink {
  readonly organisationId: string;
  readonly purpose: LinkPurpose;
  readonly userId: string | null;
  readonly expiresAt: Instant;
}

/** Makes a link's secret. A person has one link at a time, an organisation one setup link: the earlier stops working. */
export async function issueLink(db: Db, link: NewLink): Promise<string> {
  await withdrawLinks(db, link);
  const { token, hash } = newSecretToken('link');
  await db
    .insertInto('one_use_link')
    .values({
      token_hash: hash,
      organisation_id: link.organisationId,
      purpose: link.purpose,
      user_id: link.userId,
      expires_at: link.expiresAt,
    })
    .execute();
  return token;
}

export async function withdrawLinks(db: Db, link: Pick<NewLink, 'organisationId' | 'purpose' | 'userId'>) {
  const earlier = db
    .deleteFrom('one_use_link')
    .where('organisation_id', '=', link.organisationId)
    .where('purpose', '=', link.purpose);
  await (link.userId === null ? earlier : earlier.where('user_id', '=', link.userId)).execute();
}

/** The link if it is still good at this instant. */
export async function findLink(
  db: Db,
  token: string,
  purpose: LinkPurpose,
  now: Instant,
): Promise<LinkRow | undefined> {
  return db
    .selectFrom('one_use_link')
    .selectAll()
    .where('token_hash', '=', hashOfToken(token))
    .where('purpose', '=', purpose)
    .where('expires_at', '>', now)
    .executeTakeFirst();
}

/** Links that opened nothing any more are not kept. */
export async function purgeLinks(db: Db, now: Instant): Promise<void> {
  await db.deleteFrom('one_use_link').where('expires_at', '<=', now).execute();
}

/** Uses the link up. Of two that try at once, one gets it. */
export async function consumeLink(db: Db, token: string, purpose: LinkPurpose, now: Instant) {
  const link = await findLink(db, token, purpose, now);
  if (!link) return undefined;
  const used = await db
    .deleteFrom('one_use_link')
    .where('token_hash', '=', link.token_hash)
    .returning('token_hash')
    .executeTakeFirst();
  return used && link;
}
