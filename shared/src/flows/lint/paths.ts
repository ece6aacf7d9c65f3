import type { Flow } from '../model/flow.ts';
import type { FlowNode } from '../model/flow-node.ts';
import type { LintFinding } from './finding.ts';

/** Expects edges that are sound. */
export function pathFindings(flow: Flow): LintFinding[] {
  const targets = targetsOf(flow);
  const reachable = reachedFrom([flow.startNodeId], targets);
  const sources = turnedRound(targets);
  const finishing = reachedFrom(
    flow.nodes.filter(leavesFlow).map(({ id }) => id),
    sources,
  );
  return [
    ...flow.nodes
      .filter(({ id }) => !reachable.has(id))
      .map(({ id }): LintFinding => ({ code: 'node/unreachable', severity: 'warning', nodeId: id })),
    ...flow.nodes
      .filter(({ id }) => !finishing.has(id))
      .map(({ id }): LintFinding => ({ code: 'node/leads-nowhere', severity: 'error', nodeId: id })),
    ...circles(flow, targets),
  ];
}

type Graph = ReadonlyMap<string, readonly string[]>;

function targetsOf({ nodes, edges }: Flow): Graph {
  const bySource = Map.groupBy(edges, ({ source }) => source);
  return new Map(nodes.map(({ id }) => [id, (bySource.get(id) ?? []).map(({ target }) => target)]));
}

function turnedRound(graph: Graph): Graph {
  const round = new Map<string, string[]>([...graph.keys()].map((id) => [id, []]));
  for (const [source, targets] of graph) for (const target of targets) round.get(target)?.push(source);
  return round;
}

function reachedFrom(start: readonly string[], graph: Graph): Set<string> {
  const reached = new Set(start);
  const open = [...start];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const target of graph.get(id) ?? []) {
      if (reached.has(target)) continue;
      reached.add(target);
      open.push(target);
    }
  }
  return reached;
}

/** Nodes that lie on a circle in which nobody is listened to: a turn there would never end by itself. */
function circles(flow: Flow, targets: Graph): LintFinding[] {
  const silent = new Set(flow.nodes.filter(isSilent).map(({ id }) => id));
  const within: Graph = new Map(
    [...silent].map((id) => [id, (targets.get(id) ?? []).filter((target) => silent.has(target))]),
  );
  return [...silent]
    .filter((id) => reachedFrom(within.get(id) ?? [], within).has(id))
    .map((nodeId) => ({ code: 'node/circle-without-listening', severity: 'error', nodeId }));
}

function isSilent(node: FlowNode): boolean {
  return node.type !== 'ask' || node.data.skipIfKnown;
}

function leavesFlow({ type }: FlowNode): boolean {
  return type === 'handOff' || type === 'end';
}
