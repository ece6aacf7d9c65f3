import type { Flow } from '../model/flow.ts';
import type { FlowNode } from '../model/flow-node.ts';
import { edgeFindings } from './edges.ts';
import type { LintFinding } from './finding.ts';
import { answersIn } from './flow-names.ts';
import { pathFindings } from './paths.ts';
import { textFindings } from './texts.ts';

/** What the linter must be told: which queues the organisation has. Absent: queue keys are not judged. */
export interface LintKnowledge {
  readonly queueKeys?: ReadonlySet<string>;
}

/**
 * Everything that would make a flow go wrong for a citizen. No finding of severity `error`: every question leads
 * somewhere, every port may be unavailable, nothing turns in circles without listening, and each way ends with a
 * person or an end. A version with an error cannot be published.
 */
export function lintFlow(flow: Flow, knowledge: LintKnowledge = {}): LintFinding[] {
  const structure = [...duplicateNodes(flow), ...edgeFindings(flow)];
  const isSound = structure.every(({ severity }) => severity !== 'error');
  return [
    ...structure,
    ...(isSound ? pathFindings(flow) : []),
    ...textFindings(flow),
    ...queueFindings(flow, knowledge),
    ...unknownAnswers(flow),
  ];
}

export function isPublishable(findings: readonly LintFinding[]): boolean {
  return findings.every(({ severity }) => severity !== 'error');
}

function duplicateNodes({ nodes, startNodeId }: Flow): LintFinding[] {
  const ids = nodes.map(({ id }) => id);
  const twice = ids.filter((id, index) => ids.indexOf(id) !== index);
  const findings = twice.map((nodeId): LintFinding => ({ code: 'node/twice', severity: 'error', nodeId }));
  return ids.includes(startNodeId)
    ? findings
    : [...findings, { code: 'flow/no-start', severity: 'error', nodeId: startNodeId }];
}

function queueFindings(flow: Flow, { queueKeys }: LintKnowledge): LintFinding[] {
  if (!queueKeys) return [];
  const findings: LintFinding[] = [];
  const check = (nodeId: string | null, key: string | undefined) => {
    if (key !== undefined && !queueKeys.has(key))
      findings.push({ code: 'queue/unknown', severity: 'error', nodeId, detail: key });
  };
  check(null, flow.queueKey);
  for (const node of flow.nodes) check(node.id, queueKeyOf(node));
  return findings;
}

/** Every queue that a flow can lead to or ask about. */
export function queueKeysIn(flow: Flow): ReadonlySet<string> {
  return new Set([flow.queueKey, ...flow.nodes.flatMap((node) => queueKeyOf(node) ?? [])]);
}

function queueKeyOf(node: FlowNode): string | undefined {
  if (node.type === 'hours') return node.data.queueKey;
  return node.type === 'set' || node.type === 'handOff' ? node.data.routing.queueKey : undefined;
}

/** Names that are asked about or filled in and never learnt; facts of the host are named by no node, so it warns. */
function unknownAnswers(flow: Flow): LintFinding[] {
  const { learnt, wanted } = answersIn(flow);
  return wanted
    .filter(({ name }) => !learnt.has(name))
    .map(({ nodeId, name }) => ({ code: 'answer/never-learnt', severity: 'warning', nodeId, detail: name }));
}
