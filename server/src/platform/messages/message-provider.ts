import type { MailMessage, SmsMessage } from '@switchboard/shared/messages';

/** How a provider knows one sending from another. */
export interface Sending {
  /** Stays the same over every attempt, so that a repetition can be recognised. */
  readonly messageId: string;
  readonly organisationId: string;
  readonly traceId: string;
  /** Raised when there is no point in going on. */
  readonly signal: AbortSignal;
}

/**
 * Hands a message to whoever carries it. Resolves when they have taken it on. Throws Undeliverable when they refused
 * it for good, anything else when another attempt may help.
 */
export interface MessageProvider<Message> {
  send(message: Message, sending: Sending): Promise<void>;
}

export type MailProvider = MessageProvider<MailMessage>;
export type SmsProvider = MessageProvider<SmsMessage>;
