import type { ContactRecord } from '@switchboard/shared/contacts';
import type { Happening } from '@switchboard/shared/conversations';

const channels: Readonly<Record<ContactRecord['channel'], string>> = {
  webchat: 'Web chat',
  voice: 'Voice',
  email: 'Email',
  sms: 'Text message',
  social: 'Social',
  portal: 'Portal',
  form: 'Form',
  letter: 'Letter',
};
export const channelWords = (channel: ContactRecord['channel']): string => channels[channel];

const states: Readonly<Record<ContactRecord['state'], string>> = {
  arrived: 'Arriving',
  selfService: 'With the bot',
  queued: 'Waiting',
  awaitingCallback: 'Awaiting a callback',
  connected: 'In conversation',
  parked: 'Parked',
  ended: 'Ended',
  abandoned: 'Abandoned',
};
export const stateWords = (state: ContactRecord['state']): string => states[state];

export function happeningWords(happening: Happening): string {
  switch (happening.happened) {
    case 'botJoined':
      return 'The bot joined';
    case 'queued':
      return `Waiting for ${happening.queue}`;
    case 'agentJoined':
      return `${happening.name} joined`;
    case 'agentLeft':
      return `${happening.name} left`;
    case 'transferred':
      return `Transferred to ${happening.to}`;
    case 'parked':
      return 'Parked';
    case 'resumed':
      return 'Taken up again';
    case 'handedBack':
      return 'Handed back to the bot';
    case 'callbackPromised':
      return 'A callback was promised';
    case 'ended':
      return `Ended by the ${happening.by}`;
    case 'abandoned':
      return 'The citizen left before anybody answered';
  }
}

const why: Readonly<Record<string, string>> = {
  asked: 'asked for a person',
  stuck: 'the bot could not help',
  danger: 'words of danger',
  unavailable: 'the bot was not available',
  flow: 'the flow led to a person',
};
export const handoverWords = (reason: string | null): string => (reason === null ? '–' : (why[reason] ?? reason));

/** Names of all staff who had a part, in order of their coming, each once. */
export function handlersOf({ interactions }: ContactRecord): string {
  const names = interactions.flatMap(({ agent }) => (agent ? [agent.name] : []));
  return [...new Set(names)].join(', ') || '–';
}
