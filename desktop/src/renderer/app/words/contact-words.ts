/** The words of the field as screens say them. */
import type { Channel, ContactState } from '@switchboard/shared/contacts';
import type { Attachment, Happening } from '@switchboard/shared/conversations';
import {
  FileText,
  Globe,
  LayoutList,
  type LucideIcon,
  Mail,
  MessageSquare,
  MessagesSquare,
  Phone,
  Smartphone,
} from 'lucide-react';
import { formatTimeOfDay } from '../format-time.ts';

export const channelWords: Readonly<Record<Channel, string>> = {
  webchat: 'Web chat',
  voice: 'Phone',
  email: 'E-mail',
  sms: 'Text message',
  social: 'Social message',
  portal: 'Portal',
  form: 'Form',
  letter: 'Letter',
};

export const channelIcons: Readonly<Record<Channel, LucideIcon>> = {
  webchat: MessageSquare,
  voice: Phone,
  email: Mail,
  sms: Smartphone,
  social: MessagesSquare,
  portal: Globe,
  form: LayoutList,
  letter: FileText,
};

export const stateWords: Readonly<Record<ContactState, string>> = {
  arrived: 'Arriving',
  selfService: 'With the assistant',
  queued: 'Waiting',
  awaitingCallback: 'Callback promised',
  connected: 'In conversation',
  parked: 'Parked',
  ended: 'Ended',
  abandoned: 'Left',
};

const enders: Readonly<Record<Extract<Happening, { happened: 'ended' }>['by'], string>> = {
  citizen: 'the citizen',
  agent: 'the operator',
  bot: 'the assistant',
  platform: 'the platform',
};

const attemptWords: Readonly<Record<Extract<Happening, { happened: 'callbackTried' }>['outcome'], string>> = {
  reached: 'the citizen was reached',
  noAnswer: 'nobody answered',
  voicemail: 'a voice mailbox answered',
  wrongNumber: 'the number is not hers',
};

/** What happened, as a line between the words. */
export function happeningWords(happening: Happening): string {
  switch (happening.happened) {
    case 'botJoined':
      return 'The assistant answered. It introduced itself as automated.';
    case 'queued':
      return `Put in line for ${happening.queue}`;
    case 'agentJoined':
      return `${happening.name} joined`;
    case 'agentLeft':
      return `${happening.name} left`;
    case 'transferred':
      return `Passed on to ${happening.to}`;
    case 'interrupted':
      return `${happening.name} is dealing with something urgent`;
    case 'parked':
      return 'Parked';
    case 'resumed':
      return 'Taken up again';
    case 'handedBack':
      return 'Handed back to the assistant';
    case 'callbackPromised':
      return `Callback promised for ${formatTimeOfDay(happening.dueAt)}`;
    case 'callbackTried':
      return `Callback, attempt ${happening.attempt}: ${attemptWords[happening.outcome]}`;
    case 'callbackJoined':
      return 'Joined with another promised callback of the same person';
    case 'ended':
      return `Ended by ${enders[happening.by]}`;
    case 'abandoned':
      return 'The citizen left before somebody could answer';
  }
}

export const scanWords: Readonly<Record<Attachment['scan'], string>> = {
  waiting: 'being checked',
  clean: 'scanned, safe',
  infected: 'harmful, kept away',
  held: 'not checked, not shown',
};

/** `412 kB`. */
export function sizeWords(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`;
  return bytes < 1_000_000 ? `${Math.round(bytes / 1_000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** The first word of a name, for lines where the whole is too long. */
export const firstName = (name: string): string => name.trim().split(/\s+/)[0] ?? name;
