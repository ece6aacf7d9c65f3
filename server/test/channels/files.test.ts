import { buffer, text } from 'node:stream/consumers';
import type { CitizenPass, ConversationNews } from '@switchboard/shared/webchat';
import { newId, seconds } from '@switchboard/shared/kernel';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FilesystemBlobStore } from '../../src/platform/blobs/index.ts';
import { engines } from '../engines.ts';
import { clamdIsThere, eicar, freePort, type RunningClamd, startClamd } from './stage/clamd.ts';
import { type OpenedChats, openChats } from './stage/open-chats.ts';

const sqlite = engines[0]!;

async function begin({ backend, channels: [police], world }: OpenedChats): Promise<CitizenPass> {
  const citizenId = newId(world.now);
  const start = { channelId: police.id, citizenId, startId: newId(world.now), language: 'en-GB', page: null };
  const started = await backend.start(start);
  if (!started.ok) throw new Error(started.refusal.code);
  const { conversationId } = started.value;
  return { organisationId: police.organisationId, channelId: police.id, citizenId, conversationId };
}

async function send({ backend }: OpenedChats, pass: CitizenPass, content: Uint8Array): Promise<string> {
  const file = {
    name: 'list.txt',
    mediaType: 'text/plain',
    content: (async function* () {
      yield content;
    })(),
  };
  const kept = await backend.keepFile(pass, file);
  if (!kept.ok) throw new Error(kept.refusal.code);
  await backend.say(pass, { clientId: null, text: '', attachments: [kept.value.id] });
  return kept.value.id;
}

async function scanOf({ backend }: OpenedChats, pass: CitizenPass, id: string): Promise<string | undefined> {
  const page = await backend.read(pass, 0, 100);
  const texts = page.ok ? page.value.messages.filter((one) => one.kind === 'text') : [];
  return texts.flatMap(({ attachments }) => attachments).find((one) => one.id === id)?.scan;
}

/** Lets every job that is due run to its end. */
async function work({ world }: OpenedChats, ms = 1): Promise<void> {
  await world.advance(ms);
  await world.server.platform.jobs.whenIdle();
}

const scannerState = async ({ world }: OpenedChats) =>
  (await world.server.platform.readiness.report()).dependencies['scanner'];

describe('[E-10 part] a file without a scanner', () => {
  let chats: OpenedChats;
  beforeAll(async () => {
    chats = await openChats(sqlite);
  });
  afterAll(() => chats.close());

  test('is held and not shown, and the citizen is told', async () => {
    const pass = await begin(chats);
    const heard: ConversationNews[] = [];
    const stop = chats.backend.watch(pass.conversationId, (news) => heard.push(news));
    const id = await send(chats, pass, Buffer.from('eggs'));
    expect(await scanOf(chats, pass, id)).toBe('waiting');
    await work(chats);
    expect(await scanOf(chats, pass, id)).toBe('held');
    expect(await chats.backend.openFile(pass, id)).toMatchObject({ refusal: { code: 'attachment/not-shown' } });
    await expect.poll(() => heard).toContainEqual({ kind: 'file', attachmentId: id, scan: 'held' });
    stop();
    expect(await scannerState(chats)).toBe('off');
  });

  test('lies sealed: the store holds no word of it', async () => {
    const pass = await begin(chats);
    const id = await send(chats, pass, Buffer.from('PLAIN-WORDS-OF-THE-CITIZEN'.repeat(50)));
    const store = new FilesystemBlobStore(`${chats.world.folder}/blobs`);
    const sealed = await store.get(`${pass.organisationId}/webchat/${id}`);
    const bytes = await buffer(sealed!);
    expect(bytes.length).toBeGreaterThan(1_000);
    expect(bytes.includes('PLAIN-WORDS')).toBe(false);
  });
});

describe.skipIf(!clamdIsThere)(`[E-10 part] a file with a scanner${clamdIsThere ? '' : ' [peer:clamd]'}`, () => {
  let chats: OpenedChats;
  let clamd: RunningClamd | undefined;
  let port: number;
  beforeAll(async () => {
    port = await freePort();
    clamd = await startClamd(port);
    chats = await openChats(sqlite, { scannerUrl: `tcp://127.0.0.1:${port}` });
  });
  afterAll(async () => {
    await chats.close();
    await clamd?.stop();
  });

  test('is shown when it was found clean', async () => {
    const pass = await begin(chats);
    const id = await send(chats, pass, Buffer.from('eggs'));
    await work(chats);
    expect(await scanOf(chats, pass, id)).toBe('clean');
    const opened = await chats.backend.openFile(pass, id);
    if (!opened.ok) throw new Error(opened.refusal.code);
    expect(await text(opened.value.content)).toBe('eggs');
    expect(await scannerState(chats)).toBe('up');
  });

  test('is never shown when it was found infected, and that is told', async () => {
    const pass = await begin(chats);
    const id = await send(chats, pass, eicar);
    await work(chats);
    expect(await scanOf(chats, pass, id)).toBe('infected');
    expect(await chats.backend.openFile(pass, id)).toMatchObject({ refusal: { code: 'attachment/not-shown' } });
  });

  test('that the scanner will not take is held, and not asked about again and again', async () => {
    const pass = await begin(chats);
    const id = await send(chats, pass, Buffer.alloc(3 * 1024 * 1024, 'a'));
    await work(chats);
    expect(await scanOf(chats, pass, id)).toBe('held');
    await work(chats, seconds(31));
    await work(chats);
    expect(await scanOf(chats, pass, id)).toBe('held');
  });

  test('is held while the scanner is away, and judged when it is back', async () => {
    const pass = await begin(chats);
    await clamd!.stop();
    clamd = undefined;
    const good = await send(chats, pass, Buffer.from('milk'));
    const bad = await send(chats, pass, eicar);
    await work(chats);
    expect([await scanOf(chats, pass, good), await scanOf(chats, pass, bad)]).toEqual(['held', 'held']);
    expect(await scannerState(chats)).toBe('down');
    await work(chats, seconds(31));
    expect(await scanOf(chats, pass, good), 'nobody has looked at it').toBe('held');
    clamd = await startClamd(port);
    await work(chats, seconds(31));
    await work(chats);
    expect([await scanOf(chats, pass, good), await scanOf(chats, pass, bad)]).toEqual(['clean', 'infected']);
    expect((await chats.backend.openFile(pass, good)).ok).toBe(true);
  });
});
