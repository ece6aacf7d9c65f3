import { describe, expect, it } from 'vitest';
import { hours, seconds } from '../kernel/index.ts';
import {
  abandoned,
  abandonedLater,
  abandonRate,
  abandonRateBeforeCallbacks,
  answered,
  answeredBetween,
  answeredLater,
  averageHandleTime,
  averageSpeedOfAnswer,
  callbacksLost,
  callbacksPromised,
  everyMeasure,
  longestWait,
  type Measure,
  nonResponse,
  nonResponseOfAgents,
  notReadyReasons,
  notReadyTime,
  occupancy,
  queued,
  type Scope,
  serviceLevel,
  type ServiceLevelFormula,
  shortAbandons,
  timelinesOf,
  unitOccupancy,
  valueOf,
  waitingAt,
} from './index.ts';
import { at, dawn, ToldDay } from './testing/told-day.ts';

/**
 * Seven and a half minutes of a small contact centre: seven contacts, two agents. Every number below is counted by hand
 * from this story; times in seconds.
 */
function smallDay(): ToldDay {
  const day = new ToldDay();
  day.agent(0, 'ann', { state: 'ready' });
  day.agent(0, 'ben', { state: 'ready' });
  // Answered after 10; talks 60, writes up 30.
  day.queues(0, 'quick');
  day.offers(0, 'offer-1', 'quick', 'ann');
  // Gone after 3, while Ben is asked.
  day.queues(5, 'hasty');
  day.offers(5, 'offer-2', 'hasty', 'ben');
  day.leaves(8, 'hasty', 'abandoned');
  day.offerEnds(8, 'offer-2', 'withdrawn');
  day.offerEnds(10, 'offer-1', 'accepted');
  day.answers(10, 'quick', 'ann');
  day.agent(10, 'ann', { used: 1 });
  // Ben misses it; gone after 30.
  day.queues(20, 'missed');
  day.offers(20, 'offer-3', 'missed', 'ben');
  day.offerEnds(40, 'offer-3', 'expired');
  day.agent(40, 'ben', { state: 'notReady', reason: 'missedOffer' });
  day.agent(50, 'ben', { state: 'ready' });
  day.leaves(50, 'missed', 'abandoned');
  // Answered after 45; talks 60, holds 30, talks 30, hands over to fraud.
  day.queues(60, 'handed');
  day.leaves(70, 'quick', 'ended', 'wrapUp');
  day.turns(100, 'quick', 'completed');
  day.agent(100, 'ann', { used: 0 });
  day.offers(100, 'offer-4', 'handed', 'ann');
  day.offerEnds(105, 'offer-4', 'accepted');
  day.answers(105, 'handed', 'ann');
  day.agent(105, 'ann', { used: 1 });
  // Takes a callback after 20.
  day.queues(110, 'promised');
  day.leaves(130, 'promised', 'awaitingCallback');
  // Flows over to fraud after 10, answered there after 15 in all; talks 60, nothing to write up.
  day.queues(140, 'moved');
  day.queues(150, 'moved', 'fraud');
  day.offers(150, 'offer-5', 'moved', 'ben');
  day.offerEnds(155, 'offer-5', 'accepted');
  day.answers(155, 'moved', 'ben');
  day.agent(155, 'ben', { used: 1 });
  day.turns(165, 'handed', 'held');
  day.turns(195, 'handed', 'active');
  day.leaves(215, 'moved', 'ended');
  day.agent(215, 'ben', { used: 0 });
  day.leaves(225, 'handed', 'arrived');
  day.queues(225, 'handed', 'fraud');
  day.agent(225, 'ann', { used: 0 });
  // At fraud: answered after 30 more; talks 30, is parked 60, talks 30, is written up 10.
  day.offers(250, 'offer-6', 'handed', 'ben');
  day.offerEnds(255, 'offer-6', 'accepted');
  day.answers(255, 'handed', 'ben');
  day.agent(255, 'ben', { used: 1 });
  day.turns(285, 'handed', 'held', 'parked');
  day.agent(285, 'ben', { used: 0 });
  day.agent(300, 'ann', { state: 'notReady', reason: 'Break' });
  day.turns(345, 'handed', 'active', 'connected');
  day.agent(345, 'ben', { used: 1 });
  day.leaves(375, 'handed', 'ended', 'wrapUp');
  day.turns(385, 'handed', 'completed');
  day.agent(385, 'ben', { used: 0 });
  // The callback is due, and nobody is reached.
  day.queues(400, 'promised');
  day.agent(400, 'ann', { state: 'ready' });
  day.leaves(410, 'promised', 'ended');
  day.queues(420, 'waiting');
  return day;
}

