import { assertNever } from '@switchboard/shared/kernel';
import { type Happening, isForCitizen, type Message } from '@switchboard/shared/conversations';

/** What was said, as the citizen may keep it: one line for each entry, times in UTC, no notes. */
export function transcriptLines(messages: readonly Message[]): string[] {
  return messages.filter(isForCitizen).map((message) => `${clockOf(message.at)}  ${wordsOf(message)}`);
}

function wordsOf(message: Message): string {
  if (message.kind === 'happening') return `— ${happeningWords(message.happening)}`;
  const { author } = message;
  if (message.kind === 'note') return '';
  const files = message.attachments.map(({ name }) => `[file: ${name}]`);
  const source = message.source ? [`(from: ${message.source.title})`] : [];
  return `${author.name}: ${[message.text, ...files, ...source].filter((part) => part !== '').join(' ')}`;
}

function happeningWords(happening: Happening): string {
  switch (happening.happened) {
    case 'botJoined':
      return 'An automatic assistant answered';
    case 'queued':
      return `Waiting for ${happening.queue}`;
    case 'agentJoined':
      return `${happening.name} joined`;
    case 'agentLeft':
      return `${happening.name} left`;
    case 'transferred':
      return `Passed on to ${happening.to}`;
    case 'interrupted':
      return `${happening.name} is dealing with something urgent and will be back`;
    case 'parked':
      return 'Set aside for now';
    case 'resumed':
      return 'Taken up again';
    case 'handedBack':
      return 'Back with the automatic assistant';
    case 'callbackPromised':
      return 'We will get back to you';
    case 'callbackTried':
      return happening.outcome === 'reached' ? 'We got back to you' : 'We tried to reach you';
    case 'callbackJoined':
      return 'Joined with your other request to be called back';
    case 'ended':
      return 'The conversation ended';
    case 'abandoned':
      return 'The conversation was left';
    default:
      return assertNever(happening);
  }
}

function clockOf(at: number): string {
  return new Date(at).toISOString().slice(0, 16).replace('T', ' ');
}
