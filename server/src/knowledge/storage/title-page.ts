import type { Page } from '@switchboard/shared/kernel';
import { type SelectQueryBuilder, sql } from 'kysely';

type Titled = { id: string; title_key: string };

/** One page of rows by title and id. Null when `after` is no answer of ours. */
export async function titlePage<DB, From extends keyof DB, Row extends Titled>(
  query: SelectQueryBuilder<DB, From, Row>,
  { after, limit }: { readonly after?: string | undefined; readonly limit: number },
): Promise<Page<Row> | null> {
  const place = after === undefined ? undefined : placeFrom(after);
  if (place === null) return null;
  const beyond = place ? query.where(sql<boolean>`(title_key, id) > (${place.title_key}, ${place.id})`) : query;
  const rows = await beyond
    .orderBy(sql.ref('title_key'))
    .orderBy(sql.ref('id'))
    .limit(limit + 1)
    .execute();
  const items = rows.slice(0, limit) as Row[];
  const last = items.at(-1);
  return { items, next: rows.length > limit && last ? textOf(last) : null };
}

function textOf({ title_key, id }: Titled): string {
  return Buffer.from(JSON.stringify([title_key, id])).toString('base64url');
}

function placeFrom(text: string): Titled | null {
  try {
    const given: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    if (!Array.isArray(given) || given.length !== 2) return null;
    const [title_key, id] = given as [unknown, unknown];
    const isOurs = typeof title_key === 'string' && !title_key.includes('\0') && typeof id === 'string';
    return isOurs && /^[0-9a-f-]{36}$/.test(id) ? { title_key, id } : null;
  } catch {
    return null;
  }
}
