import { type OutgoingMessage, outgoingMessageSchema } from '@switchboard/shared/messages';
import type { Transaction } from '../database/index.ts';
import { type OutboxDispatcher, type OutgoingDelivery, Undeliverable } from '../outbox/index.ts';
import type { MailProvider, Sending, SmsProvider } from './message-provider.ts';

const deliveryKind = 'message.send';

/** The one way out for mail and SMS (design §8). */
export interface MessagePort {
  /**
   * Sends the message if this transaction commits: at least once, always under the id that is returned, so that a
   * repetition after a crash is recognised by it.
   */
  send(tx: Transaction, message: OutgoingMessage, organisationId?: string): string;
}

export interface MessageProviders {
  readonly mail: MailProvider;
  readonly sms: SmsProvider;
}

/** Puts messages into the outbox and registers how they leave it. */
export function openMessagePort(
  outbox: Pick<OutboxDispatcher, 'onDelivery'>,
  providers: MessageProviders,
): MessagePort {
  outbox.onDelivery(deliveryKind, (delivery, signal) => deliver(delivery, signal, providers));
  return {
    send: (tx, message, organisationId) => tx.outbox({ kind: deliveryKind, payload: message, organisationId }),
  };
}

async function deliver(
  { id, organisationId, traceId, payload }: OutgoingDelivery,
  signal: AbortSignal,
  providers: MessageProviders,
): Promise<void> {
  const message = outgoingMessageSchema.safeParse(payload);
  if (!message.success) throw new Undeliverable('message malformed');
  const sending: Sending = { messageId: id, organisationId, traceId, signal };
  switch (message.data.channel) {
    case 'mail':
      return providers.mail.send(message.data, sending);
    case 'sms':
      return providers.sms.send(message.data, sending);
  }
}
