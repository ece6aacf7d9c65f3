/** What can be wrong with a flow. The editor has the sentence for each. */
export type LintCode =
  | 'node/twice'
  | 'node/unreachable'
  | 'node/leads-nowhere'
  | 'node/circle-without-listening'
  | 'flow/no-start'
  | 'edge/twice'
  | 'edge/dangling'
  | 'edge/unknown-exit'
  | 'exit/missing'
  | 'text/not-translated'
  | 'option/twice'
  | 'option/means-person'
  | 'option/reserved'
  | 'queue/unknown'
  | 'answer/never-learnt';

export interface LintFinding {
  readonly code: LintCode;
  /** An error forbids publishing; a warning is the author's to judge. */
  readonly severity: 'error' | 'warning';
  /** Null: the flow as a whole. */
  readonly nodeId: string | null;
  /** The exit, language, name or key it is about. */
  readonly detail?: string;
}
