import type { Refusal } from '@switchboard/shared/errors';
import { accepted, type Clock, type Result, refused } from '@switchboard/shared/kernel';
import type {
  CitizenPass,
  CitizenView,
  ConversationNews,
  ConversationPage,
  WebchatBackend,
  WebchatChannel,
} from '@switchboard/shared/webchat';
import { isForCitizen } from '@switchboard/shared/conversations';
import {
  addMessage,
  citizenTyping,
  conversationFacts,
  conversationPage,
  endContact,
  giveDetails,
  setCitizenMarks,
} from '../contacts/index.ts';
import { everyOrganisation, systemScope } from '../platform/access/scope.ts';
import type { SealedBlobs } from '../platform/blobs/index.ts';
import type { Database, Transaction } from '../platform/database/index.ts';
import type { MessagePort } from '../platform/messages/index.ts';
import { queuePlace } from '../routing/index.ts';
import { givenPoints } from './domain/given-points.ts';
import { hashOfSecret } from './storage/channel-secret.ts';
import { type ChannelBy, findChannel, type KnownChannel } from './storage/channels.ts';
import { CitizenChats } from './use-cases/citizen-chats.ts';
import { citizenScope } from './use-cases/citizen-scope.ts';
import type { ConversationWatch } from './use-cases/conversation-watch.ts';
import { keepFile, openFile } from './use-cases/keep-file.ts';
import type { LinkKeeper } from './use-cases/link-keeper.ts';
import { sendTranscript } from './use-cases/send-transcript.ts';
import { startChat } from './use-cases/start-chat.ts';

export interface WebchatNeeds {
  readonly database: Database;
  readonly blobs: SealedBlobs;
  readonly messages: MessagePort;
  readonly clock: Clock;
  readonly watch: ConversationWatch;
  readonly links: LinkKeeper;
}

const visitor = { kind: 'citizen', userId: null, name: 'Visitor' } as const;

/** Webchat on contacts, queues and flows: what Direct Line needs of the server. */
export class Webchat implements WebchatBackend {
  readonly #needs: WebchatNeeds;
  readonly #chats: CitizenChats;

  constructor(needs: WebchatNeeds) {
    this.#needs = needs;
    this.#chats = new CitizenChats(needs.database);
  }

  channelBySecret(secret: string): Promise<WebchatChannel | undefined> {
    return this.#channel({ secretHash: hashOfSecret(secret) });
  }

  channelByKey(key: string): Promise<WebchatChannel | undefined> {
    return this.#channel({ key });
  }

  channelById(id: string): Promise<WebchatChannel | undefined> {
    return this.#channel({ id });
  }

