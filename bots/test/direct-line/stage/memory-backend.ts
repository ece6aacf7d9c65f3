import { createHash } from 'node:crypto';
import type { ContactState } from '@switchboard/shared/contacts';
import { type Attachment, type Happening, isForCitizen, type Message } from '@switchboard/shared/conversations';
import type { Refusal } from '@switchboard/shared/errors';
import { accepted, type Clock, newId, type Result, refused } from '@switchboard/shared/kernel';
import type {
  CitizenPass,
  CitizenView,
  ConversationNews,
  WebchatBackend,
  WebchatChannel,
} from '@switchboard/shared/webchat';

interface Chat {
  readonly id: string;
  readonly channelId: string;
  readonly citizenId: string;
  readonly startId: string;
  readonly messages: Message[];
  readonly files: Map<string, { attachment: Attachment; content: Uint8Array }>;
  readonly listeners: Set<(news: ConversationNews) => void>;
  state: ContactState;
  queue: CitizenView['queue'];
  agentName: string | null;
  marks: { citizenDeliveredSeq: number; citizenReadSeq: number; staffReadSeq: number };
  links: number;
  typings: number;
  details: object[];
  transcripts: string[];
}

export const mostFileBytes = 1_000_000;
const notFound = { code: 'conversation/not-found' } as const;
const overStates: readonly ContactState[] = ['ended', 'abandoned'];

/**
 * A whole backend of webchat that forgets everything with its process: the tests of the protocol stand on it, and
 * webchat-contract.ts holds it and the real one to the same promises.
 */
export class MemoryBackend implements WebchatBackend {
  readonly #clock: Clock;
  readonly #channels: readonly (WebchatChannel & { secretHash: string })[];
  readonly #chats = new Map<string, Chat>();

  constructor(clock: Clock, channels: readonly (WebchatChannel & { secret: string })[]) {
    this.#clock = clock;
    this.#channels = channels.map(({ secret, ...channel }) => ({ ...channel, secretHash: hashOf(secret) }));
  }

  async channelBySecret(secret: string): Promise<WebchatChannel | undefined> {
    return this.#channels.find(({ secretHash }) => secretHash === hashOf(secret));
  }

  async channelByKey(key: string): Promise<WebchatChannel | undefined> {
    return this.#channels.find((channel) => channel.key === key);
  }

  async channelById(channelId: string): Promise<WebchatChannel | undefined> {
    return this.#channels.find(({ id }) => id === channelId);
  }

