import { placeholdersIn } from '../engine/fill-in.ts';
import { namesIn } from '../model/condition.ts';
import type { Flow } from '../model/flow.ts';
import type { FlowNode } from '../model/flow-node.ts';
import { textsOf } from './texts.ts';

/** Which answers a flow learns, and which it wants to know. */
export function answersIn({ nodes }: Flow): {
  readonly learnt: ReadonlySet<string>;
  readonly wanted: readonly { readonly nodeId: string; readonly name: string }[];
} {
  return {
    learnt: new Set(nodes.flatMap(learntBy)),
    wanted: nodes.flatMap((node) => wantedBy(node).map((name) => ({ nodeId: node.id, name }))),
  };
}

function learntBy(node: FlowNode): string[] {
  if (node.type === 'ask') return [node.data.saveAs];
  return node.type === 'set' ? Object.keys(node.data.values) : [];
}

function wantedBy(node: FlowNode): string[] {
  const filledIn = textsOf(node).flatMap(({ en, cy }) => placeholdersIn(`${en} ${cy ?? ''}`));
  if (node.type === 'branch') return node.data.cases.flatMap(({ when }) => namesIn(when));
  return node.type === 'knowledge' ? [node.data.questionFrom] : [...new Set(filledIn)];
}
