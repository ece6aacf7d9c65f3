import type { AgentLoad, AgentOutline } from '@switchboard/shared/agents';
import type { Status } from '../ui/index.ts';

const builtIn: Readonly<Record<string, string>> = {
  signedIn: 'Just signed in',
  missedOffer: 'Offer missed',
  deskSilent: 'Desk was silent',
};

/** The reason of a state, in words. */
export const reasonWords = (reason: string | null): string | null =>
  reason === null ? null : (builtIn[reason] ?? reason);

/** One line for a state: `Ready`, `On contact`, `Lunch`, `Offline`. Being on a contact is derived, never set. */
export function stateWords({ state, reason, load }: Pick<AgentOutline, 'state' | 'reason' | 'load'>): string {
  if (state === 'offline') return 'Offline';
  if (state === 'notReady') return reasonWords(reason) ?? 'Not ready';
  return load.used > 0 ? 'On contact' : 'Ready';
}

const several: Readonly<Record<AgentLoad['channels'][number]['channel'], string>> = {
  webchat: 'chats',
  voice: 'calls',
  email: 'e-mails',
  sms: 'texts',
  social: 'social messages',
  portal: 'portal messages',
  form: 'forms',
  letter: 'letters',
};

/** What somebody has in hand, channel by channel: `2 of 3 chats, 1 of 1 calls`. */
export function loadWords({ channels }: AgentLoad): string {
  return channels.map(({ channel, inHand, of }) => `${inHand} of ${of} ${several[channel]}`).join(', ');
}

export function statusOf({ state, load }: Pick<AgentOutline, 'state' | 'load'>): Status {
  if (state === 'offline') return 'offline';
  if (state === 'notReady') return 'notReady';
  return load.used > 0 ? 'contact' : 'ready';
}
