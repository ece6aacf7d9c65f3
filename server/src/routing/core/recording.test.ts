import { usualCapacity } from '@switchboard/shared/routing-plan';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recordedDomain, Replay } from './recording.ts';
import { ContactCentre } from './testing/contact-centre.ts';
import { anyHappening, anyLaw } from './testing/random-days.ts';

function replayed(lines: readonly string[]): Replay {
  const replay = new Replay();
  for (const line of lines) replay.next(line);
  return replay;
}

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
        expect(replayed(lines)).toMatchObject({ decisions: happenings.length, differing: [] });
      }),
      { numRuns: 100 },
    );
  });

  it('says at which line another decision was made', () => {
    const nothing = { matches: [], skips: [], wakeAt: null };
    const law = { law: { planVersion: 1, queues: { $map: [] }, capacity: usualCapacity } };
    const lines = [law, { decideAt: 0, atMost: null, made: nothing }, { decideAt: 1, atMost: null, made: 'another' }];
    expect(replayed(lines.map((line) => JSON.stringify(line)))).toMatchObject({ decisions: 2, differing: [3] });
    expect(() => replayed(['{"decideAt":0}'])).toThrow('begins with the law');
  });
});
