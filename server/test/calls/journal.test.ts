import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ContactRecord } from '@switchboard/shared/contacts';
import { minutes, newId, seconds } from '@switchboard/shared/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { promiseCallback } from '../../src/contacts/index.ts';
import { systemScope } from '../../src/platform/access/scope.ts';
import { queueByKey } from '../../src/queues/index.ts';
import { seedDemoNumbers } from '../../src/seed/index.ts';
import { engines } from '../engines.ts';
import { RoutingStage } from '../routing/routing-stage.ts';
import { eventually } from '../sockets/stage/eventually.ts';
import type { House } from '../world.ts';
import { StageNode } from './stage-node.ts';

const root = join(import.meta.dirname, '../../..');
const police = '+441632960101';
const council = '+441632960200';

describe.each(engines)('calls on $name', (engine) => {
  if (!engine.isThere) return it.skip('needs its peer', () => undefined);
  let stage: RoutingStage;
  let node: StageNode;
  let enquiries: string;
  let callers = 0;

  beforeAll(async () => {
    stage = await RoutingStage.open(engine);
    const { ids, server } = stage.world;
    const { database } = server.platform;
    await seedDemoNumbers(database, [ids.eastmere.organisationId, ids.northvale.organisationId]);
    const queue = await queueByKey(read('eastmere'), ids.eastmere.organisationId, 'enquiries');
    enquiries = queue!.id;
    node = await StageNode.link(stage.world);
  });
  afterAll(async () => {
    node.close();
    await stage.close();
  });

  const read = (house: House) => {
    const { ids, server } = stage.world;
    return server.platform.database.read(systemScope(ids[house].organisationId, 'test'));
  };
  /** A number nobody has rung from before. */
  const aCaller = () => `+44770090${String((callers += 1)).padStart(4, '0')}`;
  const legsOf = (callId: string) => read('eastmere').selectFrom('call_leg').selectAll().where('call_id', '=', callId);
  const rowOf = (callId: string, house: House = 'eastmere') =>
    read(house).selectFrom('phone_call').selectAll().where('id', '=', callId).executeTakeFirst();
  async function contactOf(callId: string, house: House = 'eastmere'): Promise<ContactRecord> {
    const call = await rowOf(callId, house);
    const supervisor = stage.world.person(house, 'supervisor');
    return stage.world.done<ContactRecord>(supervisor, 'contact.read', { contactId: call!.contact_id });
  }
  const waits = (callId: string) => node.tells(callId, { kind: 'handedToQueue', queueId: enquiries, reason: 'person' });
  const hangsUp = (callId: string) => node.tells(callId, { kind: 'callEnded', cause: 'hungUp' });

  it('[D-02 part] a call is a contact of whom she dialled, in self-service, with her number in the one form', async () => {
    const callId = await node.rings('07700 900999', '01632 960101');
    expect(await contactOf(callId)).toMatchObject({
      channel: 'voice',
      state: 'selfService',
      contactPoints: [{ kind: 'phone', value: '+447700900999' }],
    });
    const other = await node.rings('07700 900999', council);
    expect(await contactOf(other, 'northvale')).toMatchObject({ channel: 'voice', state: 'selfService' });
    expect(await rowOf(other, 'eastmere')).toBeUndefined();
  });

  it('[D-02 part] a caller who withholds her number is nobody we know', async () => {
    const callId = await node.rings(null, police);
    expect(await contactOf(callId)).toMatchObject({ contactPoints: [], customerMatch: 'none', customerId: null });
    expect((await rowOf(callId))?.from_number).toBeNull();
  });

  it('waits where its flow sends it, and is abandoned when she hangs up', async () => {
    const callId = await node.rings(aCaller(), police);
    await waits(callId);
    expect(await contactOf(callId)).toMatchObject({ state: 'queued', queue: { id: enquiries } });
    await hangsUp(callId);
    expect(await contactOf(callId)).toMatchObject({ state: 'abandoned' });
    expect(await rowOf(callId)).toMatchObject({ end_cause: 'hungUp', ended_at: stage.world.now });
  });

  it('waits in the queue of its number when the one its flow names is not there', async () => {
    const callId = await node.rings(aCaller(), police);
    await node.tells(callId, { kind: 'handedToQueue', queueId: newId(stage.world.now), reason: 'person' });
    expect(await contactOf(callId)).toMatchObject({ state: 'queued', queue: { id: enquiries } });
    await hangsUp(callId);
  });

  it('[C-08 part] ringing again within five minutes keeps the place in line, later it does not', async () => {
    const caller = aCaller();
    const first = await node.rings(caller, police);
    await waits(first);
    const { firstQueuedAt } = await contactOf(first);
    await stage.world.advance(minutes(2));
    await hangsUp(first);
    await stage.world.advance(minutes(4));
    const again = await node.rings(caller, police);
    await waits(again);
    expect((await contactOf(again)).firstQueuedAt).toEqual(firstQueuedAt);
    expect((await rowOf(again))?.follows_contact_id).toBe((await contactOf(first)).id);
    await hangsUp(again);
    await stage.world.advance(minutes(5) + 1);
    const late = await node.rings(caller, police);
    await waits(late);
    expect((await contactOf(late)).firstQueuedAt).not.toEqual(firstQueuedAt);
    expect((await rowOf(late))?.follows_contact_id).toBeNull();
    await hangsUp(late);
  });

  it('[C-08 part] a caller who was promised a callback may hang up and keeps her promise', async () => {
    const callId = await node.rings(aCaller(), police);
    await waits(callId);
    const { id } = await contactOf(callId);
    const dueAt = stage.world.now + minutes(60);
    expect(await stage.inTransaction((tx) => promiseCallback(tx, id, { dueAt }))).toMatchObject({ ok: true });
    await hangsUp(callId);
    expect(await contactOf(callId)).toMatchObject({ state: 'awaitingCallback' });
    expect(await rowOf(callId)).toMatchObject({ end_cause: 'hungUp' });
  });

  it('[D-12 part] each leg keeps when it rang, was answered, was held and ended, and why', async () => {
    const callId = await node.rings(aCaller(), police);
    const legId = newId(stage.world.now);
    const rangAt = stage.world.now;
    const tells = (fact: Parameters<StageNode['tells']>[1]) => node.tells(callId, fact, legId);
    await tells({ kind: 'legRinging', role: 'agent' });
    await stage.world.advance(seconds(4));
    await tells({ kind: 'legAnswered', role: 'agent' });
    await tells({ kind: 'legHeld', by: 'agent' });
    await stage.world.advance(seconds(30));
    await tells({ kind: 'legResumed', by: 'agent' });
    await tells({ kind: 'legEnded', role: 'agent', cause: 'hungUp', sipStatus: 200 });
    expect(await legsOf(callId).execute()).toEqual([
      expect.objectContaining({
        role: 'agent',
        rang_at: rangAt,
        answered_at: rangAt + seconds(4),
        held_ms: seconds(30),
        ended_at: rangAt + seconds(34),
        end_cause: 'hungUp',
      }),
    ]);
    await hangsUp(callId);
    expect(await contactOf(callId)).toMatchObject({ state: 'ended' });
  });

  it('an entry takes effect once, however often and by whichever connection it comes', async () => {
    const callId = newId(stage.world.now);
    const from = aCaller();
    const arrived = node.entry(callId, { kind: 'callArrived', trunk: 'demo', from, to: police, withheld: false });
    const other = await StageNode.link(stage.world, `${node.nodeId}`);
    const answers = await Promise.all([other.send([arrived]), other.send([arrived]), other.send([arrived])]);
    const through = { epoch: arrived.epoch, seq: arrived.seq };
    expect(answers).toEqual(Array.from({ length: 3 }, () => ({ ok: true, through })));
    const rows = read('eastmere').selectFrom('phone_call').select('contact_id').where('from_number', '=', from);
    expect(await rows.execute()).toHaveLength(1);
    other.close();
    node = await StageNode.link(stage.world);
  });

  it('what cannot be read is not taken, and a number that is nobody’s makes no contact', async () => {
    const unreadable = { epoch: 1, seq: 1, at: 1, callId: 'x', fact: { kind: 'callDreamt' } } as never;
    expect(await node.send([unreadable])).toEqual({ ok: false, code: 'link/malformed' });
    const callId = await node.rings(aCaller(), '01632 960999');
    expect(await rowOf(callId)).toBeUndefined();
    await hangsUp(callId);
  });

  it('a journal that begins anew after a restart is taken from its first entry', async () => {
    node.restarts();
    const callId = await node.rings(aCaller(), police);
    expect(await contactOf(callId)).toMatchObject({ state: 'selfService' });
    await hangsUp(callId);
    expect(await contactOf(callId)).toMatchObject({ state: 'ended' });
  });

  it('a fact that fails is set aside, and the journal goes on', async () => {
    const callId = await node.rings(aCaller(), police);
    await node.tells(callId, { kind: 'legAnswered', role: 'agent' });
    const everywhere = stage.world.server.platform.database.read(systemScope('*', 'test'));
    const aside = everywhere.selectFrom('journal_aside').select('entry').where('node_id', '=', node.nodeId);
    expect(JSON.parse((await aside.executeTakeFirstOrThrow()).entry)).toMatchObject({ callId });
    await hangsUp(callId);
    expect(await contactOf(callId)).toMatchObject({ state: 'ended' });
  });

  it('a caller who waits is offered to an agent who is ready', async () => {
    const [ann] = stage.agents();
    await stage.openDesk(ann);
    await stage.ready(ann);
    const callId = await node.rings(aCaller(), police);
    await waits(callId);
    const offer = await stage.offered(ann);
    expect(offer).toMatchObject({ contactId: (await contactOf(callId)).id, channel: 'voice' });
    await hangsUp(callId);
    await eventually('the offer is withdrawn', async () => (await stage.offers(ann)).length === 0);
  });

  it('what a node finds in its journal when it starts, a torn last line aside, reaches the server', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'switchboard-node-'));
    const callId = newId(stage.world.now);
    const at = stage.world.now;
    const arrived = { kind: 'callArrived', trunk: 'demo', from: aCaller(), to: police, withheld: false };
    const facts = [arrived, { kind: 'handedToQueue', queueId: enquiries, reason: 'person' }];
    mkdirSync(join(folder, 'telephony-journal'));
    const lines = facts.map((fact, i) => `${JSON.stringify({ epoch: 7, seq: i + 1, at, callId, fact })}\n`);
    writeFileSync(join(folder, 'telephony-journal/7.jsonl'), `${lines.join('')}{"epoch":7,"se`);
    const child = aRealNode(folder);
    try {
      await eventually('her call waits', async () => (await rowOf(callId)) !== undefined);
      await eventually('in its queue', async () => (await contactOf(callId)).state === 'queued');
      const mark = join(folder, 'telephony-journal/acknowledged');
      await eventually('the node knows', () => readOr(mark, '') === JSON.stringify({ epoch: 7, seq: 2 }));
    } finally {
      child.kill('SIGKILL');
      await once(child, 'exit');
      rmSync(folder, { recursive: true, force: true });
    }
  });

  function aRealNode(folder: string): ChildProcess {
    const { folder: serverFolder, server } = stage.world;
    const secret = readFileSync(join(serverFolder, 'link-secret'), 'utf8').trim();
    const env = { PATH: process.env['PATH'], DATA_DIR: folder, TELEPHONY_PORT: '0', LINK_SECRET: secret };
    const script = join(root, 'telephony/src/main.ts');
    return spawn(process.execPath, [script], { env: { ...env, SERVER_URL: server.publicUrl }, stdio: 'ignore' });
  }
});

function readOr(file: string, otherwise: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return otherwise;
  }
}
