import type { Staffing, StaffingForecast } from './staffing.ts';

/**
 * The share of arrivals that find all `agents` busy when nobody waits (Erlang B), by the recurrence
 * B(0) = 1, 1/B(n) = 1 + n/A · 1/B(n−1): no factorial, no power, exact at any size.
 */
export function erlangB(erlangs: number, agents: number): number {
  let inverse = 1;
  for (let count = 1; count <= agents; count += 1) inverse = 1 + (count / erlangs) * inverse;
  return 1 / inverse;
}

/** The share of arrivals that must wait when everybody waits for ever (Erlang C), from Erlang B. */
export function erlangC(erlangs: number, agents: number): number {
  return fromBlocked(erlangB(erlangs, agents), erlangs, agents);
}

function fromBlocked(blocked: number, erlangs: number, agents: number): number {
  if (agents <= erlangs) return 1;
  const load = erlangs / agents;
  return blocked / (1 - load * (1 - blocked));
}

/**
 * What so many agents come to under Erlang C, which believes in endless patience and so asks for too many (field.md
 * §2.3). With no more agents than Erlangs the queue grows for ever: nobody is in time, the mean wait is infinite.
 */
export function forecastByErlangC(staffing: Staffing): StaffingForecast {
  const erlangs = (staffing.callsPerHour * staffing.ahtSeconds) / 3_600;
  return forecast(staffing, erlangs, erlangC(erlangs, staffing.agents));
}

function forecast({ agents, ahtSeconds, withinSeconds }: Staffing, erlangs: number, waits: number): StaffingForecast {
  const spare = agents - erlangs;
  if (erlangs === 0) return { waits: 0, answeredInTime: 1, asaSeconds: 0, occupancy: 0 };
  if (spare <= 0) return { waits: 1, answeredInTime: 0, asaSeconds: Infinity, occupancy: 1 };
  return {
    waits,
    answeredInTime: 1 - waits * Math.exp((-spare * withinSeconds) / ahtSeconds),
    asaSeconds: (waits * ahtSeconds) / spare,
    occupancy: erlangs / agents,
  };
}

/** The fewest agents with whom at least this share is answered in time; the share is below 1. */
export function agentsNeeded(demand: Omit<Staffing, 'agents'>, answeredInTime: number): number {
  if (!(answeredInTime < 1)) throw new RangeError('No number of agents answers everybody in time');
  const erlangs = (demand.callsPerHour * demand.ahtSeconds) / 3_600;
  if (erlangs === 0) return 0;
  let inverse = 1;
  for (let agents = 1; ; agents += 1) {
    inverse = 1 + (agents / erlangs) * inverse;
    if (agents <= erlangs) continue;
    const waits = fromBlocked(1 / inverse, erlangs, agents);
    if (forecast({ ...demand, agents }, erlangs, waits).answeredInTime >= answeredInTime) return agents;
  }
}

/** People to employ so that this many sit there: some are ill, on leave or in training. */
export function headsNeeded(agents: number, shrinkage: number): number {
  if (!(shrinkage >= 0 && shrinkage < 1)) throw new RangeError('Shrinkage is a share from 0 to below 1');
  return agents / (1 - shrinkage);
}
