import type { FlowEffect, RenderEffect, RouteEffect } from '@switchboard/shared/flows';
import type { BotActivity, EndActivity, HandOffActivity, MessageActivity } from './bot-activity.ts';

/** Who speaks to whom in one conversation. */
export interface Addresses {
  readonly conversationId: string;
  readonly botName: string;
}

const serviceUrl = 'urn:switchboard';
const citizen = { id: 'citizen', role: 'user' } as const;

function addressed({ conversationId }: Addresses) {
  return { channelId: 'directline', conversation: { id: conversationId }, serviceUrl } as const;
}

export function beginningOf(addresses: Addresses): BotActivity {
  const bot = { id: 'bot', name: addresses.botName };
  return {
    ...addressed(addresses),
    type: 'conversationUpdate',
    from: citizen,
    recipient: bot,
    membersAdded: [citizen],
  };
}

export function wordsOf(addresses: Addresses, message: { readonly id: string; readonly text: string }): BotActivity {
  const bot = { id: 'bot', name: addresses.botName };
  return {
    ...addressed(addresses),
    type: 'message',
    id: message.id,
    from: citizen,
    recipient: bot,
    text: message.text,
  };
}

/** The activities that an engine's effects become; `listen` needs none: a conversation in text always listens. */
export function activitiesOf(
  addresses: Addresses,
  effects: readonly FlowEffect[],
  heard: readonly string[],
): BotActivity[] {
  const from = { id: 'bot', name: addresses.botName, role: 'bot' } as const;
  const base = { ...addressed(addresses), from };
  return effects.flatMap((effect): BotActivity[] => {
    if (effect.type === 'render') return [messageOf(base, effect)];
    if (effect.type === 'route') return [handOffOf(base, effect, transcriptOf(heard, effects))];
    return effect.type === 'end' ? [endOf(base, effect)] : [];
  });
}

type EndEffect = Extract<FlowEffect, { type: 'end' }>;
type Base = Pick<MessageActivity, 'channelId' | 'conversation' | 'serviceUrl' | 'from'>;

function messageOf(base: Base, { text, language, suggestedReplies, source }: RenderEffect): MessageActivity {
  const actions = suggestedReplies.map((title) => ({ type: 'imBack' as const, title, value: title }));
  return {
    ...base,
    type: 'message',
    locale: language,
    text,
    ...(actions.length > 0 && { suggestedActions: { to: [], actions } }),
    ...(source && { channelData: { source } }),
  };
}

function handOffOf(base: Base, route: RouteEffect, activities: Transcript): HandOffActivity {
  const { queueKey: queue, skills, intent, band, reason, answers } = route;
  return {
    ...base,
    type: 'event',
    name: 'handoff.initiate',
    value: { queue, skills, intent, band, reason, answers },
    attachments: [{ contentType: 'application/json', name: 'Transcript', content: { activities } }],
  };
}

function endOf(base: Base, { outcome, reason }: EndEffect): EndActivity {
  return { ...base, type: 'endOfConversation', code: 'completedSuccessfully', value: { outcome, reason } };
}

type Transcript = HandOffActivity['attachments'][0]['content']['activities'];

/** This turn's words on both sides; the whole transcript is the conversation itself, which the contact keeps. */
function transcriptOf(heard: readonly string[], effects: readonly FlowEffect[]): Transcript {
  const said = effects.flatMap((effect) => (effect.type === 'render' ? [effect.text] : []));
  return [
    ...heard.map((text) => ({ type: 'message' as const, role: 'user', text })),
    ...said.map((text) => ({ type: 'message' as const, role: 'bot', text })),
  ];
}
