import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isPublishable, lintFlow } from '../lint/lint-flow.ts';
import type { Flow } from '../model/flow.ts';
import type { FlowEvent } from '../model/flow-event.ts';
import { exitsOf } from '../model/flow-node.ts';
import { type FlowState, flowStateSchema, newFlowState } from '../model/flow-state.ts';
import { aFlow, aNode, lostPropertyFlow, type NodeSource, safety } from '../testing/sample-flows.ts';
import { advance } from './advance.ts';
import { mostNodesPerTurn } from './visit-node.ts';

/** Any nodes, joined at random by the exits they have; about half of them pass the linter. */
const anyFlow: fc.Arbitrary<Flow> = fc
  .tuple(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 12 }), fc.infiniteStream(fc.nat()))
  .map(([kinds, chance]) => {
    const nodes = [
      ...kinds.map((kind, index) => nodeOfKind(`n${index}`, kind)),
      nodeOfKind('person', 8),
      nodeOfKind('bye', 9),
    ];
    const pick = (below: number) => (chance.next().value ?? 0) % below;
    const edges = aFlow(nodes, []).nodes.flatMap((node, index) => {
      const { required, optional } = exitsOf(node);
      const exits = [...required, ...optional.filter(() => pick(2) === 0)];
      // Mostly forwards, so that many flows are sound; sometimes anywhere, so that there are circles.
      return exits.map((exit) => {
        const target = pick(4) === 0 ? pick(nodes.length) : Math.min(nodes.length - 1, index + 1 + pick(3));
        return `${node.id} ${exit} ${nodes[target]?.id}`;
      });
    });
    return aFlow(nodes, edges);
  });

function nodeOfKind(id: string, kind: number): NodeSource {
  const text = { en: 'Words {{a}}', cy: 'Geiriau {{a}}' };
  const option = (value: string) => ({ value, label: { en: value, cy: value } });
  const asks = (expects: Extract<NodeSource, { type: 'ask' }>['data']['expects'], skipIfKnown = false) =>
    aNode(id, 'ask', { text, saveAs: 'a', expects, skipIfKnown });
  const kinds: (() => NodeSource)[] = [
    () => aNode(id, 'say', { text }),
    () => asks({ kind: 'text' }),
    () => asks({ kind: 'yesNo' }),
    () => asks({ kind: 'choice', options: [option('red'), option('blue')] }),
    () => asks({ kind: 'number' }, true),
    () =>
      aNode(id, 'branch', { cases: [{ exit: 'red', when: { any: [{ answer: 'a', is: 'equal', value: 'red' }] } }] }),
    () => aNode(id, 'set', { values: { a: -0 }, routing: { skills: ['x'] } }),
    () => aNode(id, 'knowledge', { questionFrom: 'a' }),
    () => aNode(id, 'handOff', {}),
    () => aNode(id, 'end', { text, outcome: 'done' }),
  ];
  return (kinds[kind] ?? kinds[0]!)();
}