  async start(start: Parameters<WebchatBackend['start']>[0]): ReturnType<WebchatBackend['start']> {
    const channel = await this.#channel({ id: start.channelId });
    if (!channel) return refused({ code: 'channel/not-found' });
    return startChat(this.#needs.database, channel, start);
  }

  async say(
    pass: CitizenPass,
    { clientId, text, attachments }: Parameters<WebchatBackend['say']>[1],
  ): ReturnType<WebchatBackend['say']> {
    const { conversationId } = pass;
    const body = { kind: 'text', text, attachmentIds: attachments } as const;
    const said = await this.#inChat(pass, (tx) => addMessage(tx, { conversationId, author: visitor, clientId, body }));
    if (!said.ok) return said;
    const { messageId, seq, at } = said.value;
    return accepted({ messageId, seq, at });
  }

  async read(pass: CitizenPass, after: number, limit: number): Promise<Result<ConversationPage, Refusal>> {
    const chat = await this.#chats.of(pass);
    if (!chat.ok) return chat;
    const { conversationId } = pass;
    const recent = this.#needs.watch.recentAfter(conversationId, after)?.slice(0, limit);
    if (recent) return accepted({ messages: recent.filter(isForCitizen), watermark: recent.at(-1)!.seq });
    const db = this.#read(pass);
    const page = await conversationPage(db, conversationId, { after, limit, forCitizen: true });
    if (page.watermark > after) return accepted(page);
    // Nobody has more than there is, whatever number she names.
    const facts = await conversationFacts(db, conversationId);
    return accepted({ messages: [], watermark: Math.min(after, facts?.lastSeq ?? 0) });
  }

  async view(pass: CitizenPass): Promise<Result<CitizenView, Refusal>> {
    const chat = await this.#chats.of(pass);
    if (!chat.ok) return chat;
    const { contactId } = chat.value;
    const { clock, watch } = this.#needs;
    const db = this.#read(pass);
    const facts = await conversationFacts(db, pass.conversationId);
    if (!facts) return refused({ code: 'conversation/not-found' });
    const { state, agentName, marks } = facts;
    watch.belongsTo(pass.conversationId, contactId, state);
    const place = state === 'queued' ? await queuePlace(db, contactId, clock()) : null;
    const queue = place && { ...place, name: facts.queueName ?? '' };
    return accepted({ state, writable: state !== 'ended' && state !== 'abandoned', queue, agentName, marks });
  }

  async typing(pass: CitizenPass): Promise<void> {
    await this.#inChat(pass, (tx) => citizenTyping(tx, pass.conversationId));
  }

  async markRead(pass: CitizenPass, upTo: number): Promise<void> {
    await this.#inChat(pass, (tx) => setCitizenMarks(tx, pass.conversationId, { delivered: upTo, read: upTo }));
  }

  async markDelivered(pass: CitizenPass, upTo: number): Promise<void> {
    await this.#inChat(pass, (tx) => setCitizenMarks(tx, pass.conversationId, { delivered: upTo }));
  }

  /** Ending what is over already is no error: the page asks again when an answer was lost. */
  async end(pass: CitizenPass): Promise<Result<unknown, Refusal>> {
    const ended = await this.#inChat(pass, (tx, contactId) => endContact(tx, contactId, { by: 'citizen' }));
    return !ended.ok && ended.refusal.code === 'conversation/over' ? accepted(null) : ended;
  }

  details(pass: CitizenPass, details: Parameters<WebchatBackend['details']>[1]): Promise<Result<unknown, Refusal>> {
    const points = givenPoints(details);
    return this.#inChat(pass, (tx, contactId) =>
      giveDetails(tx, contactId, { name: details.name || undefined, points }),
    );
  }

  async sendTranscript(pass: CitizenPass, email: string): Promise<Result<unknown, Refusal>> {
    const chat = await this.#chats.of(pass);
    if (!chat.ok) return chat;
    const channel = await this.#channel({ id: pass.channelId });
    return channel ? sendTranscript(this.#needs, pass, { channel, to: email }) : refused({ code: 'channel/not-found' });
  }

  async keepFile(pass: CitizenPass, file: Parameters<WebchatBackend['keepFile']>[1]) {
    const view = await this.view(pass);
    if (!view.ok) return view;
    return view.value.writable ? keepFile(pass, file, this.#needs) : refused({ code: 'conversation/over' as const });
  }

  async openFile(pass: CitizenPass, attachmentId: string): ReturnType<WebchatBackend['openFile']> {
    const chat = await this.#chats.of(pass);
    return chat.ok ? openFile(pass, attachmentId, this.#needs) : chat;
  }

  attach(pass: CitizenPass): () => void {
    return this.#needs.links.attach(pass);
  }

  watch(conversationId: string, listener: (news: ConversationNews) => void): () => void {
    return this.#needs.watch.watch(conversationId, listener);
  }

  #channel(by: ChannelBy): Promise<KnownChannel | undefined> {
    return findChannel(this.#needs.database.read(systemScope(everyOrganisation, 'webchat.channel')), by);
  }

  #read({ organisationId, citizenId }: CitizenPass) {
    return this.#needs.database.read(citizenScope(organisationId, citizenId));
  }

  /** Something the citizen does in her own conversation; refused in the words of the chat. */
  async #inChat<Value>(
    pass: CitizenPass,
    work: (tx: Transaction, contactId: string) => Promise<Result<Value, Refusal>>,
  ): Promise<Result<Value, Refusal>> {
    const chat = await this.#chats.of(pass);
    if (!chat.ok) return chat;
    const { organisationId, citizenId } = pass;
    const scope = citizenScope(organisationId, citizenId);
    const done = await this.#needs.database.inTransaction(scope, (tx) => work(tx, chat.value.contactId));
    return done.ok ? done : refused(inChatWords(done.refusal));
  }
}

function inChatWords(refusal: Refusal): Refusal {
  if (refusal.code === 'contact/over') return { ...refusal, code: 'conversation/over' };
  return refusal.code === 'request/not-found' ? { ...refusal, code: 'conversation/not-found' } : refusal;
}
