import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agentsNeeded, erlangB, erlangC, forecastByErlangC, headsNeeded } from './erlang-c.ts';

/** field.md §2.3: calls per hour, handle time, agents, in time; waits, in time, mean wait, occupancy. */
const golden = [
  [200, 180, 12, 20, 0.44939, 0.64016, 40.445, 0.8333],
  [200, 180, 13, 20, 0.28527, 0.79559, 17.116, 0.7692],
  [200, 180, 14, 20, 0.17413, 0.88835, 7.836, 0.7143],
  [120, 300, 14, 10, 0.17413, 0.8476, 13.06, 0.7143],
  [120, 300, 15, 10, 0.10204, 0.91362, 6.123, 0.6667],
  [360, 420, 48, 30, 0.27522, 0.82071, 19.265, 0.875],
] as const;

describe('Erlang C', () => {
  it.each(golden)('%i calls, %i s, %i agents, in %i s', (calls, aht, agents, within, ...wanted) => {
    const found = forecastByErlangC({ callsPerHour: calls, ahtSeconds: aht, agents, withinSeconds: within });
    const [waits, inTime, asa, occupancy] = wanted;
    expect(found.waits.toFixed(5)).toBe(waits.toFixed(5));
    expect(found.answeredInTime.toFixed(5)).toBe(inTime.toFixed(5));
    expect(found.asaSeconds.toFixed(3)).toBe(asa.toFixed(3));
    expect(found.occupancy.toFixed(4)).toBe(occupancy.toFixed(4));
  });

  it('equals the formula with factorials where those can still be written down', () => {
    for (const [erlangs, agents] of [
      [0.3, 1],
      [0.9, 1],
      [4, 5],
      [10, 14],
      [20, 25],
    ] as const) {
      const term = (count: number): number => (count === 0 ? 1 : (term(count - 1) * erlangs) / count);
      const tail = (term(agents) * agents) / (agents - erlangs);
      const sum = Array.from({ length: agents }, (_, count) => term(count)).reduce((one, other) => one + other);
      expect(erlangC(erlangs, agents)).toBeCloseTo(tail / (sum + tail), 12);
    }
  });

  it('says how many are needed: the first number that is enough', () => {
    const demand = { callsPerHour: 120, ahtSeconds: 300, withinSeconds: 10 };
    expect(agentsNeeded(demand, 0.9)).toBe(15);
    expect(agentsNeeded({ callsPerHour: 200, ahtSeconds: 180, withinSeconds: 20 }, 0.8)).toBe(14);
    expect(agentsNeeded({ ...demand, callsPerHour: 0 }, 0.9)).toBe(0);
    expect(() => agentsNeeded(demand, 1)).toThrow(RangeError);
    expect(headsNeeded(15, 0.3)).toBeCloseTo(21.43, 2);
  });

  it('stays exact for a whole country', () => {
    const { waits, asaSeconds } = forecastByErlangC({
      callsPerHour: 1_200_000,
      ahtSeconds: 300,
      agents: 100_300,
      withinSeconds: 10,
    });
    expect(waits).toBeGreaterThan(0);
    expect(waits).toBeLessThan(1);
    expect(asaSeconds).toBeGreaterThan(0);
    expect(asaSeconds).toBeLessThan(1);
  });

  it('knows no queue that could hold too little staff', () => {
    const overrun = forecastByErlangC({ callsPerHour: 120, ahtSeconds: 300, agents: 10, withinSeconds: 10 });
    expect(overrun).toEqual({ waits: 1, answeredInTime: 0, asaSeconds: Infinity, occupancy: 1 });
  });

  it('gets better with every agent and worse with every call', () => {
    const load = fc.record({
      callsPerHour: fc.integer({ min: 1, max: 3_000 }),
      ahtSeconds: fc.integer({ min: 10, max: 900 }),
      agents: fc.integer({ min: 1, max: 400 }),
      withinSeconds: fc.integer({ min: 0, max: 300 }),
    });
    fc.assert(
      fc.property(load, (staffing) => {
        const now = forecastByErlangC(staffing);
        const more = forecastByErlangC({ ...staffing, agents: staffing.agents + 1 });
        const busier = forecastByErlangC({ ...staffing, callsPerHour: staffing.callsPerHour + 1 });
        expect(now.waits).toBeGreaterThanOrEqual(0);
        expect(now.waits).toBeLessThanOrEqual(1);
        expect(more.waits).toBeLessThanOrEqual(now.waits);
        expect(more.answeredInTime).toBeGreaterThanOrEqual(now.answeredInTime);
        expect(busier.waits).toBeGreaterThanOrEqual(now.waits);
        expect(busier.answeredInTime).toBeLessThanOrEqual(now.answeredInTime);
        const erlangs = (staffing.callsPerHour * staffing.ahtSeconds) / 3_600;
        expect(now.waits).toBeGreaterThanOrEqual(erlangB(erlangs, staffing.agents));
      }),
    );
  });
});
