import { fieldRulesOf, type SharedKind } from '@switchboard/shared/identity';
import { type Expression, type RawBuilder, sql } from 'kysely';
import type { Viewer } from '../domain/field-visibility.ts';

/**
 * A column as the viewer may see it: null in rows where the field is hidden from her. Searching, filtering and
 * sorting by this, never by the bare column, keeps a hidden field from being found out by asking cleverly (A-02, Q-05).
 * The same rule as domain/field-visibility.ts, said in SQL; a test holds the two together.
 */
export function visibleColumn<Value>(
  viewer: Viewer,
  kind: SharedKind,
  field: string,
  column: string,
  table: string,
): RawBuilder<Value | null> {
  const conditions = [...ownRows(viewer, kind, field, table), ...sharedRows(viewer, kind, field, table)];
  if (conditions.length === 0) return sql`null`;
  return sql`case when ${sql.join(conditions, sql` or `)} then ${sql.ref(`${table}.${column}`)} end`;
}

function ownRows(viewer: Viewer, kind: SharedKind, field: string, table: string): Expression<unknown>[] {
  const right = fieldRulesOf(kind)[field]?.right;
  const areas = right && viewer.rights.get(right);
  if (!areas) return [];
  const own = sql`${sql.ref(`${table}.organisation_id`)} = ${viewer.organisationId}`;
  if (areas === 'all') return [own];
  const area = sql.ref(`${table}.service_area_id`);
  const here = areas.size > 0 ? [sql`${area} in (${sql.join([...areas])})`] : [];
  const everywhere = right === 'directory.read' ? [sql`${area} is null`] : [];
  const either = [...here, ...everywhere];
  return either.length === 0 ? [] : [sql`(${own} and (${sql.join(either, sql` or `)}))`];
}

function sharedRows(viewer: Viewer, kind: SharedKind, field: string, table: string): Expression<unknown>[] {
  const rule = fieldRulesOf(kind)[field];
  if (!rule?.shareable || !viewer.rights.has(rule.right)) return [];
  const givers = (viewer.sharedBy.get(kind) ?? []).filter(
    ({ organisationId, fields }) => organisationId !== viewer.organisationId && fields.has(field),
  );
  if (givers.length === 0) return [];
  const ids = givers.map(({ organisationId }) => organisationId);
  return [sql`${sql.ref(`${table}.organisation_id`)} in (${sql.join(ids)})`];
}

/** A pattern that finds the text anywhere, taken literally; use with `escape '\'`. */
export function anywhere(text: string): string {
  return `%${text.toLowerCase().replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
}

export function containsText(column: Expression<unknown>, text: string): RawBuilder<boolean> {
  return sql<boolean>`lower(${column}) like ${anywhere(text)} escape '\\'`;
}
