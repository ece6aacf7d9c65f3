import {
  type FlowEvent,
  type FlowLanguage,
  type FlowState,
  flowLanguageSchema,
  flowStateSchema,
  giveUp,
  type HostedFlow,
  hostedFlowSchema,
  isEmergency,
  newFlowState,
} from '@switchboard/shared/flows';
import type { BotSaying, BotTurn, BotWork, TurnEnd } from '@switchboard/shared/webchat';
import { activitiesOf, beginningOf, wordsOf } from './activities-of.ts';
import { runSdkTurn } from './agents-sdk.ts';
import type { BotActivity } from './bot-activity.ts';
import { FlowHost } from './flow-host.ts';
import { handoverOf } from './hand-over.ts';

/** A turn's outcome, ready to be committed. */
export interface TakenTurn {
  readonly state: unknown;
  readonly sayings: readonly BotSaying[];
  readonly end: TurnEnd;
}

export interface TurnLimits {
  readonly portTimeoutMs: number;
}

/** Takes one turn: every word since the last answer goes through the flow, in order. Throws when it cannot. */
export async function takeTurn(turn: BotTurn, work: Pick<BotWork, 'callPort'>, limits: TurnLimits): Promise<TakenTurn> {
  const hosted = hostedFrom(turn.flow);
  const state = beginningState(turn);
  const host = new FlowHost({ hosted, state, callPort: (port) => work.callPort(turn, port), ...limits });
  const sent: BotActivity[] = [];
  for (const { activity, event, words } of incomingOf(turn, hosted, state)) {
    sent.push(
      ...(await runSdkTurn(activity, async (_incoming, reply) => {
        const effects = await host.take(event);
        const activities = activitiesOf(turn, effects, words === null ? [] : [words]);
        if (activities.length > 0) await reply(activities);
      })),
    );
  }
  return takenFrom(sent, hosted, host.state);
}

/** What is committed when a turn failed: the citizen is told, and a person takes over with all that was learnt. */
export function failedTurn(turn: BotTurn): TakenTurn {
  const hosted = hostedFlowSchema.safeParse(turn.flow);
  const state = flowStateSchema.safeParse(turn.state);
  if (!hosted.success) return { state: null, sayings: [], end: routeWithout() };
  const begun = state.success ? state.data : { ...newFlowState(), language: languageOf(turn) };
  const given = giveUp(hosted.data, begun);
  return takenFrom(activitiesOf(turn, given.effects, []), hosted.data, given.state);
}

/** The server hands the same object for the same version and rules, so each is judged once. */
const judged = new WeakMap<object, HostedFlow>();

function hostedFrom(flow: unknown): HostedFlow {
  const known = typeof flow === 'object' && flow !== null ? judged.get(flow) : undefined;
  if (known) return known;
  const hosted = hostedFlowSchema.parse(flow);
  judged.set(flow as object, hosted);
  return hosted;
}

/** Handed back by a person, the flow begins anew and keeps what it knows. */
function beginningState(turn: BotTurn): FlowState {
  const fresh = { ...newFlowState(), language: languageOf(turn) };
  if (turn.state === null) return fresh;
  const state = flowStateSchema.parse(turn.state);
  return state.phase === 'handedOver' ? { ...fresh, answers: state.answers, routing: state.routing } : state;
}

interface Incoming {
  readonly activity: BotActivity;
  readonly event: FlowEvent;
  readonly words: string | null;
}

/**
 * What the flow is given, in order. Danger in any of the words that came together goes first and alone: the guard must
 * not wait until the flow has dealt with those before it. The person who takes over reads all of them.
 */
function incomingOf(turn: BotTurn, { safety }: HostedFlow, { phase }: FlowState): Incoming[] {
  const begin: FlowEvent = { type: 'start', language: languageOf(turn), facts: turn.facts };
  const said = turn.words.flatMap((message): Incoming[] => {
    if (message.kind !== 'text') return [];
    const { text } = message;
    return [{ activity: wordsOf(turn, { id: message.id, text }), event: { type: 'text', text }, words: text }];
  });
  const danger = said.find(({ words }) => words !== null && isEmergency(words, safety.emergencyList));
  if (danger) return [danger];
  return phase === 'new' ? [{ activity: beginningOf(turn), event: begin, words: null }, ...said] : said;
}

function languageOf({ language }: BotTurn): FlowLanguage {
  const known = flowLanguageSchema.safeParse(language.slice(0, 2).toLowerCase());
  return known.success ? known.data : 'en';
}

/** The activities that leave the SDK are what is committed: nothing is said beside them. */
function takenFrom(sent: readonly BotActivity[], hosted: HostedFlow, state: FlowState): TakenTurn {
  const sayings = sent.flatMap((activity) => (activity.type === 'message' ? [sayingOf(activity)] : []));
  return { state, sayings, end: endOf(sent, hosted, state.language) };
}

function sayingOf({ text, suggestedActions, channelData }: Extract<BotActivity, { type: 'message' }>): BotSaying {
  const source = channelData?.source;
  return {
    text,
    suggestions: suggestedActions?.actions.map(({ title }) => title).slice(0, 10) ?? [],
    source: source ? { title: source.title, url: source.url } : null,
  };
}

function endOf(sent: readonly BotActivity[], { flow }: HostedFlow, language: FlowLanguage): TurnEnd {
  const handOff = sent.find((activity) => activity.type === 'event');
  if (handOff) {
    const { queue, band, skills, ...learnt } = handOff.value;
    const levels = skills.map((key) => ({ key, atLeast: 1 }));
    return { kind: 'route', queueKey: queue, band, skills: levels, handover: handoverOf(flow, learnt, language) };
  }
  const end = sent.find((activity) => activity.type === 'endOfConversation');
  return end ? { kind: 'end', reasonKey: end.value.reason, outcomeKey: end.value.outcome } : { kind: 'goOn' };
}

function routeWithout(): TurnEnd {
  const handover = handoverOf(null, { intent: null, answers: {}, reason: 'botFailed' }, 'en');
  return { kind: 'route', queueKey: null, band: null, skills: [], handover };
}
