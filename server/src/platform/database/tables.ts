/**
 * Every table, by name. Platform and features add theirs with `declare module`, and say with `declareTable` which
 * column carries the organisation: a table that says nothing cannot be read or written through a scope.
 */
// biome-ignore lint/suspicious/noEmptyInterface: filled in by declaration merging
export interface Tables {}

export interface TablePolicy {
  /** The column that says whose row it is, or `'none'` for a table only the system touches. */
  readonly organisation: string | 'none';
  /** The column that says in which service area; a null there means the whole organisation. */
  readonly area?: string;
  /** The record kind under which sharing grants open rows of this table to another organisation's questions. */
  readonly sharedAs?: string;
}

const policies = new Map<string, TablePolicy>();

export function declareTable(name: keyof Tables & string, policy: TablePolicy): void {
  policies.set(name, policy);
}

export function policyOf(table: string): TablePolicy | undefined {
  return policies.get(table);
}
