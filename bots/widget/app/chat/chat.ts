import { citizenEvents, type PostedActivity, type ReceivedActivity } from '../../direct-line/activity.ts';
import {
  type Beginning,
  type Credentials,
  DirectLineRefusal,
  isTemporary,
} from '../../direct-line/direct-line-calls.ts';
import { DirectLineLink, type LinkState, type LinkWorld } from '../../direct-line/direct-line-link.ts';
import { reconnectDelayMs } from '../../direct-line/reconnect-delay.ts';
import { type ChatState, emptyChat, isOverForHer, lastSeqOf, type Outgoing } from './chat-state.ts';
import type { ChatMemory } from './kept-chat.ts';
import { receiveActivity } from './receive-activity.ts';

export interface ChatNeeds extends LinkWorld {
  readonly memory: ChatMemory;
  readonly beginning: () => Beginning;
  readonly newId: () => string;
}

/** How a request of hers went: done, or the code of why not. */
export type Outcome = 'done' | string;

const sayTypingEveryMs = 3_000;

/**
 * One chat as the page lives it: what the link brings becomes the state, what she writes waits in the outbox until the
 * server shows it back. A word goes out under the same id however often it is tried, one after the other.
 */
export class Chat {
  readonly #needs: ChatNeeds;
  readonly #listeners = new Set<() => void>();
  readonly #files = new Map<string, File>();
  /** Words the server has taken, while their echo is on its way. */
  readonly #stored = new Set<string>();
  #state: ChatState = emptyChat;
  #link: DirectLineLink | undefined;
  #isSending = false;
  #underWay = new AbortController();
  #failedSends = 0;
  #sendAgain: ReturnType<typeof setTimeout> | undefined;
  #typingEnds: ReturnType<typeof setTimeout> | undefined;
  #saidTypingAt = 0;
  #isInView = true;
  #readSeq: number;

  constructor(needs: ChatNeeds) {
    this.#needs = needs;
    const kept = needs.memory.chat(needs.now());
    this.#readSeq = kept.readSeq;
    const waiting = kept.waiting.map((word) => outgoing(word, undefined));
    this.#state = { ...emptyChat, outbox: waiting };
  }

  get state(): ChatState {
    return this.#state;
  }

  get hasBegun(): boolean {
    return this.#link !== undefined;
  }

  /** A chat of this device that can be gone on with. */
  get canResume(): boolean {
    return this.#needs.memory.chat(this.#needs.now()).credentials !== null;
  }

