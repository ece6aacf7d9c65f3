import type { Attachment, Message, ReadMarks } from '../conversations/message.ts';
import type { ContactState } from '../contacts/contact-lifecycle.ts';
import type { Refusal } from '../errors/index.ts';
import type { Result } from '../kernel/index.ts';
import type { WebchatChannel } from './channel.ts';

/** Who writes: the citizen behind one Direct Line token. `citizenId` is ours, from the token, whatever a body says. */
export interface CitizenPass {
  readonly organisationId: string;
  readonly channelId: string;
  readonly citizenId: string;
  readonly conversationId: string;
}

export interface ConversationPage {
  /** Only what the citizen may see (isForCitizen), rising. */
  readonly messages: readonly Message[];
  /** The highest number looked at; numbers she may not see are skipped. */
  readonly watermark: number;
}

/** How the contact stands, for the citizen's page. */
export interface CitizenView {
  readonly state: ContactState;
  /** False once it is over: a new chat must be begun. */
  readonly writable: boolean;
  readonly queue: {
    readonly name: string;
    readonly place: number | null;
    readonly waitMinutes: readonly [number, number] | null;
  } | null;
  readonly agentName: string | null;
  readonly marks: ReadMarks;
}

export type ConversationNews =
  | { readonly kind: 'messages' }
  | { readonly kind: 'view' }
  | { readonly kind: 'typing'; readonly by: 'agent' | 'bot'; readonly name: string }
  /** A file was scanned. */
  | { readonly kind: 'file'; readonly attachmentId: string; readonly scan: Attachment['scan'] };

/**
 * What the Direct Line endpoint (bots/) needs of the server; handed over by main.ts. Every method is limited to the
 * pass or channel it is given. Refusals are values; failures are thrown.
 */
export interface WebchatBackend {
  channelBySecret(secret: string): Promise<WebchatChannel | undefined>;
  channelByKey(key: string): Promise<WebchatChannel | undefined>;
  channelById(channelId: string): Promise<WebchatChannel | undefined>;
  /** Begins a contact. `startId` makes it happen once: the same id from the same citizen is the same conversation. */
  start(start: {
    readonly channelId: string;
    readonly citizenId: string;
    readonly startId: string;
    readonly language: string;
    readonly page: string | null;
  }): Promise<Result<{ readonly conversationId: string }, Refusal>>;
  /** Stores a word of the citizen once per `clientId`, and answers its number. */
  say(
    pass: CitizenPass,
    words: { readonly clientId: string | null; readonly text: string; readonly attachments: readonly string[] },
  ): Promise<Result<{ readonly messageId: string; readonly seq: number; readonly at: number }, Refusal>>;
  read(pass: CitizenPass, after: number, limit: number): Promise<Result<ConversationPage, Refusal>>;
  view(pass: CitizenPass): Promise<Result<CitizenView, Refusal>>;
  typing(pass: CitizenPass): Promise<void>;
  markRead(pass: CitizenPass, upTo: number): Promise<void>;
  /** Her page has everything up to this number. */
  markDelivered(pass: CitizenPass, upTo: number): Promise<void>;
  end(pass: CitizenPass): Promise<Result<unknown, Refusal>>;
  details(
    pass: CitizenPass,
    details: { name?: string | undefined; email?: string | undefined; phone?: string | undefined },
  ): Promise<Result<unknown, Refusal>>;
  sendTranscript(pass: CitizenPass, email: string): Promise<Result<unknown, Refusal>>;
  /** Keeps a file and has it scanned; it is `waiting` until the scanner has spoken. */
  keepFile(
    pass: CitizenPass,
    file: { readonly name: string; readonly mediaType: string; readonly content: AsyncIterable<Uint8Array> },
  ): Promise<Result<Attachment, Refusal>>;
  /** The bytes of a file of her own conversation, if it was found clean. */
  openFile(
    pass: CitizenPass,
    attachmentId: string,
  ): Promise<Result<{ attachment: Attachment; content: AsyncIterable<Uint8Array> }, Refusal>>;
  /** Her page is linked from now on, until the returned function is called: drives citizenConnected and its timers. */
  attach(pass: CitizenPass): () => void;
  /** Tells of everything new in a conversation, whichever node it happened on. Returns how to stop. */
  watch(conversationId: string, listener: (news: ConversationNews) => void): () => void;
}
