import {
  AliasNode,
  AndNode,
  BinaryOperationNode,
  ColumnNode,
  type DeleteQueryNode,
  FromNode,
  IdentifierNode,
  type InsertQueryNode,
  type JoinNode,
  type KyselyPlugin,
  type OperationNode,
  OperationNodeTransformer,
  OperatorNode,
  OrNode,
  ParensNode,
  type PluginTransformQueryArgs,
  type PluginTransformResultArgs,
  PrimitiveValueListNode,
  type QueryResult,
  RawNode,
  ReferenceNode,
  type RootOperationNode,
  SelectAllNode,
  SelectionNode,
  SelectQueryNode,
  TableNode,
  type UnknownRow,
  type UpdateQueryNode,
  ValueListNode,
  ValueNode,
  ValuesNode,
  WhereNode,
} from 'kysely';
import { everyOrganisation, type Scope } from '../access/scope.ts';
import { policyOf, type TablePolicy } from './tables.ts';

/** Somebody tried to reach data around the scope: a mistake of ours, never of the user. */
export class ScopeBreach extends Error {
  override readonly name = 'ScopeBreach';
}

/**
 * Limits every statement to a scope. A table read in FROM or JOIN is replaced by its rows of this organisation
 * (and service areas, and what is shared with it); UPDATE and DELETE get the same condition; an INSERT for another
 * organisation throws, and so does anything that cannot be judged: an undeclared table, raw SQL as a table.
 */
export class ScopePlugin implements KyselyPlugin {
  readonly #scope: Scope;
  readonly #seesShared: boolean;

  /** `seesShared`: questions also see what other organisations share; changes never touch it. */
  constructor(scope: Scope, seesShared: boolean) {
    this.#scope = scope;
    this.#seesShared = seesShared;
  }

