import type { SkillExpression } from '@switchboard/shared/routing-plan';

/** How what stands in a group goes together, as one says it. */
export type GroupMode = 'all' | 'any' | 'none' | 'notAll';
export interface SkillRow {
  readonly kind: 'skill';
  readonly has: boolean;
  readonly skill: string;
  readonly atLeast: number;
}
export interface SkillGroup {
  readonly kind: 'group';
  readonly mode: GroupMode;
  readonly rows: readonly SkillNode[];
}
export type SkillNode = SkillRow | SkillGroup;

export const newSkillRow: SkillRow = { kind: 'skill', has: true, skill: '', atLeast: 1 };

/** An expression as rows under a heading. `not` has no row of its own: it is said by the row or the heading it is about. */
export function groupOf(asked: SkillExpression | null): SkillGroup {
  if (asked === null) return { kind: 'group', mode: 'all', rows: [] };
  const node = nodeOf(asked);
  return node.kind === 'group' ? node : { kind: 'group', mode: 'all', rows: [node] };
}

function nodeOf(asked: SkillExpression): SkillNode {
  if ('skill' in asked) return { kind: 'skill', has: true, ...asked };
  if ('all' in asked) return { kind: 'group', mode: 'all', rows: asked.all.map(nodeOf) };
  if ('any' in asked) return { kind: 'group', mode: 'any', rows: asked.any.map(nodeOf) };
  return opposite(nodeOf(asked.not));
}

const opposites: Readonly<Record<GroupMode, GroupMode>> = { all: 'notAll', notAll: 'all', any: 'none', none: 'any' };

function opposite(node: SkillNode): SkillNode {
  return node.kind === 'skill' ? { ...node, has: !node.has } : { ...node, mode: opposites[node.mode] };
}

/** The rows as an expression; without rows nothing is asked. A lone row under “all of these” stands for itself. */
export function expressionOf({ mode, rows }: SkillGroup): SkillExpression | null {
  const inner = rows.map(expressionOfNode).filter((each) => each !== null);
  const [only] = inner;
  if (!only) return null;
  if (inner.length === 1 && mode === 'all') return only;
  switch (mode) {
    case 'all':
      return { all: inner };
    case 'any':
      return { any: inner };
    case 'none':
      return { not: { any: inner } };
    case 'notAll':
      return { not: { all: inner } };
  }
}

function expressionOfNode(node: SkillNode): SkillExpression | null {
  if (node.kind === 'group') return expressionOf(node);
  const skill = { skill: node.skill, atLeast: node.atLeast };
  return node.has ? skill : { not: skill };
}
