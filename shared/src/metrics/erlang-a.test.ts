import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forecastByErlangA, type PatientForecast, type PatientStaffing } from './erlang-a.ts';
import { erlangB, forecastByErlangC } from './erlang-c.ts';

const state = (count: number, fill = 0) => Array.from({ length: count }, () => fill);

/**
 * The birth–death chain itself, cut off far out: the steady state by balance of flows from state to state, and what
 * becomes of one who arrives by stepping her own chain through time (Runge–Kutta of fourth order).
 */
function solved({
  callsPerHour,
  ahtSeconds,
  agents,
  patienceSeconds,
  withinSeconds,
}: PatientStaffing): PatientForecast {
  const [arrivals, service, givingUp] = [callsPerHour / 3_600, 1 / ahtSeconds, 1 / patienceSeconds];
  const places = 600;
  const chances = state(agents + places);
  chances[0] = 1;
  for (let n = 1; n < chances.length; n += 1) {
    const deaths = Math.min(n, agents) * service + Math.max(0, n - agents) * givingUp;
    chances[n] = (chances[n - 1]! * arrivals) / deaths;
  }
  const all = chances.reduce((one, other) => one + other);
  const steady = chances.map((chance) => chance / all);
  const waiting = steady.reduce((sum, chance, n) => sum + chance * Math.max(0, n - agents), 0);
  const waits = steady.slice(agents).reduce((one, other) => one + other);
  const abandons = (waiting * givingUp) / arrivals;

  // One who finds j ahead of her: in stage j … 0, then answered; `late` adds up the time she spends if she is answered.
  let ahead = steady.slice(agents);
  let answered = 0;
  let waited = 0;
  const step = 0.02;
  const rate = (j: number) => agents * service + j * givingUp;
  const flow = (now: readonly number[]) =>
    now.map((chance, j) => (now[j + 1] ?? 0) * rate(j + 1) - chance * (rate(j) + givingUp));
  const moved = (now: readonly number[], by: readonly number[], much: number) =>
    now.map((chance, j) => chance + by[j]! * much);
  let inTime = 0;
  for (let at = 0; at < 4_000 && ahead.reduce((one, other) => one + other) > 1e-11; at += 1) {
    if (Math.abs(at * step - withinSeconds) < step / 2) inTime = answered;
    const first = flow(ahead);
    const second = flow(moved(ahead, first, step / 2));
    const third = flow(moved(ahead, second, step / 2));
    const fourth = flow(moved(ahead, third, step));
    const next = ahead.map(
      (chance, j) => chance + (step / 6) * (first[j]! + 2 * second[j]! + 2 * third[j]! + fourth[j]!),
    );
    const halfway = moved(moved(ahead, first, step / 4), second, step / 4);
    const served = (rate(0) * step * (ahead[0]! + 4 * halfway[0]! + next[0]!)) / 6;
    answered += served;
    waited += served * (at + 0.5) * step;
    ahead = next;
  }
  const atOnce = 1 - waits;
  return {
    waits,
    abandons,
    answeredInTime: atOnce + inTime,
    meanWaitSeconds: waiting / arrivals,
    asaSeconds: waited / (1 - abandons),
    occupancy: (arrivals * (1 - abandons) * ahtSeconds) / 3_600 / agents,
  };
}

