import type { Clock } from '@switchboard/shared/kernel';
import type { CitizenPass, ConversationNews, WebchatBackend } from '@switchboard/shared/webchat';
import type { WebSocket } from 'ws';
import type { Activity, ActivitySet } from './activity.ts';
import type { DirectLineLog } from './direct-line-needs.ts';
import { type ActivityFrame, activityOf } from './messages-as-activities.ts';
import { PassingActivities } from './passing-activities.ts';

export interface CitizenStreamNeeds {
  readonly backend: WebchatBackend;
  readonly clock: Clock;
  readonly log: Pick<DirectLineLog, 'error'>;
  readonly keepAliveMs: number;
}

/** Why the server ends a stream; clients read the code, people the word. */
export const streamEnds = {
  goingAway: [1001, 'restarting'],
  tooMuch: [1008, 'too much was sent'],
  failed: [1011, 'failed'],
  /** Another stream of the same conversation is newer: do not come back by yourself. */
  collision: [4409, 'collision'],
  gone: [4404, 'no such conversation'],
} as const;
export type StreamEnd = keyof typeof streamEnds;

const pageSize = 100;
/** What a client may leave unread before it is cut; it resumes from its watermark. */
const mostUnsentBytes = 1024 * 1024;
/** Keep-alives a client may leave unanswered. */
const mostUnheard = 3;
const mostFramesBetweenKeepAlives = 50;
const markEveryMs = 1_000;

/**
 * One citizen's page on one WebSocket: replays what follows her watermark, then sends what is new, each activity once
 * and in order. What it sends it reads from the store, so news may come late, doubled or not at all between two.
 */
export class CitizenStream {
  readonly #socket: WebSocket;
  readonly #pass: CitizenPass;
  readonly #frame: ActivityFrame;
  readonly #needs: CitizenStreamNeeds;
  readonly #passing: PassingActivities;
  readonly #stops: (() => void)[] = [];
  #watermark: number;
  #markedSeq: number;
  #messagesDue = true;
  #viewDue = true;
  #isReading = false;
  #isOver = false;
  #unheard = 0;
  #frames = 0;
  #marking: NodeJS.Timeout | undefined;

  constructor(
    socket: WebSocket,
    chat: { readonly pass: CitizenPass; readonly frame: ActivityFrame; readonly watermark: number },
    needs: CitizenStreamNeeds,
  ) {
    this.#socket = socket;
    this.#pass = chat.pass;
    this.#frame = chat.frame;
    this.#watermark = chat.watermark;
    this.#markedSeq = chat.watermark;
    this.#needs = needs;
    this.#passing = new PassingActivities(chat.frame);
  }

  get conversationId(): string {
    return this.#pass.conversationId;
  }

  /** Links the page to its conversation until the socket closes. `closed` is called once. */
  start(closed: () => void): void {
    const { backend, keepAliveMs } = this.#needs;
    this.#stops.push(
      backend.watch(this.conversationId, (news) => this.#hear(news)),
      backend.attach(this.#pass),
    );
    const beating = setInterval(() => this.#keepAlive(), keepAliveMs);
    this.#stops.push(() => clearInterval(beating), closed);
    this.#socket.on('message', () => this.#heardFrame());
    this.#socket.on('pong', (data: Buffer) => this.#answered(data));
    this.#socket.on('error', () => this.#socket.terminate());
    this.#socket.on('close', () => this.#over());
    void this.#send();
  }

  /** Says why and ends; a client that does not answer is cut. */
  end(reason: StreamEnd): void {
    this.#over();
    const [code, word] = streamEnds[reason];
    this.#socket.close(code, word);
    setTimeout(() => this.#socket.terminate(), markEveryMs).unref();
  }

  #over(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    clearTimeout(this.#marking);
    for (const stop of this.#stops) stop();
  }

  #hear(news: ConversationNews): void {
    const now = this.#needs.clock();
    switch (news.kind) {
      case 'messages':
        this.#messagesDue = true;
        break;
      case 'view':
        this.#viewDue = true;
        break;
      case 'typing':
        return this.#push([this.#passing.typing(news.by, news.name, now)]);
      case 'file':
        return this.#push([this.#passing.scanned(news.attachmentId, news.scan, now)]);
    }
    void this.#send();
  }

  /** One reading at a time; whatever became due meanwhile is read by the same loop. Words come before the state they led to. */
  async #send(): Promise<void> {
    if (this.#isReading) return;
    this.#isReading = true;
    try {
      while (!this.#isOver && (this.#messagesDue || this.#viewDue)) {
        if (this.#messagesDue) await this.#sendMessages();
        else await this.#sendView();
      }
    } catch (failure) {
      this.#needs.log.error({ err: failure, conversationId: this.conversationId }, 'A citizen stream failed');
      this.end('failed');
    } finally {
      this.#isReading = false;
    }
  }

  async #sendMessages(): Promise<void> {
    this.#messagesDue = false;
    const page = await this.#needs.backend.read(this.#pass, this.#watermark, pageSize);
    if (!page.ok) return this.end('gone');
    const { watermark } = page.value;
    // Numbers have no gaps: when a whole page of them was looked at, more may follow.
    if (watermark - this.#watermark >= pageSize) this.#messagesDue = true;
    this.#watermark = watermark;
    const activities = page.value.messages.flatMap((message) => activityOf(message, this.#frame) ?? []);
    this.#push(activities);
  }

  async #sendView(): Promise<void> {
    this.#viewDue = false;
    const view = await this.#needs.backend.view(this.#pass);
    if (!view.ok) return this.end('gone');
    this.#push(this.#passing.ofView(view.value, this.#watermark, this.#needs.clock()));
  }

  #push(activities: readonly Activity[]): void {
    if (activities.length === 0 || this.#isOver) return;
    if (this.#socket.bufferedAmount > mostUnsentBytes) return this.#socket.terminate();
    const set: ActivitySet = { activities, watermark: String(this.#watermark) };
    this.#socket.send(JSON.stringify(set));
    // Answered in order, so the answer proves that the page has everything up to here (RFC 6455 §5.5.3).
    this.#socket.ping(String(this.#watermark));
  }

  /** An empty frame, as clients of Direct Line expect, and a ping, which they answer without knowing. */
  #keepAlive(): void {
    if (this.#unheard >= mostUnheard) return this.#socket.terminate();
    this.#unheard += 1;
    this.#frames = 0;
    this.#socket.send('');
    this.#socket.ping(String(this.#watermark));
  }

  #heardFrame(): void {
    this.#unheard = 0;
    this.#frames += 1;
    if (this.#frames > mostFramesBetweenKeepAlives) this.end('tooMuch');
  }

  #answered(data: Buffer): void {
    this.#unheard = 0;
    const seq = Number(data.toString('latin1'));
    // Whatever a client answers, it cannot have more than it was sent.
    if (!Number.isSafeInteger(seq) || seq <= this.#markedSeq || seq > this.#watermark) return;
    this.#markedSeq = seq;
    this.#marking ??= setTimeout(() => void this.#mark(), markEveryMs);
  }

  async #mark(): Promise<void> {
    this.#marking = undefined;
    try {
      await this.#needs.backend.markDelivered(this.#pass, this.#markedSeq);
    } catch (failure) {
      this.#needs.log.error({ err: failure, conversationId: this.conversationId }, 'A delivery mark was not kept');
    }
  }
}
