import { ConnectionStatus, DirectLine } from 'botframework-directlinejs';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { ChatHouse, type SeenActivity } from './stage/chat-house.ts';
import { XmlHttpRequest } from './stage/xml-http-request.ts';

/** botframework-directlinejs as it is published, with what a browser would give it. */
class Page {
  readonly client: DirectLine;
  readonly seen: SeenActivity[] = [];
  readonly statuses: ConnectionStatus[] = [];
  #changed: () => void = () => {};

  constructor(options: ConstructorParameters<typeof DirectLine>[0] & { random?: () => number }) {
    this.client = new DirectLine(options);
    const heard = (activity: unknown) => {
      this.seen.push(activity as SeenActivity);
      this.#changed();
    };
    // Ending the client is an error to whoever still listens.
    this.client.activity$.subscribe(heard, () => {});
    this.client.connectionStatus$.subscribe((status) => {
      this.statuses.push(status);
      this.#changed();
    });
  }

  async until(isSo: () => boolean): Promise<void> {
    while (!isSo()) {
      await new Promise<void>((done) => {
        this.#changed = done;
      });
    }
  }

  get texts(): string[] {
    return this.seen.flatMap(({ type, text }) => (type === 'message' && text !== undefined ? [text] : []));
  }

  post(activity: object): Promise<string> {
    return new Promise((done, fail) => {
      this.client.postActivity({ from: { id: 'somebody-else' }, ...activity } as never).subscribe(done, fail);
    });
  }

  get conversationId(): string {
    return (this.client as unknown as { conversationId: string }).conversationId;
  }
}

let house: ChatHouse;
const pages: Page[] = [];
beforeAll(async () => {
  Object.assign(globalThis, { XMLHttpRequest: XmlHttpRequest });
  house = await ChatHouse.open();
});
afterEach(() => {
  for (const page of pages.splice(0)) page.client.end();
});
afterAll(() => house.close());

async function open(settings: Partial<ConstructorParameters<typeof DirectLine>[0]> = {}): Promise<Page> {
  const page = new Page({ token: await house.token(), domain: house.domain, ...settings });
  pages.push(page);
  await page.until(() => page.statuses.includes(ConnectionStatus.Online));
  return page;
}

describe.each([
  ['over a WebSocket', true],
  ['by polling', false],
])('[E-10 part] the official client %s', (_way, webSocket) => {
  test('says and hears, and is who its token says whatever it claims', async () => {
    const page = await open({ webSocket, pollingInterval: 200 });
    const id = await page.post({ type: 'message', text: 'When is my bin day?' });
    house.backend.speak(page.conversationId, 'bot', 'Helper', 'I am a bot. Which street?', [
      'High Street',
      'Mill Lane',
    ]);
    house.backend.note(page.conversationId, 'Sounds upset');
    house.backend.happen(page.conversationId, { happened: 'agentJoined', name: 'Ann' });
    house.backend.speak(page.conversationId, 'agent', 'Ann', 'Good morning');
    await page.until(() => page.texts.length === 3);
    expect(page.texts).toEqual(['When is my bin day?', 'I am a bot. Which street?', 'Good morning']);
    const [hers, bots, agents] = page.seen.filter(({ type }) => type === 'message');
    expect(hers!.id).toBe(id);
    expect(hers!.from).toMatchObject({ role: 'user' });
    expect(hers!.from.id).not.toBe('somebody-else');
    expect(bots!.from).toEqual({ id: 'bot', name: 'Helper', role: 'bot' });
    expect(bots!.suggestedActions!.actions.map(({ type, value }) => [type, value])).toEqual([
      ['imBack', 'High Street'],
      ['imBack', 'Mill Lane'],
    ]);
    expect(agents!.channelData).toMatchObject({ author: 'agent' });
    expect(page.seen.find(({ name }) => name === 'switchboard/agent-joined')!.value).toEqual({ name: 'Ann' });
  });

  test('a refused word is an error at its sender and is not lost silently', async () => {
    const page = await open({ webSocket, pollingInterval: 200 });
    await expect(page.post({ type: 'message', text: 'x'.repeat(4_097) })).rejects.toMatchObject({ status: 413 });
    await page.post({ type: 'message', text: 'Shorter' });
    await page.until(() => page.texts.length === 1);
    expect(page.texts).toEqual(['Shorter']);
  });

  test('a file goes up and comes back with an address once it is clean', async () => {
    const page = await open({ webSocket, pollingInterval: 200 });
    const picture = Buffer.from('not really a picture, but as many bytes');
    const contentUrl = `data:image/png;base64,${picture.toString('base64')}`;
    await page.post({
      type: 'message',
      text: 'The hole in the road',
      attachments: [
        { contentType: 'image/png', contentUrl, name: 'hole.png' },
        { contentType: 'image/png', contentUrl, name: 'hole.png' },
      ],
    });
    await page.until(() => page.seen.some(({ attachments }) => attachments?.length === 2));
    const [message] = page.seen.filter(({ type }) => type === 'message');
    expect(message).toMatchObject({ text: 'The hole in the road', from: { role: 'user' } });
    expect(message!.attachments!.map(({ name, contentUrl: url }) => [name, url])).toEqual([
      ['hole.png', undefined],
      ['hole (1).png', undefined],
    ]);
    const [file] = message!.channelData!.attachments!;
    house.backend.scanned(page.conversationId, file!.id, 'clean');
    const { body } = await house.call('GET', `/conversations/${page.conversationId}/activities`, {
      token: (page.client as unknown as { token: string }).token,
    });
    const shown = body.activities.find(({ type }) => type === 'message')!.attachments!;
    const answer = await fetch(shown[0]!.contentUrl!);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('image/png');
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(picture);
    expect(shown[1]!.contentUrl).toBeUndefined();
  });
});

