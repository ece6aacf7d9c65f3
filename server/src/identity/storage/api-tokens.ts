import type { InputOf } from '@switchboard/shared/access';
import {
  type ApiTokenRecord,
  type HeldRight,
  heldRightSchema,
  type identityOperations,
} from '@switchboard/shared/identity';
import type { Instant, Page } from '@switchboard/shared/kernel';
import { type Kysely, type Selectable, sql } from 'kysely';
import { z } from 'zod';
import type { Tables } from '../../platform/database/tables.ts';
import { pageOfRows, sortFrom } from './keyset.ts';

type Db = Kysely<Tables>;
export type ApiTokenRow = Selectable<Tables['api_token']>;

const heldRights = z.array(heldRightSchema);

export function rightsOfToken(row: Pick<ApiTokenRow, 'rights'>): HeldRight[] {
  return heldRights.parse(JSON.parse(row.rights));
}

export async function findApiToken(db: Db, apiTokenId: string): Promise<ApiTokenRow | undefined> {
  return db.selectFrom('api_token').selectAll().where('id', '=', apiTokenId).executeTakeFirst();
}

/** The token if it opens anything at this instant. */
export async function findLiveApiToken(db: Db, hash: string, now: Instant): Promise<ApiTokenRow | undefined> {
  return db
    .selectFrom('api_token')
    .selectAll()
    .where('token_hash', '=', hash)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst();
}

export async function insertApiToken(db: Db, token: ApiTokenRow): Promise<void> {
  await db.insertInto('api_token').values(token).execute();
}

export async function revokeApiToken(db: Db, apiTokenId: string, revokedAt: Instant): Promise<void> {
  await db.updateTable('api_token').set({ revoked_at: revokedAt }).where('id', '=', apiTokenId).execute();
}

export async function noteUse(db: Db, apiTokenId: string, now: Instant): Promise<void> {
  await db.updateTable('api_token').set({ last_used_at: now }).where('id', '=', apiTokenId).execute();
}

/** One page of tokens, without their secrets. Null: `after` is not ours. */
export async function listApiTokens(
  db: Db,
  filter: InputOf<typeof identityOperations.apiToken.list>,
  now: Instant,
): Promise<Page<ApiTokenRecord> | null> {
  const { field, descending } = sortFrom<'name' | 'issuedAt'>(filter.sort);
  const key = sql<string | number>`${sql.ref(field === 'name' ? 'name_key' : 'issued_at')}`;
  let query = db.selectFrom('api_token').selectAll().select(key.as('sort_key'));
  if (filter.state === 'live') query = query.where('revoked_at', 'is', null).where('expires_at', '>', now);
  const holds = field === 'name' ? 'text' : 'number';
  const page = await pageOfRows(query, { key, id: sql.ref<string>('id'), holds, descending }, filter);
  return page && { items: page.items.map(apiTokenRecord), next: page.next };
}

function apiTokenRecord(row: ApiTokenRow): ApiTokenRecord {
  return {
    id: row.id,
    name: row.name,
    rights: rightsOfToken(row),
    issuedBy: row.issued_by,
    issuedAt: row.issued_at,
    expiresAt: row.expires_at,
    lastUsedAt: row.last_used_at,
    revokedAt: row.revoked_at,
  };
}

export function isLive(token: Pick<ApiTokenRow, 'revoked_at' | 'expires_at'>, now: Instant): boolean {
  return token.revoked_at === null && now < token.expires_at;
}
