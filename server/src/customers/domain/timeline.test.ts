import type { TimelineEntry } from '@switchboard/shared/customers';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergedTimeline } from './timeline.ts';
import { placeFromText, placeToText } from './timeline-place.ts';

const contact = (arrivedAt: number, contactId: string): TimelineEntry => ({
  kind: 'contact',
  contact: {
    contactId,
    arrivedAt,
    channel: 'webchat',
    direction: 'inbound',
    isOver: true,
    subject: null,
    outcome: null,
    agentName: null,
  },
});
const note = (writtenAt: number, id: string): TimelineEntry => ({
  kind: 'note',
  note: { id, text: '', isPinned: false, writtenAt, writtenBy: { id: 'ann', name: 'Ann' } },
});
const at = (entry: TimelineEntry) => (entry.kind === 'contact' ? entry.contact.arrivedAt : entry.note.writtenAt);

describe('a timeline', () => {
  it('[A-11 part] is one list in the order of time, wherever its entries come from, and loses none', () => {
    const times = fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 20 });
    fc.assert(
      fc.property(times, times, fc.integer({ min: 1, max: 40 }), (ofContacts, ofNotes, limit) => {
        const down = (list: number[]) => list.toSorted((a, b) => b - a);
        const contacts = down(ofContacts).map((time, i) => contact(time, `c${i}`));
        const notes = down(ofNotes).map((time, i) => note(time, `n${i}`));
        const { entries, hasMore } = mergedTimeline([contacts, notes], limit);
        const whole = down([...ofContacts, ...ofNotes]);
        expect(entries.map(at)).toEqual(whole.slice(0, limit));
        expect(hasMore).toBe(whole.length > limit);
        expect(new Set(entries).size).toBe(entries.length);
      }),
    );
  });

  it('goes on from its own places only', () => {
    const place = { at: 1_700_000_000_000, id: '019a5f00-0000-7001-8000-000000000001' };
    expect(placeFromText(placeToText(place))).toEqual(place);
    for (const text of ['', 'x', btoa('[1,2]'), btoa('{"at":1}'), btoa('["1","a"]')])
      expect(placeFromText(text), text).toBeNull();
  });
});
