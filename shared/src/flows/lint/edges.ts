import type { Flow } from '../model/flow.ts';
import { exitsOf } from '../model/flow-node.ts';
import type { LintFinding } from './finding.ts';

/** Every exit leads to exactly one node that exists, and no edge leaves by an exit the node does not have. */
export function edgeFindings(flow: Flow): LintFinding[] {
  return [...danglingEdges(flow), ...flow.nodes.flatMap((node) => exitFindings(flow, node))];
}

function danglingEdges({ nodes, edges }: Flow): LintFinding[] {
  const ids = new Set(nodes.map(({ id }) => id));
  return edges
    .filter(({ source, target }) => !ids.has(source) || !ids.has(target))
    .map(({ source, id }) => ({ code: 'edge/dangling', severity: 'error', nodeId: source, detail: id }));
}

function exitFindings({ edges }: Flow, node: Flow['nodes'][number]): LintFinding[] {
  const { required, optional } = exitsOf(node);
  const drawn = edges.filter(({ source }) => source === node.id).map(({ sourceHandle }) => sourceHandle);
  const finding = (code: LintFinding['code'], detail: string): LintFinding => {
    return { code, severity: 'error', nodeId: node.id, detail };
  };
  return [
    ...stillOpen(required, optional, drawn).map((exit) => finding('exit/missing', exit)),
    ...drawn.filter((exit, index) => drawn.indexOf(exit) !== index).map((exit) => finding('edge/twice', exit)),
    ...drawn
      .filter((exit) => !required.includes(exit) && !optional.includes(exit))
      .map((exit) => finding('edge/unknown-exit', exit)),
  ];
}

/** A question whose every answer has an edge of its own needs none for all of them. */
function stillOpen(required: readonly string[], optional: readonly string[], drawn: readonly string[]): string[] {
  const answers = optional.filter((exit) => exit !== 'otherwise');
  const hasEach = answers.length > 0 && answers.every((exit) => drawn.includes(exit));
  return required.filter((exit) => !drawn.includes(exit) && !(exit === 'answered' && hasEach));
}
