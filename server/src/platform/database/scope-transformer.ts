import {
  AliasNode,
  AndNode,
  ColumnNode,
  type DeleteQueryNode,
  FromNode,
  IdentifierNode,
  type InsertQueryNode,
  type JoinNode,
  type OperationNode,
  OperationNodeTransformer,
  ParensNode,
  PrimitiveValueListNode,
  RawNode,
  SelectAllNode,
  SelectionNode,
  SelectQueryNode,
  TableNode,
  type UpdateQueryNode,
  ValueListNode,
  ValueNode,
  ValuesNode,
  WhereNode,
  type WithNode,
} from 'kysely';
import type { Scope } from '../access/scope.ts';
import { ScopeBreach } from './scope-breach.ts';
import { changeCondition, readCondition } from './scope-condition.ts';
import { policyOf, type TablePolicy } from './tables.ts';

interface DeclaredTable {
  readonly name: string;
  readonly policy: TablePolicy;
}

/**
 * Rewrites one statement for a scope. A table in FROM or JOIN is replaced by its visible rows; UPDATE and DELETE get
 * the condition; INSERT is checked row by row.
 */
export class ScopeTransformer extends OperationNodeTransformer {
  readonly #scope: Scope;
  readonly #seesShared: boolean;
  readonly #namedQueries = new Set<string>();

  constructor(scope: Scope, seesShared: boolean) {
    super();
    this.#scope = scope;
    this.#seesShared = seesShared;
  }

  protected override transformWith(node: WithNode): WithNode {
    for (const { name } of node.expressions) this.#rememberNamed(name.table.table.identifier.name);
    return super.transformWith(node);
  }

  protected override transformSelectQuery(node: SelectQueryNode): SelectQueryNode {
    const named = node.with && this.transformNode(node.with);
    const { from: _from, joins: _joins, with: _with, ...rest } = node;
    return {
      ...super.transformSelectQuery(rest),
      ...(named && { with: named }),
      ...(node.from && { from: FromNode.create(node.from.froms.map((item) => this.#visible(item))) }),
      ...(node.joins && { joins: node.joins.map((join) => this.#visibleJoin(join)) }),
    };
  }

  protected override transformUpdateQuery(node: UpdateQueryNode): UpdateQueryNode {
    if (node.from || node.joins) throw new ScopeBreach('UPDATE … FROM is not possible within a scope');
    const target = declared(node.table);
    for (const { column, value } of node.updates ?? []) this.#refuseToMove(target.policy, column, value);
    const transformed = super.transformUpdateQuery(node);
    return { ...transformed, where: this.#changeable(transformed.where, target) };
  }

  protected override transformDeleteQuery(node: DeleteQueryNode): DeleteQueryNode {
    if (node.using || node.joins || node.from.froms.length !== 1) {
      throw new ScopeBreach('DELETE with joins is not possible within a scope');
    }
    const target = declared(node.from.froms[0]);
    const transformed = super.transformDeleteQuery(node);
    return { ...transformed, where: this.#changeable(transformed.where, target) };
  }

  protected override transformInsertQuery(node: InsertQueryNode): InsertQueryNode {
    const target = declared(node.into);
    this.#refuseForeignRows(node, target.policy);
    for (const { column, value } of node.onConflict?.updates ?? []) this.#refuseToMove(target.policy, column, value);
    const transformed = super.transformInsertQuery(node);
    const { onConflict } = transformed;
    if (!onConflict?.updates) return transformed;
    return {
      ...transformed,
      onConflict: { ...onConflict, updateWhere: this.#changeable(onConflict.updateWhere, target) },
    };
  }

  #visibleJoin(join: JoinNode): JoinNode {
    const transformed = this.transformJoin({ ...join, table: IdentifierNode.create('replaced below') });
    return { ...transformed, table: this.#visible(join.table) };
  }

  /** A table becomes `(select * from table where <visible>) as table`; planners of both engines flatten it again. */
  #visible(item: OperationNode): OperationNode {
    if (AliasNode.is(item) && !TableNode.is(item.node)) {
      if (RawNode.is(item.node)) throw new ScopeBreach('Raw SQL as a table is not possible within a scope');
      return this.transformNode(item);
    }
    const table = AliasNode.is(item) ? (item.node as TableNode) : item;
    if (TableNode.is(table) && this.#namedQueries.has(table.table.identifier.name)) return item;
    const { name, policy } = declared(table);
    const rows: SelectQueryNode = {
      ...SelectQueryNode.createFrom([table]),
      selections: [SelectionNode.create(SelectAllNode.create())],
      where: WhereNode.create(readCondition(this.#scope, name, policy, this.#seesShared)),
    };
    return AliasNode.create(rows, AliasNode.is(item) ? item.alias : IdentifierNode.create(name));
  }

  #changeable(where: WhereNode | undefined, { name, policy }: DeclaredTable): WhereNode {
    const condition = changeCondition(this.#scope, name, policy);
    return WhereNode.create(where ? AndNode.create(ParensNode.create(where.where), condition) : condition);
  }

  #rememberNamed(name: string): void {
    if (policyOf(name)) throw new ScopeBreach(`A named query hides the table ${name}`);
    this.#namedQueries.add(name);
  }

  #refuseForeignRows(node: InsertQueryNode, policy: TablePolicy): void {
    if (!node.values || !ValuesNode.is(node.values)) throw new ScopeBreach('An INSERT within a scope has plain values');
    const at = (name: string) => (node.columns ?? []).findIndex(({ column }) => column.name === name);
    for (const row of node.values.values) {
      if (plainValue(row, at(policy.organisation)) !== this.#scope.organisationId) {
        throw new ScopeBreach('An INSERT for another organisation, or for none');
      }
      if (policy.area) this.#refuseForeignArea(plainValue(row, at(policy.area)) ?? null);
    }
  }

  #refuseToMove(policy: TablePolicy, column: OperationNode, value: OperationNode): void {
    if (!ColumnNode.is(column)) throw new ScopeBreach('A change names its columns plainly');
    const { name } = column.column;
    if (name === policy.organisation) throw new ScopeBreach('A row never moves to another organisation');
    if (name === policy.area) this.#refuseForeignArea(ValueNode.is(value) ? value.value : undefined);
  }

  #refuseForeignArea(area: unknown): void {
    const { areas } = this.#scope;
    if (areas !== 'all' && !(typeof area === 'string' && areas.has(area))) {
      throw new ScopeBreach('A row for a service area in which the right is not held');
    }
  }
}

/** The one table a statement stands on, by its own name: an alias would escape the condition. */
function declared(node: OperationNode | undefined): DeclaredTable {
  if (!node || !TableNode.is(node)) throw new ScopeBreach('A statement within a scope stands on plain tables');
  const name = node.table.identifier.name;
  const policy = policyOf(name);
  if (!policy) throw new ScopeBreach(`Table ${name} is not declared (declareTable)`);
  if (policy.organisation === 'none') throw new ScopeBreach(`Table ${name} is for the system only`);
  return { name, policy };
}

function plainValue(row: OperationNode, at: number): unknown {
  if (PrimitiveValueListNode.is(row)) return row.values[at];
  const value = ValueListNode.is(row) ? row.values[at] : undefined;
  return value && ValueNode.is(value) ? value.value : undefined;
}