const words = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(
    'yes',
    'no',
    'red',
    '2',
    '-0',
    '1,000',
    'agent',
    'knife',
    'a@b.example',
    '07700 900123',
    'EX1 1AA',
    '{{a}}',
    '',
  ),
);
const requestIds = fc.oneof(fc.constant('current'), fc.string({ maxLength: 8 }));
const article = fc.record({ articleId: fc.string(), title: fc.string(), answer: fc.string(), url: fc.constant(null) });
const portAnswers = fc.oneof(
  fc.constant(null),
  fc.record({ port: fc.constant('knowledge.search' as const), article: fc.option(article) }),
  fc.record({ port: fc.constant('hours.check' as const), isOpen: fc.boolean() }),
);
const anyEvent: fc.Arbitrary<FlowEvent> = fc.oneof(
  fc.record({
    type: fc.constant('start' as const),
    language: fc.constantFrom('en' as const, 'cy' as const),
    facts: fc.dictionary(fc.constantFrom('a', 'b', 'constructor', 'toString'), words),
  }),
  fc.record({ type: fc.constant('text' as const), text: words }),
  fc.record({ type: fc.constant('digits' as const), digits: fc.stringMatching(/^[0-9*#]{0,6}$/) }),
  fc.record({ type: fc.constant('speech' as const), text: words, confidence: fc.double({ noNaN: false }) }),
  fc.constant<FlowEvent>({ type: 'noInput' }),
  fc.constant<FlowEvent>({ type: 'promptFinished' }),
  fc.record({ type: fc.constant('portResult' as const), requestId: requestIds, answer: portAnswers }),
  fc.record({ type: fc.constant('timer' as const), requestId: requestIds }),
  fc.constant<FlowEvent>({ type: 'hangUp' }),
);

/** What a database does to a state between two turns. */
const kept = (state: FlowState): FlowState => flowStateSchema.parse(JSON.parse(JSON.stringify(state)));
const current = (event: FlowEvent, { requestId }: FlowState): FlowEvent =>
  'requestId' in event && event.requestId === 'current' ? { ...event, requestId: requestId ?? '' } : event;

const anyConversation = fc.tuple(anyFlow, fc.array(anyEvent, { maxLength: 25 }));
const runs = { numRuns: 400 };

describe('whatever happens to whatever flow', () => {
  test('nothing is thrown, no turn visits more than 200 nodes, and a state comes back from JSON unchanged', () => {
    fc.assert(
      fc.property(anyConversation, ([flow, events]) => {
        let state = newFlowState();
        for (const event of events) {
          const step = advance({ flow, safety }, state, current(event, state));
          state = step.state;
          expect(state.steps).toBeLessThanOrEqual(mostNodesPerTurn);
          expect(step.effects.length).toBeLessThanOrEqual(mostNodesPerTurn + 10);
          expect(kept(state)).toEqual(state);
          expect(JSON.parse(JSON.stringify(step.effects))).toEqual(step.effects);
        }
      }),
      runs,
    );
  });

  test('a conversation kept in a database between turns goes exactly like one held in memory', () => {
    fc.assert(
      fc.property(anyConversation, ([flow, events]) => {
        let [held, stored] = [newFlowState(), newFlowState()];
        for (const event of events) {
          const inMemory = advance({ flow, safety }, held, current(event, held));
          const fromRow = advance({ flow, safety }, kept(stored), current(event, stored));
          expect(fromRow).toEqual(inMemory);
          [held, stored] = [inMemory.state, fromRow.state];
        }
      }),
      runs,
    );
  });

  test('[E-04 part] a person can be reached at every moment, until the bot’s part is over', () => {
    fc.assert(
      fc.property(anyConversation, fc.constantFrom('speak to a person', 'siarad â pherson'), ([flow, events], wish) => {
        let state = newFlowState();
        for (const event of events) {
          state = advance({ flow, safety }, state, current(event, state)).state;
          if (state.phase === 'handedOver' || state.phase === 'ended') continue;
          const { effects } = advance({ flow, safety }, state, { type: 'text', text: wish });
          expect(effects.at(-1)).toMatchObject({ type: 'route', reason: 'citizenAsked' });
        }
      }),
      runs,
    );
  });

  test('[E-02 part] nothing is rendered before the notice that it is a bot', () => {
    fc.assert(
      fc.property(anyConversation, ([flow, events]) => {
        let state = newFlowState();
        const texts: string[] = [];
        for (const event of events) {
          const step = advance({ flow, safety }, state, current(event, state));
          state = step.state;
          texts.push(...step.effects.flatMap((effect) => (effect.type === 'render' ? [effect.text] : [])));
        }
        if (texts.length > 0) expect([safety.botNotice.en, safety.botNotice.cy]).toContain(texts[0]);
      }),
      runs,
    );
  });

  test('a flow that passes the linter never runs into a dead end or out of steps', () => {
    let sound = 0;
    const sample = fc.tuple(
      fc.oneof({ weight: 9, arbitrary: anyFlow }, fc.constant(lostPropertyFlow())),
      fc.array(anyEvent, { maxLength: 25 }),
    );
    fc.assert(
      fc.property(sample, ([flow, events]) => {
        if (!isPublishable(lintFlow(flow))) return;
        sound += 1;
        let state = newFlowState();
        for (const event of events) {
          const step = advance({ flow, safety }, state, current(event, state));
          state = step.state;
          for (const effect of step.effects) {
            if (effect.type === 'route') expect(['deadEnd', 'tooManySteps']).not.toContain(effect.reason);
          }
        }
      }),
      { numRuns: 1_500 },
    );
    expect(sound).toBeGreaterThan(100);
  });
});
