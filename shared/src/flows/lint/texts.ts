import type { Flow } from '../model/flow.ts';
import type { FlowNode, FlowNodeOf } from '../model/flow-node.ts';
import type { LocalText } from '../model/local-text.ts';
import { plainText } from '../safety/normalise.ts';
import { asksForPerson } from '../safety/person-request.ts';
import type { LintFinding } from './finding.ts';

/** Every text stands in every language of the flow, and no option is a word that means something else. */
export function textFindings(flow: Flow): LintFinding[] {
  return flow.nodes.flatMap((node) => [
    ...textsOf(node).flatMap((text) => untranslated(flow, node, text)),
    ...(node.type === 'ask' ? optionFindings(node) : []),
  ]);
}

/** What a node says, in all its forms. */
export function textsOf(node: FlowNode): LocalText[] {
  switch (node.type) {
    case 'say':
      return [node.data.text];
    case 'ask': {
      const { text, retryText, expects } = node.data;
      const labels = expects.kind === 'choice' ? expects.options.map(({ label }) => label) : [];
      return [text, ...(retryText ? [retryText] : []), ...labels];
    }
    case 'handOff':
    case 'end':
      return node.data.text ? [node.data.text] : [];
    case 'branch':
    case 'set':
    case 'knowledge':
    case 'hours':
      return [];
  }
}

function untranslated({ languages }: Flow, { id: nodeId }: FlowNode, text: LocalText): LintFinding[] {
  return languages
    .filter((language) => text[language] === undefined)
    .map((language) => ({ code: 'text/not-translated', severity: 'error', nodeId, detail: language }));
}

function optionFindings({ id: nodeId, data: { expects } }: FlowNodeOf<'ask'>): LintFinding[] {
  if (expects.kind !== 'choice') return [];
  const values = expects.options.map(({ value }) => value);
  const reserved = values.filter((value) => ['answered', 'otherwise', 'yes', 'no'].includes(value));
  const names = expects.options.flatMap(({ label, synonyms, value }) =>
    [label.en, ...(label.cy ? [label.cy] : []), ...synonyms].map((name) => ({ name: plainText(name), value })),
  );
  const shared = names.filter(({ name, value }) => names.some((other) => other.name === name && other.value !== value));
  const asking = names.filter(({ name }) => asksForPerson(name));
  const finding = (code: LintFinding['code'], severity: LintFinding['severity'], detail: string): LintFinding => {
    return { code, severity, nodeId, detail };
  };
  return [
    ...values
      .filter((value, index) => values.indexOf(value) !== index)
      .map((value) => finding('option/twice', 'error', value)),
    ...[...new Set(shared.map(({ name }) => name))].map((name) => finding('option/twice', 'error', name)),
    ...reserved.map((value) => finding('option/reserved', 'error', value)),
    ...[...new Set(asking.map(({ name }) => name))].map((name) => finding('option/means-person', 'warning', name)),
  ];
}