  transformQuery({ node, queryId }: PluginTransformQueryArgs): RootOperationNode {
    if (this.#scope.organisationId === everyOrganisation) return node;
    if (node.kind === 'RawNode') throw new ScopeBreach('Raw SQL is not possible within a scope');
    return new ScopeTransformer(this.#scope, this.#seesShared).transformNode(node, queryId);
  }

  async transformResult({ result }: PluginTransformResultArgs): Promise<QueryResult<UnknownRow>> {
    return result;
  }
}

class ScopeTransformer extends OperationNodeTransformer {
  readonly #scope: Scope;
  readonly #seesShared: boolean;
  readonly #namedQueries = new Set<string>();

  constructor(scope: Scope, seesShared: boolean) {
    super();
    this.#scope = scope;
    this.#seesShared = seesShared;
  }

  protected override transformNodeImpl<T extends OperationNode>(node: T, ...rest: [never?]): T {
    const named = (node as { with?: { expressions: readonly { name: { table: TableNode } }[] } }).with;
    for (const expression of named?.expressions ?? []) {
      this.#namedQueries.add(expression.name.table.table.identifier.name);
    }
    return super.transformNodeImpl(node, ...rest);
  }

  protected override transformSelectQuery(node: SelectQueryNode): SelectQueryNode {
    const transformed = super.transformSelectQuery({ ...node, from: undefined, joins: undefined } as never);
    return {
      ...transformed,
      ...(node.from && { from: FromNode.create(node.from.froms.map((item) => this.#limited(item))) }),
      ...(node.joins && { joins: node.joins.map((join) => this.#limitedJoin(join)) }),
    };
  }

  protected override transformUpdateQuery(node: UpdateQueryNode): UpdateQueryNode {
    if (node.from || node.joins) throw new ScopeBreach('UPDATE … FROM is not possible within a scope');
    const { name, policy } = this.#declared(node.table);
    for (const update of node.updates ?? []) this.#refuseToMove(update.column, policy);
    const transformed = super.transformUpdateQuery(node);
    return { ...transformed, where: this.#and(transformed.where, this.#condition(name, policy, false)) };
  }

  protected override transformDeleteQuery(node: DeleteQueryNode): DeleteQueryNode {
    if (node.using || node.joins || node.from.froms.length !== 1) {
      throw new ScopeBreach('DELETE with joins is not possible within a scope');
    }
    const { name, policy } = this.#declared(node.from.froms[0]);
    const transformed = super.transformDeleteQuery(node);
    return { ...transformed, where: this.#and(transformed.where, this.#condition(name, policy, false)) };
  }

  protected override transformInsertQuery(node: InsertQueryNode): InsertQueryNode {
    const { policy } = this.#declared(node.into);
    const at = (node.columns ?? []).findIndex((column) => column.column.name === policy.organisation);
    if (at < 0 || !node.values || !ValuesNode.is(node.values)) {
      throw new ScopeBreach('An INSERT within a scope names its organisation in plain values');
    }
    for (const row of node.values.values) {
      const value = PrimitiveValueListNode.is(row)
        ? row.values[at]
        : ValueListNode.is(row) && ValueNode.is(row.values[at]!)
          ? row.values[at].value
          : undefined;
      if (value !== this.#scope.organisationId) throw new ScopeBreach('An INSERT for another organisation');
    }
    const onConflict = node.onConflict;
    if (onConflict?.updates) {
      for (const update of onConflict.updates) this.#refuseToMove(update.column, policy);
      const name = node.into!.table.identifier.name;
      const transformed = super.transformInsertQuery(node);
      const updateWhere = this.#and(transformed.onConflict?.updateWhere, this.#condition(name, policy, false));
      return { ...transformed, onConflict: { ...transformed.onConflict!, updateWhere } };
    }
    return super.transformInsertQuery(node);
  }

  #limitedJoin(join: JoinNode): JoinNode {
    const transformed = this.transformJoin({ ...join, table: TableNode.create('placeholder') });
    return { ...transformed, table: this.#limited(join.table) };
  }

  /** A table becomes `(select * from table where <ours>) as table`; planners of both engines flatten it again. */
  #limited(item: OperationNode): OperationNode {
    if (AliasNode.is(item) && !TableNode.is(item.node)) {
      if (RawNode.is(item.node)) throw new ScopeBreach('Raw SQL as a table is not possible within a scope');
      return this.transformNode(item);
    }
    if (!TableNode.is(item) && !AliasNode.is(item)) throw new ScopeBreach(`${item.kind} as a table is not possible`);
    const table = TableNode.is(item) ? item : (item.node as TableNode);
    const name = table.table.identifier.name;
    if (this.#namedQueries.has(name)) return item;
    const { policy } = this.#declared(table);
    const rows: SelectQueryNode = {
      ...SelectQueryNode.createFrom([table]),
      selections: [SelectionNode.create(SelectAllNode.create())],
      where: WhereNode.create(this.#condition(name, policy, this.#seesShared)),
    };
    return AliasNode.create(rows, AliasNode.is(item) ? item.alias : IdentifierNode.create(name));
  }

  #declared(node: OperationNode | undefined): { name: string; policy: TablePolicy } {
    const table = node && AliasNode.is(node) ? node.node : node;
    if (!table || !TableNode.is(table)) throw new ScopeBreach('A statement without one plain table');
    const name = table.table.identifier.name;
    const policy = policyOf(name);
    if (!policy) throw new ScopeBreach(`Table ${name} is not declared (declareTable)`);
    if (policy.organisation === 'none') throw new ScopeBreach(`Table ${name} is for the system only`);
    return { name, policy };
  }

  #condition(table: string, policy: TablePolicy, withShared: boolean): OperationNode {
    const ours = this.#areaCondition(table, policy, equals(table, policy.organisation, this.#scope.organisationId));
    const shared = withShared && policy.sharedAs ? (this.#scope.sharedBy.get(policy.sharedAs) ?? []) : [];
    if (shared.length === 0) return ours;
    const theirs = isIn(
      table,
      policy.organisation,
      shared.map(({ organisationId }) => organisationId),
    );
    return ParensNode.create(OrNode.create(ours, theirs));
  }

  #areaCondition(table: string, policy: TablePolicy, ours: OperationNode): OperationNode {
    const { areas } = this.#scope;
    if (!policy.area || areas === 'all') return ours;
    const everywhere = BinaryOperationNode.create(
      reference(table, policy.area),
      OperatorNode.create('is'),
      ValueNode.createImmediate(null),
    );
    const here = areas.size > 0 ? OrNode.create(everywhere, isIn(table, policy.area, [...areas])) : everywhere;
    return ParensNode.create(AndNode.create(ours, ParensNode.create(here)));
  }

  #and(where: WhereNode | undefined, condition: OperationNode): WhereNode {
    return where
      ? WhereNode.create(AndNode.create(ParensNode.create(where.where), condition))
      : WhereNode.create(condition);
  }

  #refuseToMove(column: OperationNode, policy: TablePolicy): void {
    if (ColumnNode.is(column) && column.column.name === policy.organisation) {
      throw new ScopeBreach('A row never moves to another organisation');
    }
  }
}

function reference(table: string, column: string): ReferenceNode {
  return ReferenceNode.create(ColumnNode.create(column), TableNode.create(table));
}

function equals(table: string, column: string, value: string): OperationNode {
  return BinaryOperationNode.create(reference(table, column), OperatorNode.create('='), ValueNode.create(value));
}

function isIn(table: string, column: string, values: readonly string[]): OperationNode {
  return BinaryOperationNode.create(
    reference(table, column),
    OperatorNode.create('in'),
    PrimitiveValueListNode.create(values),
  );
}
