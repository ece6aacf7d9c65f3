import type { Instant } from '@switchboard/shared/kernel';
import type { MailMessage } from '@switchboard/shared/messages';

export interface TranscriptWish {
  readonly channel: {
    readonly title: string;
    readonly mail: { readonly name: string; readonly address: string };
  };
  readonly to: string;
  /** One line for each entry. */
  readonly lines: string;
  readonly at: Instant;
}

/**
 * The mail with a chat in it. It says how it came about, since anybody who had the chat open may have named the
 * address, and what is not in it.
 */
export function transcriptMail({ channel, to, lines, at }: TranscriptWish): MailMessage {
  const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(at);
  const time = new Date(at).toISOString().slice(11, 16);
  const text = [
    `You asked for your chat with ${channel.title}. Here is what was said until ${time} on ${day}.`,
    'All times are UTC. What is written in the chat after that is not in this mail; files are named, not attached.',
    '',
    lines === '' ? '(Nothing was said yet.)' : lines,
    '',
    'If you did not ask for this, somebody who had the chat open named your address. You can delete this mail.',
    'Nobody reads answers to this address.',
  ];
  return {
    channel: 'mail',
    from: channel.mail,
    to,
    subject: `Your chat with ${channel.title}, ${day}`,
    text: text.join('\n'),
  };
}
