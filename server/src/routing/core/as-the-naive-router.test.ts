import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RoutingDomain } from './routing-domain.ts';
import { ContactCentre } from './testing/contact-centre.ts';
import { decideNaively } from './testing/naive-router.ts';
import { anyHappening, anyLaw } from './testing/random-days.ts';

/** So many random days; drills ask for more. */
const days = Number(process.env.ROUTING_DAYS ?? 2_000);

const anyDay = fc.tuple(anyLaw, fc.array(anyHappening, { minLength: 5, maxLength: 40 }));

describe('[C-01 part] [C-06 part] whatever happens in whatever order', () => {
  it('every decision, its explanation and every skip are as the naive router says', () => {
    fc.assert(
      fc.property(anyDay, ([law, happenings]) => {
        const domain = new RoutingDomain(law);
        const centre = new ContactCentre(law, domain);
        for (const what of happenings) {
          centre.happens(what);
          const world = {
            law: centre.law,
            contacts: [...centre.waiting.values()],
            agents: [...centre.agents.values()],
          };
          const expected = decideNaively(world, centre.now);
          const decided = domain.decide(centre.now);
          expect(decided.matches.map(outline)).toEqual(expected.matches);
          expect(byContact(decided.skips)).toEqual(byContact(expected.skips));
          centre.commit(decided);
        }
      }),
      { numRuns: days },
    );
  }, 600_000);
});

function outline({ contactId, userId, units, explanation }: ReturnType<RoutingDomain['decide']>['matches'][number]) {
  const { rule, step, staffed, able, leftOut, candidates } = explanation;
  return {
    contactId,
    userId,
    units,
    rule,
    step: step.index,
    staffed,
    able,
    leftOut,
    candidates: candidates.map((candidate) => candidate.userId),
  };
}

function byContact<Of extends { contactId: string }>(list: readonly Of[]): Of[] {
  return [...list].sort((one, other) => (one.contactId < other.contactId ? -1 : 1));
}