  /** Messages to her that she has not had before her eyes. */
  get unread(): number {
    const { entries } = this.#state;
    return entries.filter((entry) => entry.kind === 'said' && entry.author !== 'citizen' && entry.seq > this.#readSeq)
      .length;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Resumes what this device keeps, or begins. Again while it runs: nothing. */
  start(): void {
    if (this.#link) return;
    const from = this.#needs.memory.chat(this.#needs.now()).credentials ?? this.#needs.beginning();
    this.#link = new DirectLineLink(this.#needs, from, {
      onLink: (link) => this.#linked(link),
      onActivities: (activities) => this.#received(activities),
      onCredentials: (credentials) => this.#keepCredentials(credentials),
    });
    this.#link.start();
  }

  /** The network, the page or the person is back. */
  wake(): void {
    this.#link?.wake();
    this.#sendNext();
  }

  /** Forgets the old chat and begins another; words that never went out become its draft. */
  startAnew(): void {
    const unsent = this.#state.outbox.filter(({ clientId }) => !this.#stored.has(clientId)).map(({ text }) => text);
    const draft = [...unsent, this.draft()].filter(Boolean).join('\n');
    this.leave();
    this.#needs.memory.forgetChat();
    this.#readSeq = 0;
    this.#set(emptyChat);
    this.keepDraft(draft);
    this.start();
  }

  /** Cuts the link without a word to anyone. */
  leave(): void {
    this.#link?.stop();
    this.#link = undefined;
    clearTimeout(this.#sendAgain);
    clearTimeout(this.#typingEnds);
    this.#files.clear();
  }

  say(text: string): void {
    this.#enqueue(outgoing({ clientId: this.#needs.newId(), text, at: this.#needs.now() }, undefined));
  }

  sendFile(file: File): void {
    const clientId = this.#needs.newId();
    this.#files.set(clientId, file);
    this.#enqueue(outgoing({ clientId, text: '', at: this.#needs.now() }, file.name));
  }

  /** A word that was refused, once more under the same id. */
  tryAgain(clientId: string): void {
    this.#change(clientId, { state: 'waiting', code: undefined });
    this.#sendNext();
  }

  /** Takes a refused word back; its text is hers again. */
  takeBack(clientId: string): string {
    const word = this.#state.outbox.find((one) => one.clientId === clientId);
    this.#files.delete(clientId);
    this.#set({ ...this.#state, outbox: this.#state.outbox.filter((one) => one.clientId !== clientId) });
    return word?.text ?? '';
  }

  /** Says that she is writing, at most every three seconds. */
  isTyping(): void {
    const now = this.#needs.now();
    if (this.#state.link !== 'online' || now - this.#saidTypingAt < sayTypingEveryMs) return;
    this.#saidTypingAt = now;
    void this.#post({ type: 'typing' }).catch(() => undefined);
  }

  /** Whether the page around shows the chat. What comes while it does not is unread. */
  comesIntoView(isInView: boolean): void {
    this.#isInView = isInView;
    this.#tell();
  }

  /** Everything up to now has been before her eyes, if the chat is in view at all. */
  hasSeenAll(): void {
    const upTo = lastSeqOf(this.#state);
    if (!this.#isInView || upTo <= this.#readSeq || this.#state.link !== 'online') return;
    this.#readSeq = upTo;
    this.#keep();
    this.#tell();
    void this.#post({ type: 'event', name: citizenEvents.read, value: { upTo } }).catch(() => undefined);
  }

  end(): Promise<Outcome> {
    return this.#request(citizenEvents.end, {});
  }

  sendTranscript(email: string): Promise<Outcome> {
    return this.#request(citizenEvents.sendTranscript, { email });
  }

  giveDetails(details: { name?: string; email?: string; phone?: string }): Promise<Outcome> {
    return this.#request(citizenEvents.details, details);
  }

  draft(): string {
    return this.#needs.memory.chat(this.#needs.now()).draft;
  }

  keepDraft(draft: string): void {
    const { memory, now } = this.#needs;
    memory.keepChat({ ...memory.chat(now()), draft });
  }

  async #request(name: string, value: object): Promise<Outcome> {
    try {
      await this.#post({ type: 'event', name, value });
      return 'done';
    } catch (failure) {
      return failure instanceof DirectLineRefusal ? failure.code : 'offline';
    }
  }

  async #post(activity: PostedActivity, signal?: AbortSignal): Promise<{ readonly id: string }> {
    const credentials = this.#link?.credentials;
    if (!credentials) throw new Error('The chat has not begun.');
    return this.#needs.calls.post(credentials, activity, signal);
  }

  #linked(link: LinkState): void {
    this.#set({ ...this.#state, link, typing: link === 'online' ? this.#state.typing : null });
    if (link === 'over') this.#needs.memory.forgetChat();
    // What was under way on a line that died gets no answer: it goes again, under the same id, as soon as there is one.
    if (link === 'offline') {
      this.#underWay.abort();
      this.#underWay = new AbortController();
    }
    if (link === 'online') {
      this.#failedSends = 0;
      this.#sendNext();
    }
  }

  #received(activities: readonly ReceivedActivity[]): void {
    const now = this.#needs.now();
    const hasView = activities.some(({ channelData }) => channelData?.seq === undefined);
    const state = activities.reduce((before, activity) => receiveActivity(before, activity, now), this.#state);
    // The server tells how the chat stands after everything that was said: from there on words are new.
    this.#set({ ...state, isCaughtUp: this.#state.isCaughtUp || hasView });
    this.#keep();
    this.#endTypingLater();
    if (isOverForHer(this.#state)) this.#needs.memory.forgetChat();
    else this.#sendNext();
  }

  #endTypingLater(): void {
    clearTimeout(this.#typingEnds);
    const { typing } = this.#state;
    if (!typing) return;
    const stop = () => this.#set({ ...this.#state, typing: null });
    this.#typingEnds = setTimeout(stop, typing.untilAt - this.#needs.now());
  }

  #enqueue(word: Outgoing): void {
    this.#set({ ...this.#state, outbox: [...this.#state.outbox, word] });
    this.#keep();
    this.#sendNext();
  }

  /** One after the other, so that they arrive in the order she wrote them. */
  #sendNext(): void {
    if (this.#isSending || this.#state.link !== 'online') return;
    const word = this.#state.outbox.find(({ state }) => state === 'waiting');
    if (!word) return;
    this.#isSending = true;
    clearTimeout(this.#sendAgain);
    this.#change(word.clientId, { state: 'sending' });
    void this.#send(word);
  }

  async #send({ clientId, text }: Outgoing): Promise<void> {
    const activity: PostedActivity = {
      type: 'message',
      locale: this.#needs.beginning().locale,
      ...(text && { text }),
      channelData: { clientActivityID: clientId },
    };
    const { signal } = this.#underWay;
    const file = this.#files.get(clientId);
    const credentials = this.#link?.credentials;
    let waitMs = 0;
    try {
      if (file && credentials) await this.#needs.calls.upload(credentials, { activity, file, signal });
      else await this.#post(activity, signal);
      this.#failedSends = 0;
      this.#files.delete(clientId);
      this.#settle(clientId);
    } catch (failure) {
      if (isTemporary(failure)) waitMs = this.#putBack(clientId, failure);
      else this.#change(clientId, { state: 'refused', code: (failure as DirectLineRefusal).code });
    }
    this.#isSending = false;
    if (waitMs === 0) this.#sendNext();
    else this.#sendAgain = setTimeout(() => this.#sendNext(), waitMs);
  }

  /** Stored with the server: a reload would get it back from there, so the device need not keep it. */
  #settle(clientId: string): void {
    this.#stored.add(clientId);
    this.#keep();
  }

  #putBack(clientId: string, failure: unknown): number {
    this.#change(clientId, { state: 'waiting' });
    const asked = failure instanceof DirectLineRefusal ? failure.retryAfterMs : undefined;
    const waitMs = asked ?? reconnectDelayMs(this.#failedSends, this.#needs.chance());
    this.#failedSends += 1;
    return Math.max(1, waitMs);
  }

  #change(clientId: string, change: Partial<Outgoing>): void {
    const outbox = this.#state.outbox.map((word) => (word.clientId === clientId ? { ...word, ...change } : word));
    this.#set({ ...this.#state, outbox });
  }

  #keepCredentials(credentials: Credentials): void {
    const { memory, now } = this.#needs;
    memory.keepChat({ ...memory.chat(now()), credentials });
    this.#keep();
  }

  #keep(): void {
    const { memory, now } = this.#needs;
    const kept = memory.chat(now());
    const credentials = this.#link?.credentials ?? kept.credentials;
    const isText = ({ clientId, fileName }: Outgoing) => fileName === undefined && !this.#stored.has(clientId);
    const waiting = this.#state.outbox.filter(isText).map(({ clientId, text, at }) => ({ clientId, text, at }));
    memory.keepChat({ ...kept, credentials, waiting, readSeq: this.#readSeq });
  }

  #set(state: ChatState): void {
    this.#state = state;
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

function outgoing(word: Pick<Outgoing, 'clientId' | 'text' | 'at'>, fileName: string | undefined): Outgoing {
  return { ...word, fileName, state: 'waiting', code: undefined };
}