describe('Erlang A', () => {
  // Times in which a numerical solution in small steps comes to its end: seconds stand for whatever unit.
  it.each([
    { callsPerHour: 3_600, ahtSeconds: 4, agents: 5, patienceSeconds: 6, withinSeconds: 2 },
    { callsPerHour: 3_600, ahtSeconds: 4, agents: 3, patienceSeconds: 3, withinSeconds: 4 },
    { callsPerHour: 7_200, ahtSeconds: 5, agents: 10, patienceSeconds: 2, withinSeconds: 1 },
    { callsPerHour: 1_800, ahtSeconds: 6, agents: 3, patienceSeconds: 20, withinSeconds: 5 },
  ])('equals its birth–death chain solved numerically: $agents agents, patience $patienceSeconds', (staffing) => {
    const [exact, numerical] = [forecastByErlangA(staffing), solved(staffing)];
    expect(exact.waits).toBeCloseTo(numerical.waits, 12);
    expect(exact.abandons).toBeCloseTo(numerical.abandons, 12);
    expect(exact.meanWaitSeconds).toBeCloseTo(numerical.meanWaitSeconds, 11);
    expect(exact.answeredInTime).toBeCloseTo(numerical.answeredInTime, 4);
    expect(exact.asaSeconds).toBeCloseTo(numerical.asaSeconds, 4);
  });

  it('equals Erlang C when patience has no end, and Erlang B when there is none', () => {
    const staffing = { callsPerHour: 120, ahtSeconds: 300, agents: 15, withinSeconds: 10 };
    const patient = forecastByErlangA({ ...staffing, patienceSeconds: 1e9 });
    const endless = forecastByErlangC(staffing);
    expect(patient.waits).toBeCloseTo(endless.waits, 6);
    expect(patient.answeredInTime).toBeCloseTo(endless.answeredInTime, 6);
    expect(patient.asaSeconds).toBeCloseTo(endless.asaSeconds, 4);
    expect(patient.occupancy).toBeCloseTo(endless.occupancy, 6);
    const hasty = forecastByErlangA({ ...staffing, patienceSeconds: 1e-6 });
    expect(hasty.abandons).toBeCloseTo(erlangB(10, 15), 6);
    expect(hasty.meanWaitSeconds).toBeCloseTo(0, 6);
  });

  it('holds also with too few agents, for a whole country, and with nobody at all', () => {
    const overrun = forecastByErlangA({
      callsPerHour: 1_200_000,
      ahtSeconds: 300,
      agents: 80_000,
      patienceSeconds: 120,
      withinSeconds: 10,
    });
    // Far above capacity: nearly all wait, and as many give up as cannot be served.
    expect(overrun.waits).toBeCloseTo(1, 6);
    expect(overrun.abandons).toBeCloseTo(0.2, 3);
    expect(overrun.occupancy).toBeCloseTo(1, 3);
    // The wait settles where that share is gone: e^(−t ÷ 120) = 0.8.
    expect(overrun.asaSeconds).toBeCloseTo(-120 * Math.log(0.8), 0);
    const nobody = { callsPerHour: 60, ahtSeconds: 60, agents: 0, patienceSeconds: 30, withinSeconds: 10 };
    expect(forecastByErlangA(nobody)).toMatchObject({ waits: 1, answeredInTime: 0, occupancy: 0 });
    expect(forecastByErlangA(nobody).abandons).toBeCloseTo(1, 12);
    const idle = { callsPerHour: 60, ahtSeconds: 60, agents: 400, patienceSeconds: 30, withinSeconds: 10 };
    expect(forecastByErlangA(idle)).toMatchObject({ waits: 0, answeredInTime: 1, abandons: 0 });
    expect(() => forecastByErlangA({ ...idle, patienceSeconds: 0 })).toThrow(RangeError);
  });

  it('gets better with every agent, and impatience shortens the wait of the others', () => {
    const load = fc.record({
      callsPerHour: fc.integer({ min: 1, max: 2_000 }),
      ahtSeconds: fc.integer({ min: 10, max: 900 }),
      agents: fc.integer({ min: 1, max: 300 }),
      patienceSeconds: fc.integer({ min: 1, max: 3_600 }),
      withinSeconds: fc.integer({ min: 0, max: 300 }),
    });
    const noise = 1e-9;
    fc.assert(
      fc.property(load, (staffing) => {
        const now = forecastByErlangA(staffing);
        for (const chance of [now.waits, now.answeredInTime, now.abandons, now.occupancy]) {
          expect(chance).toBeGreaterThanOrEqual(-noise);
          expect(chance).toBeLessThanOrEqual(1 + noise);
        }
        expect(now.answeredInTime).toBeLessThanOrEqual(1 - now.abandons + noise);
        const more = forecastByErlangA({ ...staffing, agents: staffing.agents + 1 });
        expect(more.waits).toBeLessThanOrEqual(now.waits + noise);
        expect(more.abandons).toBeLessThanOrEqual(now.abandons + noise);
        expect(more.answeredInTime).toBeGreaterThanOrEqual(now.answeredInTime - noise);
        const hastier = forecastByErlangA({ ...staffing, patienceSeconds: staffing.patienceSeconds / 2 });
        expect(hastier.waits).toBeLessThanOrEqual(now.waits + noise);
        expect(hastier.abandons).toBeGreaterThanOrEqual(now.abandons - noise);
        expect(now.waits).toBeLessThanOrEqual(forecastByErlangC(staffing).waits + noise);
      }),
    );
  });
});
