// @vitest-environment node
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId } from '@switchboard/shared/kernel';
import { type DeliveredEvent, liveNamespaces, type SnapshotMessage } from '@switchboard/shared/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eventually } from '../../../test/eventually.ts';
import { ServerProcess } from '../../../test/server-process.ts';
import { type LinkReport, ServerConnection } from './server-connection.ts';
import { CommandUnanswered } from './waiting-commands.ts';

const eastmere = 'eastmere-police';

/** What a slice would have heard. */
class Heard {
  readonly links: LinkReport[] = [];
  readonly events: DeliveredEvent[] = [];
  readonly snapshots: SnapshotMessage[] = [];
  linkChanged = (report: LinkReport) => void this.links.push(report);
  eventsReceived = (_stream: string, events: readonly DeliveredEvent[]) => void this.events.push(...events);
  snapshotReceived = (message: SnapshotMessage) => void this.snapshots.push(message);
}

describe('the live link of a desk', () => {
  let folder: string;
  let server: ServerProcess;
  let heard: Heard;
  let connection: ServerConnection;
  let now: number;
  let token: string;

  const aNote = (noteId: string) => ({ noteId, serviceAreaId: null, title: noteId, secret: '' });
  const isLive = () => connection.link.state === 'live';

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'switchboard-desk-'));
    server = await ServerProcess.start(join(folder, 'switchboard.db'));
    await server.tell('person', eastmere, 'ann', { 'directory.read': 'all' });
    heard = new Heard();
    token = 'ann';
    // Runs with the real clock until a test stops it.
    now = Number.NaN;
    connection = new ServerConnection({
      origin: server.url,
      namespace: liveNamespaces.desk,
      token: async () => token,
      clientVersion: '0.1.0',
      clock: () => (Number.isNaN(now) ? Date.now() : now),
      chance: () => 0,
      listener: heard,
    });
  });
  afterEach(async () => {
    connection.stop();
    await server.kill();
    rmSync(folder, { recursive: true, force: true });
  });

  it('starts from a snapshot, follows the facts and knows that it is live', async () => {
    connection.start();
    await eventually('the snapshot is here', () => heard.snapshots.length === 1);
    await server.tell('write', eastmere, aNote('first'));
    await eventually('the fact is here', () => heard.events.length === 1);
    expect(heard.events[0]).toMatchObject({ type: 'note.written', subjectId: 'first', body: { title: 'first' } });
    expect(connection.link).toMatchObject({ state: 'live', retryAt: null, refusal: null });
    expect(connection.linkAge()).not.toBeNull();
  });

  it('[S-03 part] comes back after the server was killed, and misses nothing', async () => {
    connection.start();
    await eventually('the snapshot is here', () => heard.snapshots.length === 1);
    const { port } = server;
    await server.kill();
    await eventually('the loss is shown', () => connection.link.state === 'lost' && connection.link.retryAt !== null);
    server = await ServerProcess.start(join(folder, 'switchboard.db'), port);
    for (let n = 0; n < 5; n += 1) await server.tell('write', eastmere, aNote(`while-away-${n}`));
    await eventually('everything is here', () => heard.events.length === 5);
    expect(heard.snapshots).toHaveLength(1);
    expect(isLive()).toBe(true);
  });

  it('[S-03 part] says an unanswered command again under the same id, and it is carried out once', async () => {
    const commandId = newId(Date.now());
    const early = connection.command('note.write', { noteId: 'promised', title: 'promised' }, commandId);
    connection.start();
    expect(await early).toEqual({ ok: true, value: { noteId: 'promised' } });
    const again = await connection.command('note.write', { noteId: 'promised', title: 'promised' }, commandId);
    expect(again).toEqual({ ok: true, value: { noteId: 'promised' } });
    const other = await connection.command('note.write', { noteId: 'promised', title: 'something else' }, commandId);
    expect(other).toMatchObject({ ok: false, refusal: { code: 'command/id-reused' } });
    await eventually(
      'the fact is here',
      () => heard.events.length > 0 || heard.snapshots[0]?.state['notes']?.length === 1,
    );
    expect(heard.events.filter(({ subjectId }) => subjectId === 'promised').length).toBeLessThanOrEqual(1);
  });

  it('keeps a command over the death of the server until the next one answers', async () => {
    connection.start();
    await eventually('live', isLive);
    const { port } = server;
    await server.kill();
    const answer = connection.command('note.write', { noteId: 'kept', title: 'kept' });
    server = await ServerProcess.start(join(folder, 'switchboard.db'), port);
    expect(await answer).toEqual({ ok: true, value: { noteId: 'kept' } });
  });

  it('hears a refusal as a value, with its sentence', async () => {
    connection.start();
    const answer = await connection.command('note.write', { noteId: 'x', title: 'refuse me' });
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'request/not-found', sentence: expect.any(String) } });
  });

  it('shows a silent link as late, then as lost, and gives it up for a new one', async () => {
    connection.start();
    await eventually('live', () => isLive() && heard.snapshots.length === 1);
    now = connection.link.heardAt! + 2_000;
    await eventually('late', () => heard.links.some(({ state }) => state === 'late'));
    now += 1_000;
    await eventually('lost', () => heard.links.some(({ state }) => state === 'lost'));
    now += 20_000;
    await eventually(
      'given up and made anew',
      () => heard.links.filter(({ retryAt }) => retryAt !== null).length === 1,
    );
    await eventually('live again', isLive);
  });

  it('stops when the session ends, says why, and leaves its commands unanswered', async () => {
    connection.start();
    await eventually('live', () => isLive() && heard.snapshots.length === 1);
    await server.tell('person', eastmere, 'ann', {}, false);
    await eventually('refused', () => connection.link.state === 'refused');
    expect(connection.link).toMatchObject({ refusal: { code: 'access/not-signed-in' }, retryAt: null });
    const unanswered = connection.command('note.write', { noteId: 'late', title: 'late' });
    connection.stop();
    await expect(unanswered).rejects.toBeInstanceOf(CommandUnanswered);
  });

  it('is refused for good with a wrong token, and connects when it has a right one', async () => {
    token = 'nobody';
    connection.start();
    await eventually('refused', () => connection.link.state === 'refused');
    expect(connection.link.refusal).toMatchObject({ code: 'access/not-signed-in' });
    token = 'ann';
    connection.start();
    await eventually('live', isLive);
  });

  it('comes back when a draining server says so, after the wait that it names', async () => {
    connection.start();
    await eventually('live', () => isLive() && heard.snapshots.length === 1);
    const { port } = server;
    await server.tell('drain', 0);
    await eventually('lost', () => connection.link.state === 'lost');
    await server.kill();
    server = await ServerProcess.start(join(folder, 'switchboard.db'), port);
    await eventually('live again', isLive);
    expect(heard.snapshots).toHaveLength(1);
  });
});
