import {
  AndNode,
  BinaryOperationNode,
  ColumnNode,
  type OperationNode,
  OperatorNode,
  OrNode,
  ParensNode,
  PrimitiveValueListNode,
  ReferenceNode,
  TableNode,
  ValueNode,
} from 'kysely';
import type { Scope } from '../access/scope.ts';
import type { TablePolicy } from './tables.ts';

/** The rows a question of this scope may see: its organisation's, in its areas or in none, and what is shared with it. */
export function readCondition(scope: Scope, table: string, policy: TablePolicy, withShared: boolean): OperationNode {
  const ours = inAreas(scope, table, policy, true);
  const shared = withShared && policy.sharedAs ? (scope.sharedBy.get(policy.sharedAs) ?? []) : [];
  if (shared.length === 0) return ours;
  const sharers = shared.map(({ organisationId }) => organisationId);
  return ParensNode.create(OrNode.create(ours, isIn(table, policy.organisation, sharers)));
}

/** The rows a change may touch: a right held in some areas does not reach what belongs to the whole organisation. */
export function changeCondition(scope: Scope, table: string, policy: TablePolicy): OperationNode {
  return inAreas(scope, table, policy, false);
}

function inAreas(
  { organisationId, areas }: Scope,
  table: string,
  policy: TablePolicy,
  withNone: boolean,
): OperationNode {
  const ours = compared(table, policy.organisation, '=', ValueNode.create(organisationId));
  if (!policy.area || areas === 'all') return ours;
  const none = compared(table, policy.area, 'is', ValueNode.createImmediate(null));
  const here = areas.size > 0 ? isIn(table, policy.area, [...areas]) : nowhere;
  return ParensNode.create(AndNode.create(ours, withNone ? ParensNode.create(OrNode.create(none, here)) : here));
}

const nowhere = BinaryOperationNode.create(
  ValueNode.createImmediate(1),
  OperatorNode.create('='),
  ValueNode.createImmediate(0),
);

function compared(table: string, column: string, operator: '=' | 'is' | 'in', value: OperationNode): OperationNode {
  const reference = ReferenceNode.create(ColumnNode.create(column), TableNode.create(table));
  return BinaryOperationNode.create(reference, OperatorNode.create(operator), value);
}

function isIn(table: string, column: string, values: readonly string[]): OperationNode {
  return compared(table, column, 'in', PrimitiveValueListNode.create(values));
}
