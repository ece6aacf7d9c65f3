import { isLoopback, type Secret } from '@switchboard/shared/configuration';
import type { MailMessage } from '@switchboard/shared/messages';
import { createTransport } from 'nodemailer';
import { Undeliverable } from '../outbox/index.ts';
import type { MailProvider, Sending } from './message-provider.ts';

const connectWithinMs = 10_000;
const answerWithinMs = 30_000;

/**
 * Mail through the SMTP server of SMTP_URL (RFC 5321), over TLS unless that is this very machine. The Message-ID is
 * made of the message's id, so that a mail sent again after a crash is the same mail to whoever receives it.
 */
export class SmtpMailProvider implements MailProvider {
  readonly #transport: ReturnType<typeof openTransport>;

  constructor(smtpUrl: Secret) {
    this.#transport = openTransport(smtpUrl);
  }

  async send(message: MailMessage, { messageId }: Sending): Promise<void> {
    const { from, to, replyTo, subject, text, html } = message;
    try {
      await this.#transport.sendMail({
        from,
        to: { name: '', address: to },
        ...(replyTo ? { replyTo } : {}),
        subject,
        text,
        ...(html ? { html } : {}),
        messageId: `<${messageId}@${from.address.split('@')[1]}>`,
        // Keeps holiday notices from answering (RFC 3834 §5).
        headers: { 'Auto-Submitted': 'auto-generated' },
        // A message may not make this server read its own files or fetch addresses.
        disableFileAccess: true,
        disableUrlAccess: true,
      });
    } catch (error) {
      throw isRefusedForGood(error) ? new Undeliverable(`smtp ${error.responseCode}`, error) : error;
    }
  }

  close(): void {
    this.#transport.close();
  }
}

function openTransport(smtpUrl: Secret) {
  const { hostname } = new URL(smtpUrl.reveal());
  return createTransport({
    url: smtpUrl.reveal(),
    pool: true,
    requireTLS: !isLoopback(hostname),
    connectionTimeout: connectWithinMs,
    greetingTimeout: connectWithinMs,
    socketTimeout: answerWithinMs,
  });
}

/** 5xx about this recipient or this mail. A refused sign-in (53x) is ours to repair: the mail waits. */
function isRefusedForGood(error: unknown): error is Error & { responseCode: number } {
  if (!(error instanceof Error) || !('responseCode' in error) || !('code' in error)) return false;
  const { responseCode, code } = error;
  const isAboutTheMail = code === 'EENVELOPE' || code === 'EMESSAGE';
  return isAboutTheMail && typeof responseCode === 'number' && responseCode >= 550 && responseCode < 600;
}
