import { describe, expect, test } from 'vitest';
import { aFlow, aNode, lostPropertyFlow } from '../testing/sample-flows.ts';
import { isPublishable, lintFlow } from './lint-flow.ts';

const both = { en: 'Words', cy: 'Geiriau' };
const codesOf = (flow: Parameters<typeof lintFlow>[0], queueKeys?: string[]) =>
  lintFlow(flow, queueKeys ? { queueKeys: new Set(queueKeys) } : {}).map(({ code, nodeId }) => `${code} ${nodeId}`);

describe('the linter', () => {
  test('finds nothing to forbid in a sound flow', () => {
    expect(isPublishable(lintFlow(lostPropertyFlow()))).toBe(true);
  });

  test('asks every port for an "unavailable" exit', () => {
    const flow = aFlow(
      [aNode('open', 'hours', { queueKey: 'general' }), aNode('bye', 'end', { outcome: 'done' })],
      ['open open bye', 'open closed bye'],
    );
    expect(lintFlow(flow)).toEqual([
      { code: 'exit/missing', severity: 'error', nodeId: 'open', detail: 'unavailable' },
    ]);
  });

  test('finds circles nobody is listened to in, ways without an end, and nodes nobody comes to', () => {
    const flow = aFlow(
      [aNode('a', 'say', { text: both }), aNode('b', 'say', { text: both }), aNode('bye', 'end', { outcome: 'done' })],
      ['a next b', 'b next a'],
    );
    expect(codesOf(flow)).toEqual([
      'node/unreachable bye',
      'node/leads-nowhere a',
      'node/leads-nowhere b',
      'node/circle-without-listening a',
      'node/circle-without-listening b',
    ]);
  });

  test('finds edges to nowhere, edges drawn twice and exits that do not exist', () => {
    const flow = aFlow(
      [aNode('a', 'say', { text: both }), aNode('bye', 'end', { outcome: 'done' })],
      ['a next bye', 'a other bye', 'bye next gone'],
    );
    expect(
      codesOf({ ...flow, edges: [...flow.edges, { id: 'again', source: 'a', sourceHandle: 'next', target: 'bye' }] }),
    ).toEqual(['edge/dangling bye', 'edge/twice a', 'edge/unknown-exit a', 'edge/unknown-exit bye']);
  });

  test('asks for every text in every language, for queues that exist, and for answers that are learnt', () => {
    const flow = aFlow([aNode('bye', 'end', { text: { en: 'Bye {{name}}' }, outcome: 'done' })], []);
    expect(codesOf(flow, ['other'])).toEqual([
      'text/not-translated bye',
      'queue/unknown null',
      'answer/never-learnt bye',
    ]);
  });

  test('an option must not be two things, nor a word of the platform', () => {
    const option = (value: string, label: string) => ({ value, label: { en: label, cy: label } });
    const options = [
      option('one', 'Same'),
      option('two', 'same'),
      option('otherwise', 'Other'),
      option('agent', 'Agent'),
    ];
    const flow = aFlow(
      [
        aNode('ask', 'ask', { text: both, saveAs: 'x', expects: { kind: 'choice', options } }),
        aNode('bye', 'end', { outcome: 'x' }),
      ],
      ['ask answered bye'],
    );
    expect(codesOf(flow)).toEqual(['option/twice ask', 'option/reserved ask', 'option/means-person ask']);
  });
});
