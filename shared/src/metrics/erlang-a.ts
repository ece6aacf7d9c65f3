import { erlangB } from './erlang-c.ts';
import type { Staffing, StaffingForecast } from './staffing.ts';

export interface PatientStaffing extends Staffing {
  /** How long a citizen waits on average before she gives up; from the abandon rate, patience = ASA of all ÷ rate. */
  readonly patienceSeconds: number;
}

export interface PatientForecast extends StaffingForecast {
  /** The share of arrivals that give up. */
  readonly abandons: number;
  /** The mean wait of everybody, those who give up included. */
  readonly meanWaitSeconds: number;
}

/**
 * Erlang A (Palm 1946): arrivals and talks as in Erlang C, and each who waits gives up after an exponential time. It has
 * a steady state however few agents there are. Everything is a sum of positive terms, relative to the state in which all
 * agents are busy and nobody waits; the sum is scaled down as it grows, so that no size overflows.
 */
export function forecastByErlangA(staffing: PatientStaffing): PatientForecast {
  const { callsPerHour, ahtSeconds, agents, patienceSeconds } = staffing;
  if (!(patienceSeconds > 0 && patienceSeconds < Infinity)) throw new RangeError('Patience is a time, above zero');
  const erlangs = (callsPerHour * ahtSeconds) / 3_600;
  if (erlangs === 0) {
    return { waits: 0, answeredInTime: 1, asaSeconds: 0, occupancy: 0, abandons: 0, meanWaitSeconds: 0 };
  }
  const arrivals = callsPerHour / 3_600;
  const queue = queueOf(staffing);
  const blocked = erlangB(erlangs, agents);
  // The chance of every state with nobody waiting, all but the last, in the units of the queue's scale.
  const below = queue.unit * ((1 - blocked) / blocked);
  const all = below + queue.states;
  const waits = queue.states / all;
  const meanWaitSeconds = queue.waiting / all / arrivals;
  const abandons = meanWaitSeconds / patienceSeconds;
  const answered = 1 - abandons;
  return {
    waits,
    answeredInTime: 1 - queue.late / all,
    asaSeconds: answered === 0 ? 0 : queue.waited / all / answered,
    occupancy: agents === 0 ? 0 : (erlangs * answered) / agents,
    abandons,
    meanWaitSeconds,
  };
}

interface QueueSums {
  /** What 1 is in the scale of these sums. */
  readonly unit: number;
  /** Σ of the chances of "all busy, j wait", as multiples of that of j = 0. */
  readonly states: number;
  /** The same times j: how many wait. */
  readonly waiting: number;
  /** The same times the chance that one who then arrives is not answered in time. */
  readonly late: number;
  /** The same times the wait of one who then arrives, if she is answered, else 0. */
  readonly waited: number;
}

const negligible = 1e-18;
const large = 1e200;

function queueOf({ callsPerHour, ahtSeconds, agents, patienceSeconds, withinSeconds }: PatientStaffing): QueueSums {
  const arrivals = callsPerHour / 3_600;
  const [leaving, givingUp] = [agents / ahtSeconds, 1 / patienceSeconds];
  const inTime = answersInTime(leaving, givingUp, withinSeconds);
  const sums = { unit: 1, states: 0, waiting: 0, late: 0, waited: 0 };
  let weight = 1;
  let meanOfStages = 0;
  for (let ahead = 0; ; ahead += 1) {
    // She is answered after `ahead` + 1 departures, each of which may be her own giving up.
    const stage = leaving + ahead * givingUp;
    meanOfStages += 1 / (stage + givingUp);
    sums.states += weight;
    sums.waiting += weight * ahead;
    sums.late += weight * (1 - inTime(ahead));
    sums.waited += weight * (leaving / (stage + givingUp)) * meanOfStages;
    const ratio = arrivals / (stage + givingUp);
    weight *= ratio;
    // From here on the terms fall at least as fast as a geometric series.
    if (ratio < 1 && weight * (ahead + 1) < negligible * (1 - ratio) ** 2 * sums.states) return sums;
    if (weight > large) weight = scaleDown(sums, weight);
  }
}

function scaleDown(sums: { -readonly [Key in keyof QueueSums]: number }, by: number): number {
  for (const key of ['unit', 'states', 'waiting', 'late', 'waited'] as const) sums[key] /= by;
  return 1;
}

/**
 * The chance that somebody who finds all busy and j waiting is answered in time, asked for j = 0, 1, 2 ….
 *
 * Those before her leave at rates c·θ … (c+j)·θ with c = leaving ÷ θ, so x = e^(−θ·wait) has a beta distribution, and
 * that she is still there when her turn comes (chance x) makes it Beta(c + 1, j + 1) times c ÷ (c + j + 1). Its lower
 * tail P(x < e^(−θT)) is a sum of positive terms that grows by one with each j; in logarithms, as T may be long.
 */
function answersInTime(leaving: number, givingUp: number, withinSeconds: number): (ahead: number) => number {
  const shape = leaving / givingUp;
  const stays = Math.exp(-givingUp * withinSeconds);
  const goes = -Math.expm1(-givingUp * withinSeconds);
  let logTerm = -(shape + 1) * givingUp * withinSeconds;
  let late = 0;
  return (ahead) => {
    if (ahead > 0) logTerm += Math.log(goes) + Math.log((shape + ahead) / ahead);
    late += stays === 0 ? 0 : Math.exp(logTerm);
    return (shape / (shape + ahead + 1)) * Math.max(0, 1 - late);
  };
}
