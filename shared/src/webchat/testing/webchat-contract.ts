import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../kernel/index.ts';
import type { CitizenPass, ConversationNews, WebchatBackend, WebchatChannel } from '../index.ts';

/** A backend with what stands around it, as a test needs it. */
export interface WebchatStage {
  readonly backend: WebchatBackend;
  /** Two channels of two organisations. */
  readonly channels: readonly [WebchatChannel, WebchatChannel];
  now(): number;
  /** The house says a word to the citizen, or writes a note that is not for her. */
  houseSays(pass: CitizenPass, text: string): Promise<void>;
  houseNotes(pass: CitizenPass, text: string): Promise<void>;
  /** The scanner has spoken of this file. */
  scanned(pass: CitizenPass, attachmentId: string, scan: 'clean' | 'infected' | 'held'): Promise<void>;
  close(): Promise<void>;
}

/** What every backend of webchat promises; the one in memory that protocol tests stand on, and the one that serves. */
export function webchatContract(name: string, open: () => Promise<WebchatStage>): void {
  describe(`[E-10 part] ${name}`, () => {
    let stage: WebchatStage;
    beforeAll(async () => {
      stage = await open();
    });
    afterAll(() => stage.close());

    const begin = async (channel = stage.channels[0]): Promise<CitizenPass> => {
      const citizenId = newId(stage.now());
      const started = await stage.backend.start({ ...startOf(channel), citizenId, startId: newId(stage.now()) });
      if (!started.ok) throw new Error(started.refusal.code);
      const { organisationId, id: channelId } = channel;
      return { organisationId, channelId, citizenId, conversationId: started.value.conversationId };
    };
    const say = (pass: CitizenPass, text: string, clientId: string | null = null) =>
      stage.backend.say(pass, { clientId, text, attachments: [] });
    const wordsAfter = async (pass: CitizenPass, after = 0, limit = 100) => {
      const page = await stage.backend.read(pass, after, limit);
      if (!page.ok) throw new Error(page.refusal.code);
      const words = page.value.messages.flatMap((one) => (one.kind === 'text' ? [one.text] : []));
      return { words, watermark: page.value.watermark, seqs: page.value.messages.map(({ seq }) => seq) };
    };
    const keep = (pass: CitizenPass, content: string, mediaType = 'text/plain') =>
      stage.backend.keepFile(pass, { name: 'list.txt', mediaType, content: inPieces(content) });

    test('a channel is found by its name and its id, and by no secret that it does not have', async () => {
      const [police] = stage.channels;
      expect(await stage.backend.channelByKey(police.key)).toMatchObject({ id: police.id });
      expect(await stage.backend.channelById(police.id)).toMatchObject({ key: police.key });
      expect(await stage.backend.channelByKey('nobody')).toBeUndefined();
      expect(await stage.backend.channelById(newId(stage.now()))).toBeUndefined();
      expect(await stage.backend.channelBySecret('guess')).toBeUndefined();
    });

    test('a start is carried out once, whoever repeats it, at the same time or later', async () => {
      const start = { ...startOf(stage.channels[0]), citizenId: newId(stage.now()), startId: newId(stage.now()) };
      const both = await Promise.all([stage.backend.start(start), stage.backend.start(start)]);
      const later = await stage.backend.start(start);
      expect(new Set([...both, later].map((one) => one.ok && one.value.conversationId)).size).toBe(1);
      const others = await Promise.all([
        stage.backend.start({ ...start, startId: newId(stage.now()) }),
        stage.backend.start({ ...start, citizenId: newId(stage.now()) }),
      ]);
      const ids = [later, ...others].map((one) => (one.ok ? one.value.conversationId : undefined));
      expect(new Set(ids).size).toBe(3);
      expect(await stage.backend.start({ ...start, channelId: newId(stage.now()) })).toMatchObject({
        ok: false,
        refusal: { code: 'channel/not-found' },
      });
    });

    test('words are numbered in order, and the same client id is the same word', async () => {
      const pass = await begin();
      const before = (await wordsAfter(pass)).watermark;
      const first = await say(pass, 'one', 'a');
      const again = await Promise.all([say(pass, 'one', 'a'), say(pass, 'one', 'a')]);
      await say(pass, 'two', 'b');
      await say(pass, 'three');
      await say(pass, 'three');
      expect(again).toEqual([first, first]);
      const read = await wordsAfter(pass, before);
      expect(read.words).toEqual(['one', 'two', 'three', 'three']);
      expect(read.seqs).toEqual(read.seqs.toSorted((one, two) => one - two));
    });

    test('many words at once each get a number of their own', async () => {
      const pass = await begin();
      const before = (await wordsAfter(pass)).watermark;
      const texts = Array.from({ length: 30 }, (_, index) => `word ${index}`);
      const said = await Promise.all(texts.map((text) => say(pass, text, text)));
      const numbers = said.map((one) => (one.ok ? one.value.seq : 0));
      expect(new Set(numbers).size).toBe(30);
      const read = await wordsAfter(pass, before);
      expect(read.words.toSorted()).toEqual(texts.toSorted());
      expect(read.watermark).toBe(Math.max(...numbers));
    });

    test('reading goes on after a number, page by page, passes notes over, and never ahead of what there is', async () => {
      const pass = await begin();
      const before = (await wordsAfter(pass)).watermark;
      await say(pass, 'one');
      await stage.houseNotes(pass, 'sounds upset');
      await stage.houseSays(pass, 'two');
      const first = await wordsAfter(pass, before, 2);
      expect(first).toMatchObject({ words: ['one'], watermark: before + 2 });
      expect(await wordsAfter(pass, first.watermark, 2)).toMatchObject({ words: ['two'], watermark: before + 3 });
      expect(await wordsAfter(pass, before + 3)).toMatchObject({ words: [], watermark: before + 3 });
      expect(await wordsAfter(pass, before + 1_000)).toMatchObject({ words: [], watermark: before + 3 });
    });

    test('[Q-05 part] nobody else enters, whatever of the pass is wrong', async () => {
      const pass = await begin();
      const file = await keep(pass, 'a list');
      const other = await begin(stage.channels[1]);
      const strangers: CitizenPass[] = [
        { ...pass, citizenId: newId(stage.now()) },
        { ...pass, channelId: other.channelId },
        { ...pass, organisationId: other.organisationId, channelId: other.channelId },
        { ...other, conversationId: pass.conversationId },
        { ...pass, conversationId: newId(stage.now()) },
      ];
      for (const stranger of strangers) {
        const tried = await Promise.all([
          say(stranger, 'hello'),
          stage.backend.read(stranger, 0, 10),
          stage.backend.view(stranger),
          stage.backend.end(stranger),
          stage.backend.details(stranger, { name: 'Eve' }),
          stage.backend.sendTranscript(stranger, 'eve@elsewhere.example'),
          keep(stranger, 'a list'),
          stage.backend.openFile(stranger, file.ok ? file.value.id : ''),
        ]);
        for (const one of tried) expect(one).toMatchObject({ ok: false, refusal: { code: 'conversation/not-found' } });
      }
      expect((await stage.backend.view(pass)).ok).toBe(true);
    });

    test('a chat that was ended takes no words, says so, and may be ended again', async () => {
      const pass = await begin();
      const said = await say(pass, 'Thank you', 'a');
      expect((await stage.backend.end(pass)).ok).toBe(true);
      expect((await stage.backend.end(pass)).ok).toBe(true);
      expect(await stage.backend.view(pass)).toMatchObject({ ok: true, value: { state: 'ended', writable: false } });
      const over = { ok: false, refusal: { code: 'conversation/over' } };
      expect(await say(pass, 'One more', 'b')).toMatchObject(over);
      expect(await keep(pass, 'a list')).toMatchObject(over);
      expect(await say(pass, 'Thank you', 'a')).toEqual(said);
      expect((await wordsAfter(pass)).words.at(-1)).toBe('Thank you');
    });

    test('marks rise, never fall, and never pass what was said', async () => {
      const pass = await begin();
      await stage.houseSays(pass, 'Good morning');
      const head = (await wordsAfter(pass)).watermark;
      const marks = async () => {
        const view = await stage.backend.view(pass);
        return view.ok ? view.value.marks : undefined;
      };
      await stage.backend.markDelivered(pass, 1);
      expect(await marks()).toMatchObject({ citizenDeliveredSeq: 1, citizenReadSeq: 0 });
      await stage.backend.markRead(pass, head + 50);
      await stage.backend.markDelivered(pass, 1);
      expect(await marks()).toMatchObject({ citizenReadSeq: head });
    });

    test('whoever watches is told of words from both sides until she stops', async () => {
      const pass = await begin();
      const heard: ConversationNews['kind'][] = [];
      let told = () => {};
      const next = (kind: ConversationNews['kind']) =>
        new Promise<void>((done) => {
          told = () => {
            if (heard.splice(0).includes(kind)) done();
          };
          told();
        });
      const stop = stage.backend.watch(pass.conversationId, ({ kind }) => {
        heard.push(kind);
        told();
      });
      await stage.backend.view(pass);
      const hers = next('messages');
      await say(pass, 'Hello');
      await hers;
      const ours = next('messages');
      await stage.houseSays(pass, 'Good morning');
      await ours;
      const ended = next('view');
      await stage.backend.end(pass);
      await ended;
      stop();
    });

    test('a file is said with the message that names it, and opened once it was found clean', async () => {
      const pass = await begin();
      const kept = await keep(pass, 'eggs, milk');
      if (!kept.ok) throw new Error(kept.refusal.code);
      expect(kept.value).toMatchObject({ name: 'list.txt', mediaType: 'text/plain', bytes: 10, scan: 'waiting' });
      const { id } = kept.value;
      await stage.backend.say(pass, { clientId: 'f', text: '', attachments: [id] });
      const seen = async () => {
        const page = await stage.backend.read(pass, 0, 100);
        const texts = page.ok ? page.value.messages.filter((one) => one.kind === 'text') : [];
        return texts.flatMap(({ attachments }) => attachments).map((one) => [one.id, one.scan]);
      };
      expect((await seen()).map(([one]) => one)).toEqual([id]);
      for (const scan of ['held', 'infected'] as const) {
        await stage.scanned(pass, id, scan);
        expect(await seen()).toEqual([[id, scan]]);
        expect(await stage.backend.openFile(pass, id)).toMatchObject({ refusal: { code: 'attachment/not-shown' } });
      }
      await stage.scanned(pass, id, 'clean');
      const opened = await stage.backend.openFile(pass, id);
      if (!opened.ok) throw new Error(opened.refusal.code);
      expect(await textOf(opened.value.content)).toBe('eggs, milk');
      expect(await stage.backend.openFile(await begin(), id)).toMatchObject({ refusal: { code: 'request/not-found' } });
    });

    test('a file of a kind that is not taken, or too large, is refused and not kept', async () => {
      const pass = await begin();
      const refusals = await Promise.all([
        keep(pass, '<html>', 'text/html'),
        stage.backend.keepFile(pass, { name: 'big.txt', mediaType: 'text/plain', content: megabytes(20) }),
      ]);
      expect(refusals.map((one) => !one.ok && one.refusal.code)).toEqual([
        'attachment/kind-not-accepted',
        'attachment/too-large',
      ]);
    });
  });
}

function startOf({ id: channelId }: WebchatChannel) {
  return { channelId, language: 'en-GB', page: 'https://www.eastmere.example/contact' };
}

async function* inPieces(content: string): AsyncGenerator<Uint8Array> {
  for (const letter of content) yield new TextEncoder().encode(letter);
}

async function* megabytes(count: number): AsyncGenerator<Uint8Array> {
  for (let one = 0; one < count; one += 1) yield new Uint8Array(1024 * 1024).fill(97);
}

async function textOf(content: AsyncIterable<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of content) text += decoder.decode(chunk, { stream: true });
  return text;
}
