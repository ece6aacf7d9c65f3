import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recordedDomain, replayed } from './recording.ts';
import { ContactCentre } from './testing/contact-centre.ts';
import { anyHappening, anyLaw } from './testing/random-days.ts';

describe('a recorded day', () => {
  it('leads to the same decisions when it is played again', () => {
    fc.assert(
      fc.property(anyLaw, fc.array(anyHappening, { minLength: 20, maxLength: 60 }), (law, happenings) => {
        const lines: string[] = [];
        const domain = recordedDomain(law, (line) => lines.push(line));
        const centre = new ContactCentre(law, domain);
        for (const what of happenings) {
          centre.happens(what);
          centre.commit(domain.decide(centre.now));
        }
        expect(replayed(lines)).toEqual({ decisions: happenings.length, differing: [] });
      }),
      { numRuns: 100 },
    );
  });

  it('says at which line another decision was made', () => {
    const law = { decideAt: 0 };
    expect(() => replayed([JSON.stringify(law)])).toThrow('begins with the law');
  });
});
