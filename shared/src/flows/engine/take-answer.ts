import { understand, understandKeys } from '../answers/understand.ts';
import type { Understood } from '../answers/understood.ts';
import type { FlowNodeOf } from '../model/flow-node.ts';
import { platformTexts } from '../safety/platform-texts.ts';
import type { Turn } from './turn.ts';
import { ask, exitFor, walk } from './visit-node.ts';

/** So many answers in a row that were not understood, and a person takes over. */
const mostMisunderstood = 3;

/** What the citizen said, as it reached the engine. */
export type Heard =
  | { readonly by: 'words'; readonly text: string }
  | { readonly by: 'keys'; readonly digits: string }
  /** Silence, or speech too unclear to be taken for anything. */
  | { readonly by: 'nothing' };

/** Takes an answer to the question that is open. */
export function takeAnswer(turn: Turn, node: FlowNodeOf<'ask'>, heard: Heard): void {
  const answer = meaningOf(turn, node, heard);
  if (answer) {
    turn.change({ misunderstood: 0 });
    turn.learn({ [node.data.saveAs]: answer.value });
    return leave(turn, node, exitFor(turn, node, answer.value));
  }
  if (heard.by === 'words' && heard.text.trim() !== '' && turn.edge(node, 'otherwise')) {
    turn.change({ misunderstood: 0 });
    turn.learn({ [node.data.saveAs]: heard.text.trim().slice(0, 1_000) });
    return leave(turn, node, 'otherwise');
  }
  askAgain(turn, node);
}

function meaningOf(turn: Turn, node: FlowNodeOf<'ask'>, heard: Heard): Understood {
  const { expects } = node.data;
  const { language } = turn.state;
  if (heard.by === 'nothing') return null;
  return heard.by === 'keys'
    ? understandKeys(heard.digits, expects, language)
    : understand(heard.text, expects, language);
}

function leave(turn: Turn, node: FlowNodeOf<'ask'>, exit: string): void {
  const target = turn.edge(node, exit)?.target;
  if (target === undefined) return turn.route('deadEnd');
  walk(turn, target);
}

function askAgain(turn: Turn, node: FlowNodeOf<'ask'>): void {
  const misunderstood = turn.state.misunderstood + 1;
  turn.change({ misunderstood });
  if (misunderstood >= mostMisunderstood) {
    turn.say(turn.words(turn.hosted.safety.passingOn));
    return turn.route('notUnderstood');
  }
  const { text, retryText } = node.data;
  const again = retryText
    ? turn.flowWords(retryText)
    : `${turn.words(platformTexts.notUnderstood)} ${turn.flowWords(text)}`;
  ask(turn, node, again);
}
