import type { Handover } from '@switchboard/shared/contacts';
import {
  type AnswerValue,
  advance,
  type Flow,
  type FlowEvent,
  type FlowLanguage,
  type FlowState,
  type HostedFlow,
  newFlowState,
  platformTexts,
  textIn,
} from '@switchboard/shared/flows';

export interface Article {
  readonly title: string;
  readonly answer: string;
  readonly url: string | null;
}

interface Said {
  readonly by: 'bot' | 'citizen';
  readonly text: string;
  readonly suggestions: readonly string[];
  readonly source: { readonly title: string; readonly url: string | null } | null;
}

type Effect = ReturnType<typeof advance>['effects'][number];
type Ending = Extract<Effect, { type: 'route' | 'end' }>;

interface Played {
  readonly said: readonly Said[];
  readonly routed: { readonly queueKey: string; readonly band: number | null; readonly handover: Handover } | null;
  /** How the flow said it ended, when nobody was asked for. */
  readonly outcomeKey: string | null;
}

interface Heard {
  readonly language: FlowLanguage;
  readonly words: readonly string[];
  /** What the knowledge base answers from; null: it knows nothing. */
  readonly article: Article | null;
}

/**
 * What the bot and the citizen said to each other: the demonstration's own flow is played by the engine itself, so that
 * the history says what the flow says. Throws when the flow comes to no end with these words.
 */
export function playBot(hosted: HostedFlow, { language, words, article }: Heard): Played {
  const said: Said[] = [];
  const endings: Ending[] = [];
  let state: FlowState = newFlowState();
  const take = (event: FlowEvent) => {
    const turn = advance(hosted, state, event);
    state = turn.state;
    for (const effect of turn.effects) {
      if (effect.type === 'render') said.push(sayingOf(effect));
      else if (effect.type === 'callPort') take({ type: 'portResult', ...answerTo(effect, article) });
      else if (effect.type !== 'listen') endings.push(effect);
    }
  };
  take({ type: 'start', language, facts: {} });
  for (const text of words) {
    if (endings.length > 0) break;
    said.push({ by: 'citizen', text, suggestions: [], source: null });
    take({ type: 'text', text });
  }
  const [ending] = endings;
  if (!ending) throw new Error(`The flow does not end with: ${words.join(' / ')}`);
  if (ending.type === 'end') return { said, routed: null, outcomeKey: ending.outcome };
  const { queueKey, band } = ending;
  return { said, routed: { queueKey, band, handover: handoverOf(hosted.flow, ending, language) }, outcomeKey: null };
}

function sayingOf({ text, suggestedReplies, source }: Extract<Effect, { type: 'render' }>): Said {
  return { by: 'bot', text, suggestions: suggestedReplies, source: source && { title: source.title, url: source.url } };
}

function answerTo({ name, requestId }: Extract<Effect, { type: 'callPort' }>, article: Article | null) {
  if (name === 'hours.check') return { requestId, answer: { port: name, isOpen: true } };
  return { requestId, answer: { port: name, article: article && { ...article, articleId: article.title } } };
}

const reasons: Partial<Record<Extract<Ending, { type: 'route' }>['reason'], string>> = {
  flow: 'flow',
  citizenAsked: 'asked',
  emergency: 'danger',
};

type Asked = Extract<Flow['nodes'][number], { type: 'ask' }>['data'];

/** Every question of the flow that was answered, in the words shown (E-04). */
function handoverOf(
  flow: Flow,
  { intent, reason, answers }: Extract<Ending, { type: 'route' }>,
  language: FlowLanguage,
): Handover {
  const collected = new Map<string, Handover['answers'][number]>();
  for (const node of flow.nodes) {
    if (node.type !== 'ask') continue;
    const { saveAs: key, text, expects } = node.data;
    const value = answers[key];
    if (value === undefined || collected.has(key)) continue;
    const answer = shownAnswer(value, expects, language);
    collected.set(key, { key, question: textIn(language, text), answer });
  }
  return { intent, reason: reasons[reason] ?? 'stuck', answers: [...collected.values()] };
}

function shownAnswer(value: AnswerValue, expects: Asked['expects'], language: FlowLanguage): string {
  if (typeof value === 'boolean') return textIn(language, value ? platformTexts.yes : platformTexts.no);
  const option = expects.kind === 'choice' ? expects.options.find((one) => one.value === value) : undefined;
  return option ? textIn(language, option.label) : String(value);
}
