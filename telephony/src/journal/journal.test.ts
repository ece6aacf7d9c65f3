import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { newId } from '@switchboard/shared/kernel';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { JournalAnswer, JournalMessage } from '@switchboard/shared/telephony';
import { makeLog } from '../log/make-log.ts';
import { Courier } from './courier.ts';
import { Journal, type NewEntry } from './journal.ts';

let folder: string;
let now = 1_000;
const clock = () => now;
const callId = newId(1_000);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'switchboard-journal-'));
  now = 1_000;
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const ended = (at: number): NewEntry => ({ at, callId, fact: { kind: 'callEnded', cause: 'hungUp' } });
const times = (journal: Journal) => journal.unacknowledged(1_000).map(({ at }) => at);

describe('the journal of a telephony node', () => {
  test('numbers what happened without a gap, also when much happens at once', async () => {
    const journal = await Journal.open(folder, clock);
    const positions = await Promise.all([1, 2, 3, 4, 5].map((at) => journal.append(ended(at))));
    expect(positions.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5]);
    expect(times(journal)).toEqual([1, 2, 3, 4, 5]);
    await journal.close();
  });

  test('keeps after a restart what nobody acknowledged, in an epoch before the new one, and its last line may be torn', async () => {
    const first = await Journal.open(folder, clock);
    await first.append(ended(1), ended(2), ended(3));
    await first.acknowledge({ epoch: 1_000, seq: 1 });
    await first.close();
    appendFileSync(join(folder, '1000.jsonl'), '{"epoch":1000,"seq":4,"at":4,"ca');
    now = 500;
    const second = await Journal.open(folder, clock);
    expect(times(second)).toEqual([2, 3]);
    expect(await second.append(ended(5))).toEqual({ epoch: 1_001, seq: 1 });
    expect(times(second)).toEqual([2, 3, 5]);
    await second.close();
  });

  test('holds no more on the disk than what is unacknowledged', async () => {
    const before = await Journal.open(folder, clock);
    await before.append(ended(1));
    await before.close();
    const journal = await Journal.open(folder, clock);
    const last = await journal.append(ended(2));
    await journal.acknowledge(last);
    expect(readdirSync(folder).toSorted()).toEqual(['1001.jsonl', 'acknowledged']);
    expect(readFileSync(join(folder, '1001.jsonl'), 'utf8')).toBe('');
    expect(await journal.append(ended(3))).toEqual({ epoch: 1_001, seq: 2 });
    expect(times(journal)).toEqual([3]);
    await journal.close();
  });

  test('loses nothing it had promised when its process is killed in the middle of writing', async () => {
    const script = join(import.meta.dirname, 'testing/append-for-ever.ts');
    const child = spawn(process.execPath, [script, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
    let promised = 0;
    const lines = createInterface({ input: child.stdout });
    lines.on('line', (line) => {
      promised = Number(line);
      if (promised === 200) child.kill('SIGKILL');
    });
    await Promise.all([once(child, 'exit'), once(lines, 'close')]);
    const journal = await Journal.open(folder, clock);
    const kept = journal.unacknowledged(100_000);
    expect(kept.length).toBeGreaterThanOrEqual(promised);
    expect(kept.map(({ seq }) => seq)).toEqual(kept.map((_, i) => i + 1));
    await journal.close();
  });
});

describe('the courier of the journal', () => {
  /** A server that keeps what it takes, by the rule of the link. */
  function aServer(answers: (message: JournalMessage) => boolean) {
    const taken: number[] = [];
    return {
      taken,
      isOpen: true,
      async sendJournal(message: JournalMessage): Promise<JournalAnswer | undefined> {
        for (const { at } of message.entries) if (!taken.includes(at)) taken.push(at);
        const { epoch, seq } = message.entries.at(-1)!;
        return answers(message) ? { ok: true, through: { epoch, seq } } : undefined;
      },
    };
  }

  test('sends in order, and again what was not answered', async () => {
    const journal = await Journal.open(folder, clock);
    let lost = 2;
    const server = aServer(() => lost-- <= 0);
    const courier = new Courier({ journal, ways: () => [server], log: makeLog('silent'), retryAfterMs: 1 });
    await journal.append(...Array.from({ length: 450 }, (_, i) => ended(i)));
    await expect.poll(() => times(journal)).toEqual([]);
    expect(server.taken).toEqual(Array.from({ length: 450 }, (_, i) => i));
    courier.close();
    await journal.close();
  });

  test('waits without a server and goes on with whichever is linked next', async () => {
    const journal = await Journal.open(folder, clock);
    const gone = { ...aServer(() => true), isOpen: false };
    const other = aServer(() => true);
    const ways = [gone];
    const courier = new Courier({ journal, ways: () => ways, log: makeLog('silent'), retryAfterMs: 1 });
    await journal.append(ended(1), ended(2));
    expect(times(journal)).toEqual([1, 2]);
    ways.push(other);
    courier.wake();
    await expect.poll(() => times(journal)).toEqual([]);
    expect([gone.taken, other.taken]).toEqual([[], [1, 2]]);
    courier.close();
    await journal.close();
  });
});
