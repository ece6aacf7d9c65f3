import type { Page } from '@switchboard/shared/kernel';
import { type Expression, type SelectQueryBuilder, sql } from 'kysely';

/**
 * Pages by key, not by count: "after the last one I saw" stays right while rows come and go. The order is a column
 * (or expression) and, among equals, the id.
 */
export interface ListOrder {
  readonly key: Expression<string | number>;
  readonly id: Expression<string>;
  readonly holds: 'text' | 'number';
  readonly descending: boolean;
}

export interface PageWish {
  readonly after?: string | undefined;
  readonly limit: number;
}

type Keyed = { id: string; sort_key: string | number };

/** One page of rows, or null when `after` is no answer of ours. */
export async function pageOfRows<DB, From extends keyof DB, Row extends Keyed>(
  query: SelectQueryBuilder<DB, From, Row>,
  order: ListOrder,
  wish: PageWish,
): Promise<Page<Row> | null> {
  const position = wish.after === undefined ? undefined : positionFrom(wish.after, order.holds);
  if (position === null) return null;
  const direction = order.descending ? 'desc' : 'asc';
  const operator = sql.raw(order.descending ? '<' : '>');
  const beyond = position
    ? query.where(sql<boolean>`(${order.key}, ${order.id}) ${operator} (${position.key}, ${position.id})`)
    : query;
  const rows = await beyond
    .orderBy(order.key, direction)
    .orderBy(order.id, direction)
    .limit(wish.limit + 1)
    .execute();
  const items = rows.slice(0, wish.limit) as Row[];
  const last = items.at(-1);
  return { items, next: rows.length > wish.limit && last ? textOf(last) : null };
}

function textOf({ sort_key: key, id }: Keyed): string {
  return Buffer.from(JSON.stringify([key, id])).toString('base64url');
}

function positionFrom(text: string, holds: ListOrder['holds']): { key: string | number; id: string } | null {
  try {
    const given: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    if (!Array.isArray(given) || given.length !== 2) return null;
    const [key, id] = given as [unknown, unknown];
    const isKey = holds === 'number' ? Number.isSafeInteger(key) : typeof key === 'string' && !key.includes('\0');
    return isKey && typeof id === 'string' && /^[0-9a-f-]{36}$/.test(id) ? { key: key as string | number, id } : null;
  } catch {
    return null;
  }
}

/** `sort` as the caller writes it: `name`, or `-name` for descending. */
export function sortFrom<Field extends string>(sort: Field | `-${Field}`): { field: Field; descending: boolean } {
  const descending = sort.startsWith('-');
  return { field: (descending ? sort.slice(1) : sort) as Field, descending };
}