describe('the figures of a small day', () => {
  const timelines = timelinesOf(smallDay().events);
  const whole = { fromAt: dawn, untilAt: at(450) };
  const figure = (measure: Measure, scope: Scope = {}) => measure.take(timelines, whole, scope);
  const value = (measure: Measure, scope: Scope = {}) => valueOf(figure(measure, scope));
  const fraud = { queueId: 'fraud' };
  const enquiries = { queueId: 'enquiries' };

  it('[C-14 part] how many came, were answered, left, or took a callback', () => {
    expect([value(queued), value(queued, enquiries), value(queued, fraud)]).toEqual([7, 7, 1]);
    expect([value(answered), value(answered, enquiries), value(answered, fraud)]).toEqual([3, 2, 1]);
    expect([value(answeredLater), value(answeredLater, enquiries), value(answeredLater, fraud)]).toEqual([1, 0, 1]);
    expect([value(abandoned), value(abandoned, fraud), value(abandonedLater)]).toEqual([2, 0, 0]);
    expect([value(shortAbandons(seconds(5))), value(shortAbandons(seconds(3)))]).toEqual([1, 0]);
    expect([value(callbacksPromised), value(callbacksLost)]).toEqual([1, 1]);
    expect(figure(abandonRate)).toEqual({ part: 2, whole: 6 });
    expect(figure(abandonRateBeforeCallbacks)).toEqual({ part: 3, whole: 6 });
  });

  it('[C-14 part] the service level by each of the four formulas', () => {
    const level = (formula: ServiceLevelFormula, scope: Scope = {}) =>
      figure(serviceLevel({ formula, targetMs: seconds(20) }), scope);
    expect(level('strict')).toEqual({ part: 2, whole: 5 });
    expect(level('answered-only')).toEqual({ part: 2, whole: 3 });
    expect(level('with-quick-abandons')).toEqual({ part: 3, whole: 5 });
    expect(level('removed-from-queue')).toEqual({ part: 4, whole: 7 });
    expect(level('strict', fraud)).toEqual({ part: 1, whole: 1 });
    const withoutShort = serviceLevel({ targetMs: seconds(20), leaveOutShorterThanMs: seconds(5) });
    expect(figure(withoutShort)).toEqual({ part: 2, whole: 4 });
    // Exactly in time is in time; the published bands of 999 count what is below.
    expect(figure(serviceLevel({ targetMs: seconds(15) })).part).toBe(2);
    expect(figure(serviceLevel({ targetMs: seconds(15) - 1 })).part).toBe(1);
    expect(figure(answeredBetween(0, seconds(10)))).toEqual({ part: 0, whole: 3 });
    expect(figure(answeredBetween(seconds(10), seconds(60)))).toEqual({ part: 3, whole: 3 });
    expect(figure(answeredBetween(seconds(60), null))).toEqual({ part: 0, whole: 3 });
  });

  it('[C-14 part] how long citizens waited', () => {
    expect(figure(averageSpeedOfAnswer)).toEqual({ part: seconds(10 + 45 + 15), whole: 3 });
    expect(value(longestWait)).toBe(seconds(410 - 110));
    expect(value(longestWait, fraud)).toBe(seconds(255 - 60));
    expect(waitingAt(timelines, at(450))).toEqual({ waiting: 1, longestSinceAt: at(420) });
    expect(waitingAt(timelines, at(230))).toEqual({ waiting: 1, longestSinceAt: at(60) });
    expect(waitingAt(timelines, at(230), enquiries)).toEqual({ waiting: 0, longestSinceAt: null });
    expect(waitingAt(timelines, at(6))).toEqual({ waiting: 2, longestSinceAt: at(0) });
  });

  it('[C-06 part] what agents did with their time', () => {
    expect(figure(averageHandleTime)).toEqual({ part: seconds(90 + 120 + 60 + 70), whole: 4 });
    expect(figure(averageHandleTime, fraud)).toEqual({ part: seconds(60 + 70), whole: 2 });
    expect(figure(occupancy, { userId: 'ann' })).toEqual({ part: seconds(210), whole: seconds(350) });
    expect(figure(occupancy)).toEqual({ part: seconds(210 + 130), whole: seconds(350 + 440) });
    expect(figure(unitOccupancy)).toEqual({ part: seconds(340), whole: seconds(790 * 3) });
    expect(notReadyReasons(timelines)).toEqual(['Break', 'missedOffer']);
    expect(value(notReadyTime())).toBe(seconds(110));
    expect(value(notReadyTime('Break'))).toBe(seconds(100));
    expect(value(notReadyTime(), { userId: 'ben' })).toBe(seconds(10));
  });

  it('how many offers were not accepted, and fairly so', () => {
    expect(figure(nonResponse)).toEqual({ part: 2, whole: 6 });
    expect(figure(nonResponseOfAgents)).toEqual({ part: 1, whole: 5 });
    expect(figure(nonResponse, { userId: 'ben' })).toEqual({ part: 2, whole: 4 });
    expect(figure(nonResponse, fraud)).toEqual({ part: 0, whole: 2 });
  });

  it('is nothing, and no share, where nothing happened', () => {
    const before = { fromAt: dawn - hours(1), untilAt: dawn };
    for (const measure of everyMeasure({ targetMs: seconds(20), shortMs: seconds(5) })) {
      expect(valueOf(measure.take(timelines, before, {})) ?? 0).toBe(0);
    }
    expect(valueOf(serviceLevel({ targetMs: seconds(20) }).take(timelines, before, {}))).toBeNull();
  });
});

