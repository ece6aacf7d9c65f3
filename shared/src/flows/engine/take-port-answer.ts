import type { PortAnswer } from '../model/flow-event.ts';
import type { FlowNode } from '../model/flow-node.ts';
import type { Turn } from './turn.ts';
import { walk } from './visit-node.ts';

/** Goes on by the exit that the port's answer opens; `unavailable` when it gave none, or one of another kind. */
export function takePortAnswer(turn: Turn, answer: PortAnswer | null): void {
  const node = turn.node(turn.state.nodeId);
  if (!node) return turn.route('deadEnd');
  turn.change({ requestId: null });
  const target = turn.edge(node, exitOf(turn, node, answer))?.target;
  if (target === undefined) return turn.route('deadEnd');
  walk(turn, target);
}

function exitOf(turn: Turn, node: FlowNode, answer: PortAnswer | null): string {
  if (node.type === 'hours' && answer?.port === 'hours.check') return answer.isOpen ? 'open' : 'closed';
  if (node.type !== 'knowledge' || answer?.port !== 'knowledge.search') return 'unavailable';
  if (!answer.article) return 'notFound';
  const { articleId, title, url, answer: words } = answer.article;
  turn.say(words, { source: { articleId, title, url } });
  return 'found';
}
