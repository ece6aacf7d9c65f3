import { assertNever } from '../../kernel/index.ts';
import { known } from '../model/answer-value.ts';
import { holds } from '../model/condition.ts';
import type { PortCall } from '../model/flow-effect.ts';
import type { FlowNode, FlowNodeOf, RoutingHint } from '../model/flow-node.ts';
import type { FlowState } from '../model/flow-state.ts';
import { platformTexts } from '../safety/platform-texts.ts';
import type { Turn } from './turn.ts';

/** Most nodes one turn visits, from the citizen's word to the next listening, over all its port calls (design §6). */
export const mostNodesPerTurn = 200;

/** Goes from node to node until the flow listens, waits for a port, or is left. */
export function walk(turn: Turn, from: string): void {
  let next: string | null = from;
  while (next !== null) {
    const node = turn.node(next);
    if (!node) return turn.route('deadEnd');
    if (turn.state.steps >= mostNodesPerTurn) return turn.route('tooManySteps');
    turn.change({ steps: turn.state.steps + 1 });
    const exit = visit(turn, node);
    if (exit === null) return;
    next = turn.edge(node, exit)?.target ?? missing;
  }
}

/** No node has this id: an exit without an edge ends in `deadEnd`, which hands over. */
const missing = '';

/** Does what the node is for. Answers its exit, or null where the flow waits for an answer. */
function visit(turn: Turn, node: FlowNode): string | null {
  switch (node.type) {
    case 'say':
      turn.say(turn.flowWords(node.data.text));
      return 'next';
    case 'ask':
      return visitQuestion(turn, node);
    case 'branch':
      return node.data.cases.find(({ when }) => holds(when, turn.state.answers))?.exit ?? 'otherwise';
    case 'set':
      turn.learn(node.data.values);
      turn.change({ routing: joined(turn.state, node.data.routing) });
      return 'next';
    case 'knowledge': {
      const question = String(known(turn.state.answers, node.data.questionFrom) ?? '').slice(0, 500);
      if (question === '') return 'notFound';
      return call(turn, node, { name: 'knowledge.search', args: { question, language: turn.state.language } });
    }
    case 'hours':
      return call(turn, node, { name: 'hours.check', args: { queueKey: node.data.queueKey } });
    case 'handOff':
      turn.change({ routing: joined(turn.state, node.data.routing) });
      turn.say(node.data.text ? turn.flowWords(node.data.text) : turn.words(turn.hosted.safety.passingOn));
      turn.route('flow', { band: node.data.band });
      return null;
    case 'end':
      if (node.data.text) turn.say(turn.flowWords(node.data.text));
      turn.end(node.data.outcome, node.data.reason);
      return null;
    default:
      return assertNever(node);
  }
}

function visitQuestion(turn: Turn, node: FlowNodeOf<'ask'>): string | null {
  const value = known(turn.state.answers, node.data.saveAs);
  if (node.data.skipIfKnown && value !== undefined) return exitFor(turn, node, value);
  ask(turn, node, turn.flowWords(node.data.text));
  turn.change({ misunderstood: 0 });
  return null;
}

/** Puts the question and listens. */
export function ask(turn: Turn, node: FlowNodeOf<'ask'>, words: string): void {
  turn.say(words, { suggestedReplies: suggestionsFor(turn, node) });
  turn.effects.push({ type: 'listen', timeoutMs: node.data.timeoutMs, expects: node.data.expects });
  turn.change({ phase: 'listening', nodeId: node.id, requestId: null });
}

/** The exit of an answer: its own where the flow drew one, else the common one. */
export function exitFor(turn: Turn, node: FlowNodeOf<'ask'>, value: unknown): string {
  const own = typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value);
  const hasOwn = node.data.expects.kind === 'choice' || node.data.expects.kind === 'yesNo';
  return hasOwn && own !== 'otherwise' && turn.edge(node, own) ? own : 'answered';
}

function suggestionsFor(turn: Turn, { data: { expects } }: FlowNodeOf<'ask'>): string[] {
  const person = turn.words(platformTexts.speakToPerson);
  if (expects.kind === 'choice') return [...expects.options.map(({ label }) => turn.words(label)), person];
  if (expects.kind === 'yesNo') return [turn.words(platformTexts.yes), turn.words(platformTexts.no), person];
  return [];
}

function call(turn: Turn, node: FlowNode, portCall: PortCall): null {
  const calls = turn.state.calls + 1;
  const requestId = `${node.id}#${calls}`;
  turn.effects.push({ type: 'callPort', requestId, ...portCall });
  turn.change({ phase: 'waiting', nodeId: node.id, requestId, calls });
  return null;
}

function joined({ routing }: FlowState, hint: RoutingHint): RoutingHint {
  const skills = [...new Set([...(routing.skills ?? []), ...(hint.skills ?? [])])].slice(0, 10);
  return { ...routing, ...hint, ...(skills.length > 0 && { skills }) };
}
