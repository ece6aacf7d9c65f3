import { emergencyBand } from '@switchboard/shared/contacts';
import type { Instant } from '@switchboard/shared/kernel';
import type { Candidate, FullExplanation } from './decisions.ts';
import { scorePartsOf } from './explanation.ts';
import type { AgentNow, WaitingContact } from './facts.ts';
import { type Fit, fitOf, levelsOf, misfitOf, priorityOf } from './fit.ts';
import { compareTurns } from './front.ts';
import type { Hands } from './hand.ts';
import { kindOf } from './kinds.ts';
import type { Law } from './law.ts';
import { idleSinceOf, Stance, unavailableBits } from './person.ts';
import { idleIn, turnIn } from './pool.ts';
import { PreparedQueue, stepClockOf } from './prepared-queue.ts';
import { able, codeOf, whyOf } from './reasons.ts';
import type { WhyNot } from './why-not.ts';
import { goneAt, wishFor } from './wish.ts';

interface Seen {
  readonly facts: AgentNow;
  readonly stance: Stance;
}

/** The law of the moment, for one contact and everybody who is signed in: looks at each of them, and keeps nothing. */
export function explainedInFull(
  contact: WaitingContact,
  agents: readonly AgentNow[],
  { law, hands }: { law: Law; hands: Hands },
  now: Instant,
): FullExplanation | null {
  const queueLaw = law.queues.get(contact.queueId);
  if (!queueLaw) return null;
  const queue = new PreparedQueue(queueLaw);
  const kind = kindOf(contact.channel, contact.band, law.capacity);
  const seen = agents.map((facts): Seen => ({ facts, stance: Stance.of(facts, hands) }));
  const { step, skippedMs, fit } = stepReached(contact, queue, { kind, seen }, now);
  const heldOff = (id: string) => now < (contact.heldOff.get(id) ?? Number.NEGATIVE_INFINITY);
  const wanted = seen.find(({ facts: { id } }) => id === contact.wanted?.userId && !heldOff(id));
  const wish = wanted ? wishFor(contact, wanted, { fit, kind }, now) : 'open';
  const judged = seen.map((one) => ({
    one,
    code: judge(one, { fit, kind, heldOff, hers: wish === 'hers' ? wanted : null }),
  }));
  const gone = goneAt(contact);
  const leftOut: Partial<Record<WhyNot, number>> = {};
  const others: { userId: string; why: WhyNot }[] = [];
  for (const { one, code } of judged) {
    const why = whyOf(code);
    if (why === null) continue;
    leftOut[why] = (leftOut[why] ?? 0) + 1;
    others.push({ userId: one.facts.id, why });
  }
  const candidates = rankedCandidates(
    judged.filter(({ code }) => code === able).map(({ one }) => one),
    queue,
    wish === 'hers' ? { ...fit, teams: null } : fit,
  );
  return {
    contactId: contact.id,
    rule: wish === 'hers' ? contact.wanted!.why : queueLaw.selector,
    askedAt: now,
    planVersion: law.planVersion,
    queueId: contact.queueId,
    band: contact.band,
    score: scorePartsOf(contact, queue, now),
    step: { index: step, of: queueLaw.steps.length, skippedMs },
    waitingSinceAt: contact.firstQueuedAt,
    waitedMs: now - contact.firstQueuedAt,
    stepMs: stepClockOf(contact, skippedMs, now),
    staffed: agents.length,
    able: candidates.length,
    leftOut,
    candidates,
    isGone: gone !== null && now >= gone,
    waitsUntilAt: wish === 'kept' ? contact.wanted!.untilAt : null,
    others,
  };
}

/** The step its clock has reached, with those skipped that nobody is there for. */
function stepReached(
  contact: WaitingContact,
  queue: PreparedQueue,
  { kind, seen }: { kind: number; seen: readonly Seen[] },
  now: Instant,
): { step: number; skippedMs: number; fit: Fit } {
  const opening =
    contact.band === emergencyBand ? queue.delays.length : queue.openingAfter(now - contact.enteredQueueAt);
  const fitAt = (step: number) =>
    fitOf({
      serviceAreaId: contact.serviceAreaId,
      teams: queue.teamsAt(opening),
      step: queue.law.steps[step]!.needs,
      needs: contact.needs,
    });
  let { skippedMs } = contact;
  let step = queue.stepAt(stepClockOf(contact, skippedMs, now));
  for (; queue.stepEnds[step] !== Number.POSITIVE_INFINITY; step += 1) {
    const { skipWhen } = queue.law.steps[step]!;
    if (skipWhen === null) break;
    const fit = fitAt(step);
    const mask = skipWhen.unavailableWhile.reduce((bits, word) => bits | unavailableBits[word], 0);
    if (seen.some((one) => misfitOf(one.facts, fit) === able && (one.stance.unavailable(kind) & mask) === 0)) break;
    skippedMs += queue.stepEnds[step]! - stepClockOf(contact, skippedMs, now);
  }
  return { step, skippedMs, fit: fitAt(step) };
}

function judge(
  one: Seen,
  {
    fit,
    kind,
    heldOff,
    hers,
  }: { fit: Fit; kind: number; heldOff: (id: string) => boolean; hers: Seen | null | undefined },
): number {
  if (one === hers) return able;
  const code = misfitOf(one.facts, fit) || one.stance.reason(kind);
  if (code !== able) return code;
  if (heldOff(one.facts.id)) return codeOf('heldOff');
  return hers ? codeOf('notWanted') : able;
}

function rankedCandidates(people: readonly Seen[], queue: PreparedQueue, fit: Fit): Candidate[] {
  const { selector, id: queueId } = queue.law;
  return people
    .map(({ facts, stance }) => {
      const levels = levelsOf(facts, fit);
      const turn = turnIn({ selector, turnsOf: queueId }, levels, stance);
      return { person: facts, stance, levels, priority: priorityOf(facts, fit), turn, idle: idleIn(selector, stance) };
    })
    .sort(compareTurns)
    .map(({ person, stance, levels, priority }) => ({
      userId: person.id,
      priority,
      unitsUsed: stance.hand.unitsUsed,
      unitsOf: stance.hand.unitsOf,
      idleSinceAt: idleSinceOf(stance.idle),
      levels: selector === 'mostSkilled' ? levels : null,
      lastOfferedAt: selector === 'roundRobin' ? (stance.turns.get(queueId) ?? null) : null,
    }));
}
