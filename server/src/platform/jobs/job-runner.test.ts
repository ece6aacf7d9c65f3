import { days, hours, minutes, seconds } from '@switchboard/shared/kernel';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { engines, type OpenedDatabase } from '../../../test/engines.ts';
import { everyOrganisation, systemScope } from '../access/scope.ts';
import { openDatabase, platformMigration } from '../database/index.ts';
import { makeMetrics } from '../metrics/index.ts';
import type { DueJob } from './due-job.ts';
import { JobRunner } from './job-runner.ts';
import type { JobPlan } from './job-writer.ts';

const noon = Date.UTC(2026, 10, 20, 12);
const eastmere = systemScope('eastmere', 'test', 'trace-1');
const all = systemScope(everyOrganisation, 'test');
const quiet = { error: () => {}, warn: () => {} };

/** A wall clock that can be set, and a steady one that cannot; real time passes on both. */
class StoppedClock {
  wall = noon;
  steady = 0;

  pass(ms: number): void {
    this.wall += ms;
    // Real ones count in fractions.
    this.steady += ms + 0.25;
  }

  setBy(ms: number): void {
    this.wall += ms;
  }
}

for (const engine of engines) {
  describe.skipIf(!engine.isThere)(`durable jobs on ${engine.name}`, () => {
    const clock = new StoppedClock();
    let opened: OpenedDatabase;
    let ran: DueJob[];

    beforeAll(async () => {
      opened = await engine.open(() => clock.wall);
      await opened.database.migrate([platformMigration]);
    });
    afterAll(() => opened.dispose());
    beforeEach(async () => {
      ran = [];
      clock.wall = noon;
      clock.steady = 0;
      await opened.database.inTransaction(all, async (tx) => {
        await tx.db.deleteFrom('job').execute();
        await tx.db.deleteFrom('event').execute();
      });
    });

    /** A node, as it is after a start: it knows nothing but what is in the database. */
    function aNode(database = opened.database): JobRunner {
      const needs = { database, clock: () => clock.wall, steadyClock: () => clock.steady };
      return new JobRunner({ ...needs, log: quiet, metrics: makeMetrics(), leaseMs: seconds(15) });
    }

    function aNodeThatNotes(kind = 'reservation.expire'): JobRunner {
      const node = aNode();
      node.onDue(kind, async (_tx, job) => void ran.push(job));
      return node;
    }

    const plan = (job: Partial<JobPlan> & { dueAt: number }) =>
      opened.database.inTransaction(eastmere, (tx) => tx.schedule({ kind: 'reservation.expire', key: 'r-1', ...job }));
    const left = () => opened.database.read(all).selectFrom('job').selectAll().execute();

    test('a job runs when it is due, with its payload and trace, and then never again', async () => {
      const node = aNodeThatNotes();
      await plan({ dueAt: noon + seconds(20), payload: { contact: 'c-1' } });
      await node.round();
      expect(ran).toEqual([]);
      clock.pass(seconds(20));
      await node.round();
      await node.round();
      expect(ran).toMatchObject([{ organisationId: 'eastmere', key: 'r-1', payload: { contact: 'c-1' }, attempt: 1 }]);
      expect(ran[0]!.traceId).toBe('trace-1');
      expect(await left()).toEqual([]);
    });

    test('a job planned again moves, a cancelled one is gone', async () => {
      const node = aNodeThatNotes();
      await plan({ dueAt: noon });
      await plan({ dueAt: noon + minutes(1) });
      await plan({ dueAt: noon, key: 'r-2' });
      await opened.database.inTransaction(eastmere, (tx) => tx.cancel('reservation.expire', 'r-2'));
      await node.round();
      expect(ran).toEqual([]);
      clock.pass(minutes(1));
      await node.round();
      expect(ran).toHaveLength(1);
    });

    test('[S-03 part] a job survives a restart and keeps its effect and its removal together', async () => {
      await plan({ dueAt: noon });
      const dying = aNode();
      dying.onDue('reservation.expire', async (tx) => {
        tx.event({ type: 'reservation.expired', subjectId: 'r-1', body: {} });
        throw new Error('killed before the commit');
      });
      await dying.round();
      const node = aNode();
      node.onDue('reservation.expire', async (tx) =>
        tx.event({ type: 'reservation.expired', subjectId: 'r-1', body: {} }),
      );
      clock.pass(seconds(1));
      await node.round();
      await node.round();
      const events = await opened.database.read(all).selectFrom('event').select('subject_id').execute();
      expect(events).toHaveLength(1);
      expect(await left()).toEqual([]);
    });

    test('a failed job comes back later and later, and its failure is kept without its words', async () => {
      const node = aNode();
      const attempts: number[] = [];
      node.onDue('mail.poll', async (_tx, job) => {
        attempts.push(job.attempt);
        throw new TypeError('cleo@citizen.example is not a function');
      });
      await plan({ kind: 'mail.poll', dueAt: noon });
      const waits: number[] = [];
      for (let round = 0; round < 6; round += 1) {
        await node.round();
        const [row] = await left();
        expect(row!.last_error).toBe('TypeError');
        waits.push(row!.due_at - clock.wall);
        clock.pass(row!.due_at - clock.wall);
      }
      expect(attempts).toEqual([1, 2, 3, 4, 5, 6]);
      for (const [at, wait] of waits.entries()) {
        expect(wait).toBeLessThanOrEqual(1000 * 2 ** at);
        expect(wait).toBeGreaterThanOrEqual(800 * 2 ** at);
      }
    });

    test('a job that is moved while it runs outside runs again at its new time', async () => {
      const node = aNode();
      node.onDueOutside('audit.verify', async (job) => {
        ran.push(job);
        if (ran.length === 1) await plan({ kind: 'audit.verify', dueAt: noon + minutes(5) });
      });
      await plan({ kind: 'audit.verify', dueAt: noon });
      await node.round();
      await node.whenIdle();
      expect(await left()).toMatchObject([{ due_at: noon + minutes(5), claim_token: null }]);
    });

    test('a clock set an hour forward runs each recurring job once, not once for each interval', async () => {
      const node = aNode();
      let runs = 0;
      node.every('answers.purge', minutes(5), async () => {
        runs += 1;
        return 'done';
      });
      await node.round();
      clock.setBy(hours(1));
      for (let round = 0; round < 20; round += 1) await node.round();
      expect(runs).toBe(1);
      clock.pass(minutes(5));
      await node.round();
      expect(runs).toBe(2);
    });

    test('a clock set an hour back loses no job: recurring ones and deadlines keep their distance', async () => {
      const node = aNodeThatNotes();
      let runs = 0;
      node.every('answers.purge', minutes(5), async () => {
        runs += 1;
        return 'done';
      });
      await node.round();
      await plan({ dueAt: noon + seconds(20) });
      clock.pass(seconds(5));
      await node.round();
      clock.setBy(-hours(1));
      await node.round();
      clock.pass(seconds(15));
      await node.round();
      expect(ran).toHaveLength(1);
      clock.pass(minutes(5));
      await node.round();
      expect(runs).toBe(1);
    });

    test('a restart after the clock was set back finds the deadlines and keeps their distance', async () => {
      await plan({ dueAt: noon + seconds(20) });
      clock.setBy(-hours(1));
      const node = aNodeThatNotes();
      await node.round();
      clock.pass(seconds(20));
      await node.round();
      expect(ran).toHaveLength(1);
    });

    test('a clock that is set back between two looks is followed in whole milliseconds', async () => {
      const node = aNodeThatNotes();
      await node.round();
      await plan({ dueAt: noon + seconds(20) });
      clock.pass(seconds(1));
      clock.setBy(-hours(1));
      await node.round();
      clock.pass(seconds(20));
      await node.round();
      expect(ran).toHaveLength(1);
    });

    test('a job promised for a time of day waits for that time, whatever happens to the clock', async () => {
      const node = aNodeThatNotes('callback.due');
      await node.round();
      await plan({ kind: 'callback.due', dueAt: noon + hours(2), basis: 'clock' });
      clock.setBy(-hours(1));
      await node.round();
      clock.pass(hours(2));
      await node.round();
      expect(ran).toEqual([]);
      clock.pass(hours(1));
      await node.round();
      expect(ran).toHaveLength(1);
    });

    test('the night when summer time ends has no effect: instants are UTC', async () => {
      clock.wall = Date.parse('2026-10-25T00:30:00+01:00');
      const node = aNode();
      let runs = 0;
      node.every('answers.purge', minutes(10), async () => {
        runs += 1;
        return 'done';
      });
      await node.round();
      for (let minute = 0; minute < 180; minute += 1) {
        clock.pass(minutes(1));
        await node.round();
      }
      expect(runs).toBe(18);
    });

    test('housekeeping that has more to do comes again at once', async () => {
      const node = aNode();
      let runs = 0;
      node.every('answers.purge', hours(1), async () => {
        runs += 1;
        return runs < 3 ? 'more' : 'done';
      });
      await node.round();
      clock.pass(hours(1));
      for (let round = 0; round < 5; round += 1) await node.round();
      expect(runs).toBe(3);
    });

    test('thousands due at once are taken a hundred in a round, the oldest first', async () => {
      await opened.database.inTransaction(eastmere, async (tx) => {
        for (let at = 0; at < 250; at += 1) {
          await tx.schedule({ kind: 'reservation.expire', key: `r-${at}`, dueAt: noon + at });
        }
      });
      clock.setBy(hours(1));
      const node = aNodeThatNotes();
      const taken: number[] = [];
      for (let round = 0; round < 4; round += 1) {
        await node.round();
        taken.push(ran.length);
      }
      expect(taken).toEqual([100, 200, 250, 250]);
      expect(new Set(ran.map(({ key }) => key)).size).toBe(250);
      expect(Math.max(...ran.slice(0, 100).map(({ dueAt }) => dueAt))).toBe(noon + 99);
    });

    test('a kind nobody knows here waits for a node that does', async () => {
      await plan({ kind: 'future.job', dueAt: noon });
      await aNodeThatNotes().round();
      expect(await left()).toHaveLength(1);
    });

    test('whatever happens to the clock, every job runs exactly once', async () => {
      const anyStep = fc.oneof(
        fc.record({ pass: fc.integer({ min: 1, max: minutes(10) }) }),
        fc.record({ setBy: fc.constantFrom(-hours(1), hours(1), -minutes(7), minutes(7)) }),
        fc.record({ plan: fc.integer({ min: 0, max: hours(1) }) }),
        fc.record({ restart: fc.constant(true) }),
      );
      await fc.assert(
        fc.asyncProperty(fc.array(anyStep, { minLength: 3, maxLength: 12 }), async (steps) => {
          ran = [];
          let planned = 0;
          let node = aNodeThatNotes();
          for (const step of steps) {
            if ('pass' in step) clock.pass(step.pass);
            if ('setBy' in step) clock.setBy(step.setBy);
            if ('restart' in step) node = aNodeThatNotes();
            if ('plan' in step) await plan({ key: `r-${(planned += 1)}`, dueAt: clock.wall + step.plan });
            await node.round();
          }
          clock.pass(days(1));
          for (let round = 0; round < 3; round += 1) await node.round();
          expect(ran.map(({ key }) => key).sort()).toEqual(
            Array.from({ length: planned }, (_, at) => `r-${at + 1}`).sort(),
          );
        }),
        { numRuns: 25 },
      );
    });

    describe('with two nodes', () => {
      let second: ReturnType<typeof openDatabase>;
      beforeAll(() => {
        second = openDatabase(opened.url, () => clock.wall);
      });
      afterAll(() => second.close());

      test('never both run one: not in a transaction, not outside', async () => {
        for (let at = 0; at < 40; at += 1) {
          await plan({ kind: at % 2 ? 'a.inside' : 'a.outside', key: `k-${at}`, dueAt: noon });
        }
        const nodes = [aNode(), aNode(second)];
        for (const node of nodes) {
          node.onDue('a.inside', async (_tx, job) => void ran.push(job));
          node.onDueOutside('a.outside', async (job) => void ran.push(job));
        }
        for (let round = 0; round < 12; round += 1) {
          await Promise.all(nodes.map((node) => node.round()));
          await Promise.all(nodes.map((node) => node.whenIdle()));
        }
        expect(ran.map(({ key }) => key).sort()).toEqual(Array.from({ length: 40 }, (_, at) => `k-${at}`).sort());
      });

      test('a node whose clock is set forward does not take over what another still works on', async () => {
        const [first, other] = [aNode(), aNode(second)];
        const finish = Promise.withResolvers<void>();
        first.onDueOutside('a.outside', async (job) => {
          ran.push(job);
          await finish.promise;
        });
        other.onDueOutside('a.outside', async (job) => void ran.push(job));
        await plan({ kind: 'a.outside', dueAt: noon });
        await first.round();
        clock.setBy(hours(1));
        for (let round = 0; round < 10; round += 1) {
          clock.pass(seconds(5));
          await first.round();
          await other.round();
        }
        finish.resolve();
        await Promise.all([first.whenIdle(), other.whenIdle()]);
        expect(ran).toHaveLength(1);
        expect(await left()).toEqual([]);
      });

      test('what a dead node had claimed is run by another when the lease has lapsed', async () => {
        const [dead, alive] = [aNode(), aNode(second)];
        const never = Promise.withResolvers<void>();
        let told: AbortSignal | undefined;
        dead.onDueOutside('a.outside', async (_job, signal) => {
          told = signal;
          await never.promise;
        });
        alive.onDueOutside('a.outside', async (job) => void ran.push(job));
        await plan({ kind: 'a.outside', dueAt: noon });
        await dead.round();
        await alive.round();
        clock.pass(seconds(14));
        await alive.round();
        expect(ran).toEqual([]);
        clock.pass(seconds(1));
        await alive.round();
        await alive.whenIdle();
        expect(ran).toMatchObject([{ key: 'r-1', attempt: 2 }]);
        await dead.round();
        expect(told!.aborted).toBe(true);
        never.resolve();
        await dead.whenIdle();
      });
    });
  });
}
