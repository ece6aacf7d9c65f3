import type { Alert } from '@switchboard/shared/alerts';
import { emergencyBand } from '@switchboard/shared/contacts';
import { channelWords } from '../words/contact-words.ts';

/** What the alert is about, short enough to be heard: "Cleo Marsh, web chat, waits in 101 enquiries". */
export function aboutAlert({ displayName, channel, state, queue }: Alert): string {
  return [displayName, channelWords[channel].toLowerCase(), placeOf(state, queue)].join(', ');
}

function placeOf(state: Alert['state'], queue: string | null): string {
  const where = queue ?? 'no queue';
  if (state === 'queued') return `waits in ${where}`;
  if (state === 'connected') return `in conversation, ${where}`;
  if (state === 'selfService' || state === 'arrived') return 'talks with the bot';
  if (state === 'parked') return `parked, ${where}`;
  if (state === 'awaitingCallback') return 'waits for our call';
  return state === 'abandoned' ? 'has left' : 'is over';
}

export function urgencyOf({ band }: Pick<Alert, 'band'>): string {
  return band === emergencyBand ? 'Emergency' : `Band ${band}`;
}

const conditionWords: Readonly<Record<string, string>> = {
  text: 'what was written',
  repeat: 'earlier contacts',
  waitedSeconds: 'the wait',
  channel: 'the channel',
  language: 'the language',
};

/** Why: "what was written, the wait". Never the words themselves. */
export function reasonsOf({ matched }: Pick<Alert, 'matched'>): string {
  return matched
    .map((name) => {
      const [kind = '', rest] = name.split(' ');
      if (kind === 'answer') return `the answer to “${rest}”`;
      return kind === 'marker' ? 'a marker' : (conditionWords[kind] ?? name);
    })
    .join(', ');
}
