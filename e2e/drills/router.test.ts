import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../server/test/durability/seeded-random.ts';
import {
  PostgresUnavailable,
  startPostgres,
  type ThrowAwayPostgres,
} from '../../server/test/postgres/postgres-server.ts';
import { type OneContactReport, oneContactRounds } from './one-contact-rounds.ts';
import { routerRounds } from './router-rounds.ts';
import { contestCast, routerAgents, routerChannel } from './router/cast.ts';
import { splitRounds } from './split-rounds.ts';

// The drills in small; `npm run drills router` kills 500 times, and faults two servers on PostgreSQL thirty times;
// `npm run drills one-contact` has a thousand contests of 500 hands.
const seed = Number(process.env['ROUTER_SEED'] ?? Date.now() % 1_000_000);

it('[C-11 part] the router is killed six times with contacts everywhere: none lost, doubled or stuck, every wait as it was', {
  timeout: 600_000,
}, async () => {
  const cast = { agents: routerAgents, channel: routerChannel, citizens: 8, random: seededRandom(seed) };
  const { broken, ...report } = await routerRounds({ ...cast, kills: 6 });
  expect(broken, `seed ${seed}`).toEqual([]);
  expect(report.kills).toEqual({ insideTransaction: 2, beforeAnswer: 2, anywhere: 2 });
  expect(report.contacts).toBeGreaterThanOrEqual(8);
});

it('[C-11 part] of two servers the leader is killed, frozen and cut off: the other goes on, nothing is offered or owned twice', {
  timeout: 600_000,
}, async ({ skip }) => {
  const postgres = await startPostgres({ durable: true }).catch((failure: unknown): ThrowAwayPostgres => {
    if (failure instanceof PostgresUnavailable) return skip(failure.message);
    throw failure;
  });
  try {
    const cast = { agents: routerAgents, channel: routerChannel, citizens: 6, random: seededRandom(seed) };
    const { broken, ...report } = await splitRounds({ ...cast, databaseUrl: postgres.url, rounds: 3 });
    expect(broken, `seed ${seed}`).toEqual([]);
    expect(report.faults).toEqual({ killed: 1, frozen: 1, cutOff: 1 });
    expect(report.looks).toBeGreaterThan(50);
  } finally {
    await postgres.stop();
  }
});

describe('one contact, at once', () => {
  const contested = { ...contestCast, picks: 40, random: seededRandom(seed) };
  const hasOneOwner = ({ broken, reached, ...report }: OneContactReport, rounds: number) => {
    expect(broken, `seed ${seed}`).toEqual([]);
    expect(reached).toEqual({ oldDesk: rounds, newDesk: rounds, assignment: rounds, manualPick: rounds * 40 });
    expect(Object.values(report.wonBy).reduce((sum, count) => sum + count, 0)).toBe(rounds);
  };

  it('semantics 1: accepted at two desks, run out, left, given away and picked by forty, it has one owner; every other hand is told why', {
    timeout: 600_000,
  }, async () => {
    hasOneOwner(await oneContactRounds({ ...contested, rounds: 15 }), 15);
  });

  it('semantics 1: so it is on PostgreSQL', { timeout: 600_000 }, async ({ skip }) => {
    const postgres = await startPostgres({ durable: true }).catch((failure: unknown): ThrowAwayPostgres => {
      if (failure instanceof PostgresUnavailable) return skip(failure.message);
      throw failure;
    });
    try {
      hasOneOwner(await oneContactRounds({ ...contested, databaseUrl: postgres.url, rounds: 6 }), 6);
    } finally {
      await postgres.stop();
    }
  });
});
