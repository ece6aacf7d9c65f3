import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RoutingDomain } from './routing-domain.ts';
import { ContactCentre } from './testing/contact-centre.ts';
import { decideNaively, type NaiveWorld } from './testing/naive-router.ts';
import { anyHappening, anyLaw, contactIds } from './testing/random-days.ts';

/** So many random days; drills ask for more. */
const days = Number(process.env.ROUTING_DAYS ?? 2_000);
const patience = 3_600_000;

const anyDay = fc.tuple(anyLaw, fc.array(anyHappening, { minLength: 5, maxLength: 40 }));

type Decided = ReturnType<RoutingDomain['decide']>;

/** Lets days happen; whoever looks at a decision makes it so. */
function everyDay(runs: number, look: (centre: ContactCentre, domain: RoutingDomain, decided: Decided) => void): void {
  fc.assert(
    fc.property(anyDay, ([law, happenings]) => {
      const domain = new RoutingDomain(law);
      const centre = new ContactCentre(law, domain);
      for (const what of happenings) {
        centre.happens(what);
        const decided = domain.decide(centre.now);
        look(centre, domain, decided);
      }
    }),
    { numRuns: runs },
  );
}

describe('[C-01 part] [C-06 part] whatever happens in whatever order', () => {
  it(
    'every decision, its explanation and every skip are as the naive router says',
    () => {
      everyDay(days, (centre, _domain, decided) => {
        const expected = decideNaively(worldOf(centre), centre.now);
        expect(decided.matches.map(outline)).toEqual(expected.matches);
        expect(byContact(decided.skips)).toEqual(byContact(expected.skips));
        centre.commit(decided);
      });
    },
    patience,
  );

  it(
    'no contact is lost or routed twice, an emergency goes first, and asking for one contact says what was decided',
    () => {
      everyDay(Math.ceil(days / 4), (centre, domain, decided) => {
        const { matches } = decided;
        for (const id of contactIds) expect(centre.places(id)).toBeLessThanOrEqual(1);
        expect(new Set(matches.map(({ contactId }) => contactId)).size).toBe(matches.length);
        const bands = matches.map(({ explanation }) => explanation.band);
        expect(bands).toEqual([...bands].sort((one, other) => one - other));
        for (const { contactId, explanation } of matches.slice(0, 1)) {
          const { decidedAt, ...rest } = explanation;
          expect(domain.explain(contactId, decidedAt)).toMatchObject(rest);
        }
        centre.commit(decided);
      });
    },
    patience,
  );

  it(
    'when all is decided nobody waits whom somebody could take, and nothing changes before it wakes',
    () => {
      everyDay(Math.ceil(days / 4), (centre, domain, first) => {
        let decided = first;
        while (decided.matches.length + decided.skips.length > 0) {
          centre.commit(decided);
          decided = domain.decide(centre.now);
        }
        for (const id of centre.waiting.keys()) {
          const full = domain.explain(id, centre.now);
          if (full && !full.isGone && full.waitsUntilAt === null) expect(full.able).toBe(0);
        }
        const until = decided.wakeAt ?? centre.now + 600_000;
        for (const at of [centre.now + 1, Math.floor((centre.now + until) / 2), until - 1]) {
          if (at < centre.now || at >= until) continue;
          expect(decideNaively(worldOf(centre), at)).toEqual({ matches: [], skips: [] });
        }
      });
    },
    patience,
  );
});

function worldOf({ law, waiting, agents }: ContactCentre): NaiveWorld {
  return { law, contacts: [...waiting.values()], agents: [...agents.values()] };
}

function outline({ contactId, userId, units, explanation }: Decided['matches'][number]) {
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