  async start({ channelId, citizenId, startId }: Parameters<WebchatBackend['start']>[0]) {
    if (!(await this.channelById(channelId))) return refused({ code: 'channel/not-found' as const });
    const known = [...this.#chats.values()].find(
      (chat) => chat.startId === startId && chat.citizenId === citizenId && chat.channelId === channelId,
    );
    if (known) return accepted({ conversationId: known.id });
    const chat: Chat = {
      id: newId(this.#clock()),
      channelId,
      citizenId,
      startId,
      messages: [],
      files: new Map(),
      listeners: new Set(),
      state: 'selfService',
      queue: null,
      agentName: null,
      marks: { citizenDeliveredSeq: 0, citizenReadSeq: 0, staffReadSeq: 0 },
      links: 0,
      typings: 0,
      details: [],
      transcripts: [],
    };
    this.#chats.set(chat.id, chat);
    this.happen(chat.id, { happened: 'botJoined' });
    return accepted({ conversationId: chat.id });
  }

  async say(pass: CitizenPass, { clientId, text, attachments }: Parameters<WebchatBackend['say']>[1]) {
    const found = this.#chatOf(pass);
    if (!found.ok) return found;
    const chat = found.value;
    const before = clientId === null ? undefined : chat.messages.find((one) => saidAs(one, clientId));
    if (before) return accepted({ messageId: before.id, seq: before.seq, at: before.at });
    if (overStates.includes(chat.state)) return refused({ code: 'conversation/over' as const });
    const files = attachments.flatMap((id) => chat.files.get(id)?.attachment ?? []);
    const author = { kind: 'citizen' as const, userId: null, name: 'Visitor' };
    return accepted(this.#add(chat, { kind: 'text', author, text, clientId, attachments: files }));
  }

  async read(pass: CitizenPass, after: number, limit: number) {
    const found = this.#chatOf(pass);
    if (!found.ok) return found;
    const { messages } = found.value;
    const looked = messages.slice(after, after + limit);
    const watermark = looked.at(-1)?.seq ?? Math.min(after, messages.length);
    return accepted({ messages: looked.filter(isForCitizen), watermark });
  }

  async view(pass: CitizenPass): Promise<Result<CitizenView, Refusal>> {
    const found = this.#chatOf(pass);
    if (!found.ok) return found;
    const { state, queue, agentName, marks } = found.value;
    return accepted({ state, writable: !overStates.includes(state), queue, agentName, marks: { ...marks } });
  }

  async typing(pass: CitizenPass): Promise<void> {
    const found = this.#chatOf(pass);
    if (found.ok) found.value.typings += 1;
  }

  async markRead(pass: CitizenPass, upTo: number): Promise<void> {
    const found = this.#chatOf(pass);
    if (found.ok) this.#mark(found.value, 'citizenReadSeq', upTo);
  }

  async markDelivered(pass: CitizenPass, upTo: number): Promise<void> {
    const found = this.#chatOf(pass);
    if (found.ok) this.#mark(found.value, 'citizenDeliveredSeq', upTo);
  }

  async end(pass: CitizenPass): Promise<Result<unknown, Refusal>> {
    const found = this.#chatOf(pass);
    if (!found.ok) return found;
    if (overStates.includes(found.value.state)) return accepted(null);
    found.value.state = 'ended';
    this.happen(found.value.id, { happened: 'ended', by: 'citizen' });
    return accepted(null);
  }

  async details(pass: CitizenPass, details: object): Promise<Result<unknown, Refusal>> {
    const found = this.#chatOf(pass);
    if (!found.ok) return found;
    if (overStates.includes(found.value.state)) return refused({ code: 'conversation/over' as const });
    found.value.details.push(details);
    return accepted(null);
  }

  async sendTranscript(pass: CitizenPass, email: string): Promise<Result<unknown, Refusal>> {
    const found = this.#chatOf(pass);
    if (!found.ok) return found;
    found.value.transcripts.push(email);
    return accepted(null);
  }

  async keepFile(pass: CitizenPass, file: Parameters<WebchatBackend['keepFile']>[1]) {
    const found = this.#chatOf(pass);
    if (!found.ok) return found;
    if (overStates.includes(found.value.state)) return refused({ code: 'conversation/over' as const });
    if (!/^(image\/png|text\/plain|application\/pdf)$/.test(file.mediaType)) {
      return refused({ code: 'attachment/kind-not-accepted' as const });
    }
    const chunks: Uint8Array[] = [];
    let bytes = 0;
    for await (const chunk of file.content) {
      bytes += chunk.length;
      if (bytes > mostFileBytes) return refused({ code: 'attachment/too-large' as const });
      chunks.push(chunk);
    }
    const { name, mediaType } = file;
    const attachment: Attachment = { id: newId(this.#clock()), name, mediaType, bytes, scan: 'waiting' };
    found.value.files.set(attachment.id, { attachment, content: Buffer.concat(chunks) });
    return accepted(attachment);
  }

  async openFile(pass: CitizenPass, attachmentId: string) {
    const found = this.#chatOf(pass);
    if (!found.ok) return found;
    const file = found.value.files.get(attachmentId);
    if (!file) return refused({ code: 'request/not-found' as const });
    if (file.attachment.scan !== 'clean') return refused({ code: 'attachment/not-shown' as const });
    const content = (async function* () {
      yield file.content;
    })();
    return accepted({ attachment: file.attachment, content });
  }

  attach(pass: CitizenPass): () => void {
    const found = this.#chatOf(pass);
    if (!found.ok) return () => {};
    const chat = found.value;
    chat.links += 1;
    let isLinked = true;
    return () => {
      if (isLinked) chat.links -= 1;
      isLinked = false;
    };
  }

  watch(conversationId: string, listener: (news: ConversationNews) => void): () => void {
    const chat = this.#chats.get(conversationId);
    chat?.listeners.add(listener);
    return () => chat?.listeners.delete(listener);
  }

  /** What happens on the other side: the house speaks, with the words a test gives it. */
  speak(conversationId: string, kind: 'bot' | 'agent', name: string, text: string, suggestions: string[] = []): number {
    const chat = this.chat(conversationId);
    return this.#add(chat, { kind: 'text', author: { kind, userId: null, name }, text, suggestions }).seq;
  }

  note(conversationId: string, text: string): void {
    const author = { kind: 'agent' as const, userId: null, name: 'Ann Holt' };
    this.#add(this.chat(conversationId), { kind: 'note', author, text });
  }

  happen(conversationId: string, happening: Happening): void {
    const author = { kind: 'bot' as const, userId: null, name: 'Switchboard' };
    this.#add(this.chat(conversationId), { kind: 'happening', author, happening });
    this.tell(conversationId, { kind: 'view' });
  }

  /** Puts the contact into this state, as citizens are shown it. */
  become(conversationId: string, change: Partial<Pick<Chat, 'state' | 'queue' | 'agentName'>>): void {
    Object.assign(this.chat(conversationId), change);
    this.tell(conversationId, { kind: 'view' });
  }

  staffRead(conversationId: string, upTo: number): void {
    this.#mark(this.chat(conversationId), 'staffReadSeq', upTo);
    this.tell(conversationId, { kind: 'view' });
  }

  scanned(conversationId: string, attachmentId: string, scan: Attachment['scan']): void {
    const chat = this.chat(conversationId);
    const file = chat.files.get(attachmentId)!;
    const attachment = { ...file.attachment, scan };
    chat.files.set(attachmentId, { ...file, attachment });
    for (const [at, message] of chat.messages.entries()) {
      if (message.kind !== 'text') continue;
      const attachments = message.attachments.map((one) => (one.id === attachmentId ? attachment : one));
      chat.messages[at] = { ...message, attachments };
    }
    this.tell(conversationId, { kind: 'file', attachmentId, scan });
  }

  tell(conversationId: string, news: ConversationNews): void {
    for (const listener of this.chat(conversationId).listeners) listener(news);
  }

  chat(conversationId: string): Chat {
    const chat = this.#chats.get(conversationId);
    if (!chat) throw new Error(`No conversation ${conversationId}`);
    return chat;
  }

  #chatOf({ conversationId, citizenId, channelId }: CitizenPass): Result<Chat, { code: 'conversation/not-found' }> {
    const chat = this.#chats.get(conversationId);
    return chat?.citizenId === citizenId && chat.channelId === channelId ? accepted(chat) : refused(notFound);
  }

  #mark(chat: Chat, mark: keyof Chat['marks'], upTo: number): void {
    chat.marks[mark] = Math.max(chat.marks[mark], Math.min(upTo, chat.messages.length));
  }

  #add(chat: Chat, body: object) {
    const at = this.#clock();
    const numbered = { id: newId(at), seq: chat.messages.length + 1, at, conversationId: chat.id };
    const usual = { suggestions: [], source: null, attachments: [], clientId: null };
    const message = { ...numbered, ...('text' in body && !isNote(body) ? usual : {}), ...body } as unknown as Message;
    chat.messages.push(message);
    this.tell(chat.id, { kind: 'messages' });
    return { messageId: message.id, seq: message.seq, at };
  }
}

function isNote(body: object): boolean {
  return 'kind' in body && body.kind === 'note';
}

function saidAs(message: Message, clientId: string): boolean {
  return message.kind === 'text' && message.author.kind === 'citizen' && message.clientId === clientId;
}

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
