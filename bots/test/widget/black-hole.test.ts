import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Chat } from '../../widget/app/chat/chat.ts';
import { ChatMemory, type ChatStorage } from '../../widget/app/chat/kept-chat.ts';
import { DirectLineCalls } from '../../widget/direct-line/direct-line-calls.ts';
import { ChatHouse } from '../direct-line/stage/chat-house.ts';

/** A line between page and house that can swallow everything without a word, as a dead router does. */
class Line {
  readonly #server = createServer((near) => this.#carry(near));
  readonly #ends = new Set<Socket>();
  readonly #target: number;
  isSwallowing = false;

  constructor(target: number) {
    this.#target = target;
  }

  async open(): Promise<number> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return (this.#server.address() as AddressInfo).port;
  }

  close(): void {
    this.#server.close();
    for (const end of this.#ends) end.destroy();
  }

  #carry(near: Socket): void {
    const far = connect(this.#target, '127.0.0.1');
    const born = this.isSwallowing;
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      this.#ends.add(from);
      // What was swallowed once stays silent: a hole does not give back.
      let isDead = born;
      from.on('data', (bytes) => {
        isDead ||= this.isSwallowing;
        if (!isDead) to.write(bytes);
      });
      from.on('error', () => to.destroy());
      from.on('close', () => to.destroy());
    }
  }
}

class Drawer implements ChatStorage {
  readonly #items = new Map<string, string>();
  getItem = (key: string) => this.#items.get(key) ?? null;
  setItem = (key: string, value: string) => void this.#items.set(key, value);
  removeItem = (key: string) => void this.#items.delete(key);
}

const saidIn = ({ state }: Chat) => state.entries.flatMap((entry) => (entry.kind === 'said' ? [entry.text] : []));

describe('a chat on a line that dies without a word', () => {
  let house: ChatHouse;
  let line: Line;
  let origin: string;
  let drawer: Drawer;
  const chats: Chat[] = [];

  beforeEach(async () => {
    house = await ChatHouse.open({ limits: { keepAliveMs: 40 } });
    line = new Line(Number(new URL(house.url).port));
    origin = `http://127.0.0.1:${await line.open()}`;
    drawer = new Drawer();
  });
  afterEach(async () => {
    for (const chat of chats.splice(0)) chat.leave();
    line.close();
    await house.close();
  });

  function openChat(): Chat {
    let count = 0;
    const chat = new Chat({
      calls: new DirectLineCalls(origin, fetch, Date.now, 400),
      openSocket: (url) => new WebSocket(url.replace(/\/\/[^/]+/, `//${new URL(origin).host}`)),
      now: Date.now,
      chance: () => 1,
      newId: () => `word-${(count += 1)}`,
      memory: new ChatMemory(drawer, 'eastmere-police'),
      beginning: () => ({ channel: 'eastmere-police', locale: 'en', page: null }),
      silenceMs: 250,
    });
    chats.push(chat);
    chat.start();
    return chat;
  }

  const until = (what: () => boolean) => expect.poll(what, { timeout: 15_000, interval: 20 }).toBe(true);

  it('[E-10 part] notices, comes back by itself, and both sides have every word once and in order', async () => {
    const chat = openChat();
    await until(() => chat.state.isCaughtUp);
    chat.say('one');
    await until(() => saidIn(chat).includes('one'));
    const conversationId = drawerConversation(drawer);
    line.isSwallowing = true;
    chat.say('two');
    await until(() => chat.state.link === 'offline');
    house.backend.speak(conversationId, 'bot', 'Helper', 'three');
    chat.say('four');
    line.isSwallowing = false;
    await until(() => saidIn(chat).length === 4);
    const kept = house.backend
      .chat(conversationId)
      .messages.flatMap((each) => (each.kind === 'text' ? [each.text] : []));
    expect(saidIn(chat)).toEqual(kept);
    expect(kept.filter((text) => text !== 'three')).toEqual(['one', 'two', 'four']);
    expect(chat.state.outbox).toEqual([]);
  });

  it('keeps what could not be sent for the next page, and sends it once', async () => {
    const first = openChat();
    await until(() => first.state.isCaughtUp);
    line.isSwallowing = true;
    first.say('written into the hole');
    await until(() => first.state.link === 'offline');
    first.leave();
    line.isSwallowing = false;
    const second = openChat();
    await until(() => saidIn(second).length === 1);
    expect(saidIn(second)).toEqual(['written into the hole']);
    expect(second.state.outbox).toEqual([]);
  });
});

function drawerConversation(drawer: Drawer): string {
  const kept = JSON.parse(drawer.getItem('switchboard.chat.eastmere-police') ?? '{}') as {
    credentials: { conversationId: string };
  };
  return kept.credentials.conversationId;
}
