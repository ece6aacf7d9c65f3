import type { FlowEvent } from '../model/flow-event.ts';
import type { FlowState } from '../model/flow-state.ts';
import type { HostedFlow } from '../model/hosted-flow.ts';
import { isEmergency } from '../safety/emergency-guard.ts';
import { asksForPerson, asksForPersonByKeys } from '../safety/person-request.ts';
import { type Heard, takeAnswer } from './take-answer.ts';
import { takePortAnswer } from './take-port-answer.ts';
import { type Advance, Turn } from './turn.ts';
import { walk } from './visit-node.ts';

/** Below this a recogniser's words answer nothing; the emergency guard and the wish for a person still hear them. */
const leastConfidence = 0.4;

/**
 * One step of a conversation: what happened, and what the host is to do. Pure, alike for text and voice, and total: it
 * throws for no flow, state or event. Around the flow's own graph it holds what the platform forces (design §6): the
 * bot says first that it is one; danger and the wish for a person are heard at every node; whatever cannot go on goes
 * to a person.
 */
export function advance(hosted: HostedFlow, state: FlowState, event: FlowEvent): Advance {
  const turn = new Turn(hosted, state);
  if (event.type === 'start') start(turn, event);
  else if (state.phase !== 'handedOver' && state.phase !== 'ended') live(turn, event);
  answerHeldWords(turn);
  return turn.outcome();
}

/**
 * Hands the conversation to a person because its host failed: a port that throws, a broken row. Everything learnt so
 * far goes along. Harmless where the bot's part is over.
 */
export function giveUp(hosted: HostedFlow, state: FlowState): Advance {
  const turn = new Turn(hosted, state);
  if (state.phase === 'handedOver' || state.phase === 'ended') return turn.outcome();
  introduce(turn);
  turn.say(turn.words(hosted.safety.passingOn));
  turn.route('botFailed');
  return turn.outcome();
}

/** A second start is a hand-back from a person: the bot says again that it is one, and keeps what it knows. */
function start(turn: Turn, { language, facts }: Extract<FlowEvent, { type: 'start' }>): void {
  const { phase } = turn.state;
  if (phase !== 'new' && phase !== 'handedOver') return;
  const spoken = turn.hosted.flow.languages.includes(language) ? language : (turn.hosted.flow.languages[0] ?? 'en');
  turn.change({ phase: 'new', language: spoken, steps: 0, misunderstood: 0 });
  turn.learn(facts);
  introduce(turn);
  walk(turn, turn.hosted.flow.startNodeId);
}

/** The first thing anybody hears (E-02). */
function introduce(turn: Turn): void {
  if (turn.state.phase === 'new') turn.say(turn.words(turn.hosted.safety.botNotice));
}

function live(turn: Turn, event: Exclude<FlowEvent, { type: 'start' }>): void {
  switch (event.type) {
    case 'hangUp':
      return turn.end('citizenLeft');
    case 'text':
      return hear(turn, { by: 'words', text: event.text }, event.text);
    case 'speech': {
      const isClear = event.confidence >= leastConfidence;
      return hear(turn, isClear ? { by: 'words', text: event.text } : { by: 'nothing' }, event.text);
    }
    case 'digits':
      return hear(turn, { by: 'keys', digits: event.digits }, '');
    case 'noInput':
      return turn.state.phase === 'listening' ? beginTurn(turn, { by: 'nothing' }) : undefined;
    case 'promptFinished':
      return listenFromNow(turn);
    case 'portResult':
    case 'timer':
      return takeResult(turn, event);
  }
}

/** The guards stand before the flow: it never gets to hear what they catch. */
function hear(turn: Turn, heard: Heard, words: string): void {
  const { safety } = turn.hosted;
  if (isEmergency(words, safety.emergencyList)) {
    introduce(turn);
    turn.say(turn.words(safety.emergencyText));
    return turn.route('emergency', { queueKey: safety.emergencyQueueKey, band: 0 });
  }
  if (asksForPerson(words) || (heard.by === 'keys' && asksForPersonByKeys(heard.digits, expectsDigits(turn)))) {
    introduce(turn);
    turn.say(turn.words(safety.passingOn));
    return turn.route('citizenAsked');
  }
  if (turn.state.phase === 'listening') return beginTurn(turn, heard);
  const said = heard.by === 'words' ? words : heard.by === 'keys' ? heard.digits : '';
  if (said !== '') turn.change({ held: said.slice(0, 4_000) });
}

/** The citizen's turn is over and the bot's begins, with a fresh allowance of nodes. */
function beginTurn(turn: Turn, heard: Heard): void {
  turn.change({ steps: 0 });
  answer(turn, heard);
}

function answer(turn: Turn, heard: Heard): void {
  const node = turn.node(turn.state.nodeId);
  if (node?.type !== 'ask') return turn.route('deadEnd');
  takeAnswer(turn, node, heard);
}

/** Words that came while a port was awaited, or before the start, answer the next question. */
function answerHeldWords(turn: Turn): void {
  const { held, phase } = turn.state;
  if (held === null || phase !== 'listening') return;
  turn.change({ held: null });
  answer(turn, { by: 'words', text: held });
}

/** A voice host counts the silence from the end of what it plays. */
function listenFromNow(turn: Turn): void {
  const node = turn.node(turn.state.nodeId);
  if (turn.state.phase !== 'listening' || node?.type !== 'ask') return;
  turn.effects.push({ type: 'listen', timeoutMs: node.data.timeoutMs, expects: node.data.expects });
}

function takeResult(turn: Turn, event: Extract<FlowEvent, { type: 'portResult' | 'timer' }>): void {
  if (turn.state.phase !== 'waiting' || turn.state.requestId !== event.requestId) return;
  takePortAnswer(turn, event.type === 'portResult' ? event.answer : null);
}

function expectsDigits(turn: Turn): boolean {
  const node = turn.node(turn.state.nodeId);
  return node?.type === 'ask' && (node.data.expects.kind === 'number' || node.data.expects.kind === 'phone');
}
