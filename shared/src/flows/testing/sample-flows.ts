import { type Flow, type FlowSource, flowSchema } from '../model/flow.ts';
import { defaultSafetyRules, type SafetyRules } from '../safety/safety-rules.ts';

export const safety: SafetyRules = defaultSafetyRules('Eastmere Police', 'urgent');

const position = { x: 0, y: 0 };
const both = (text: string) => ({ en: text, cy: `${text} (cy)` });

export type NodeSource = FlowSource['nodes'][number];

/** A node from what matters of it. */
export function aNode<Type extends NodeSource['type']>(
  id: string,
  type: Type,
  data: Extract<NodeSource, { type: Type }>['data'],
): NodeSource {
  return { id, type, position, data } as NodeSource;
}

/** A flow from its nodes and "source exit target" lines. */
export function aFlow(nodes: NodeSource[], edges: readonly string[], more: Partial<FlowSource> = {}): Flow {
  return flowSchema.parse({
    format: 1,
    name: 'Sample',
    languages: ['en', 'cy'],
    startNodeId: nodes[0]?.id ?? '',
    queueKey: 'general',
    nodes,
    edges: edges.map((line) => {
      const [source = '', sourceHandle = '', target = ''] = line.split(' ');
      return { id: line, source, sourceHandle, target };
    }),
    ...more,
  });
}

/** A small flow with every kind of node: a question by choice or free words, an answer, hours, details, a hand-over. */
export function lostPropertyFlow(): Flow {
  return aFlow(
    [
      aNode('hello', 'say', { text: both('Hello {{name}}') }),
      aNode('topic', 'ask', {
        text: both('What is it about?'),
        saveAs: 'topic',
        expects: {
          kind: 'choice',
          options: [
            { value: 'lost', label: both('Lost property'), synonyms: ['lost', 'wallet'] },
            { value: 'crime', label: both('Report a crime'), synonyms: ['stolen'] },
          ],
        },
      }),
      aNode('search', 'knowledge', { questionFrom: 'topic' }),
      aNode('helped', 'ask', { text: both('Did that help?'), saveAs: 'helped', expects: { kind: 'yesNo' } }),
      aNode('crime', 'set', {
        values: { isCrime: true },
        routing: { queueKey: 'crime', intent: 'report-crime', skills: ['crime'] },
      }),
      aNode('open', 'hours', { queueKey: 'crime' }),
      aNode('item', 'ask', {
        text: both('How many items?'),
        saveAs: 'items',
        expects: { kind: 'number', min: 1, max: 99 },
      }),
      aNode('many', 'branch', { cases: [{ exit: 'many', when: { answer: 'items', is: 'atLeast', value: 10 } }] }),
      aNode('postcode', 'ask', {
        text: both('Which postcode?'),
        saveAs: 'postcode',
        expects: { kind: 'postcode' },
        skipIfKnown: true,
      }),
      aNode('email', 'ask', { text: both('Your e-mail?'), saveAs: 'email', expects: { kind: 'email' } }),
      aNode('phone', 'ask', { text: both('Your number?'), saveAs: 'phone', expects: { kind: 'phone' } }),
      aNode('person', 'handOff', { routing: { intent: 'report-crime' }, band: 3 }),
      aNode('bye', 'end', { text: both('Goodbye'), outcome: 'answered' }),
    ],
    [
      'hello next topic',
      'topic lost item',
      'topic crime crime',
      'topic answered search',
      'topic otherwise search',
      'search found helped',
      'search notFound email',
      'search unavailable person',
      'helped yes bye',
      'helped no email',
      'crime next open',
      'open open postcode',
      'open closed email',
      'open unavailable postcode',
      'item answered many',
      'many many person',
      'many otherwise topic',
      'postcode answered phone',
      'phone answered person',
      'email answered person',
    ],
  );
}