describe('the dictionary', () => {
  const measures = everyMeasure({ targetMs: seconds(20), shortMs: seconds(5) });

  it('semantics 24: every figure has one name, its formula, and what it counts', () => {
    expect(new Set(measures.map(({ name }) => name)).size).toBe(measures.length);
    for (const { title, formula, counts, version } of measures) {
      expect([title, formula, counts].every((text) => text.length > 3)).toBe(true);
      expect(version).toBeGreaterThan(0);
    }
    expect(serviceLevel({ targetMs: seconds(20) }).formula).toBe('answered within 20 s ÷ (answered + all abandoned)');
  });
});

describe('days on which the clocks change', () => {
  it('have 25 and 23 hours, and every contact is in one of them', () => {
    const day = new ToldDay();
    const hour = (utc: string) => (Date.parse(utc) - dawn) / 1_000;
    const first = hour('2026-10-24T23:00Z');
    for (let count = 0; count < 48; count += 1) day.queues(first + count * 3_600, `contact-${count}`);
    const spring = hour('2027-03-28T00:00Z');
    for (let count = 0; count < 48; count += 1) day.queues(spring + count * 3_600, `spring-${count}`);
    const timelines = timelinesOf(day.events);
    const between = (from: string, until: string) =>
      valueOf(queued.take(timelines, { fromAt: Date.parse(from), untilAt: Date.parse(until) }, {}));
    // Sunday 25 October, from midnight to midnight in London.
    expect(between('2026-10-25T00:00+01:00', '2026-10-26T00:00Z')).toBe(25);
    expect(between('2026-10-26T00:00Z', '2026-10-27T00:00Z')).toBe(23);
    expect(between('2027-03-28T00:00Z', '2027-03-29T00:00+01:00')).toBe(23);
  });
});