describe('[E-10 part] the official client comes back', () => {
  test('after its stream was cut, with everything it missed and nothing twice', async () => {
    // The shortest of the waits the client chooses between is three seconds.
    const page = await open({ webSocket: true, random: () => 0 } as never);
    await page.post({ type: 'message', text: 'one' });
    await page.until(() => page.texts.length === 1);
    for (const socket of house.sockets()) socket.destroy();
    house.backend.speak(page.conversationId, 'agent', 'Ann', 'two');
    house.backend.speak(page.conversationId, 'agent', 'Ann', 'three');
    await page.until(() => page.texts.length === 3);
    expect(page.texts).toEqual(['one', 'two', 'three']);
  });

  test('after a reload, by the conversation and watermark it kept', async () => {
    const before = await open();
    await before.post({ type: 'message', text: 'one' });
    await before.until(() => before.texts.length === 1);
    const { token, conversationId, watermark } = before.client as unknown as Record<
      'token' | 'conversationId' | 'watermark',
      string
    >;
    before.client.end();
    house.backend.speak(conversationId, 'agent', 'Ann', 'two');
    const after = await open({ token, conversationId, watermark });
    await after.until(() => after.texts.length === 1);
    expect(after.texts).toEqual(['two']);
  });

  test('to the conversation it was given a token for, although that has not begun', async () => {
    const { body } = await house.call('POST', '/tokens/generate', { body: { channel: 'eastmere-police' } });
    const page = await open({ token: body.token, conversationId: body.conversationId });
    await page.post({ type: 'message', text: 'Hello' });
    await page.until(() => page.texts.length === 1);
    expect(page.texts).toEqual(['Hello']);
  });

  test('with a refreshed token, and stops when a token is refused', async () => {
    const page = await open();
    await page.until(() => page.seen.length > 0);
    const inner = page.client as unknown as {
      token: string;
      refreshToken(): { subscribe(done: (token: string) => void): void };
    };
    house.clock.now += 20 * 60_000;
    const fresh = await new Promise<string>((done) => inner.refreshToken().subscribe(done));
    expect(fresh).not.toBe(inner.token);
    inner.token = fresh;
    house.clock.now += 20 * 60_000;
    await page.post({ type: 'message', text: 'Still here' });
    await page.until(() => page.texts.length === 1);
    house.clock.now += 31 * 60_000;
    expect(await page.post({ type: 'message', text: 'Too late' })).toBe('retry');
    expect(page.statuses).toContain(ConnectionStatus.ExpiredToken);
  });
});
