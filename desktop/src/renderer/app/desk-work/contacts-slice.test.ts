import { describe, expect, it } from 'vitest';
import { factsArrived } from '../changes-slice.ts';
import {
  contactOpened,
  contactOpening,
  contactsLoaded,
  contactsReducer,
  type ContactsInHand,
  openingFailed,
} from './contacts-slice.ts';
import { aContact, ann, anOffer, aPart, ben, contactFact } from './test/work-records.ts';
import { workBegun, workEnded } from './work-slice.ts';

const begun = contactsReducer(undefined, workBegun({ userId: ann.userId }));
const hear = (state: ContactsInHand, ...facts: Parameters<typeof contactFact>[0][]) =>
  facts.reduce((last, record) => contactsReducer(last, factsArrived([contactFact(record)])), state);
const idsIn = ({ held }: ContactsInHand) => held.map(({ outline }) => outline.id);

describe('the contacts in an operator’s hands', () => {
  it('[B-06 part] come in by facts, keep the order in which they came, and the first is in view', () => {
    const [first, second] = [aContact(1), aContact(2)];
    const state = hear(begun, second, first);
    expect(idsIn(state)).toEqual([first.id, second.id]);
    expect(state.current).toBe(second.id);
  });

  it('leave the one in view alone when another comes', () => {
    const state = hear(contactsReducer(hear(begun, aContact(1)), contactOpened(aContact(1).id)), aContact(2));
    expect(state.current).toBe(aContact(1).id);
  });

  it('are never set back by an older fact or an older answer', () => {
    const newer = aContact(1, { version: 4, displayName: 'Cleo Marsh-Hill' });
    const state = hear(begun, newer, aContact(1, { version: 3 }));
    expect(state.held[0]?.outline.displayName).toBe('Cleo Marsh-Hill');
    const answered = contactsReducer(state, contactsLoaded({ items: [aContact(1, { version: 2 })], asked: 0 }));
    expect(answered.held[0]?.outline.version).toBe(4);
    expect(answered.held[0]?.details?.conversationId).toBe(newer.conversationId);
  });

  it('do not vanish because the answer is older than the contact', () => {
    const state = contactsReducer(hear(begun, aContact(1)), contactsLoaded({ items: [], asked: 0 }));
    expect(idsIn(state)).toEqual([aContact(1).id]);
  });

  it('do not come back by an answer that was asked for before they left', () => {
    const done = aContact(1, {
      version: 3,
      state: 'ended',
      record: 'complete',
      interactions: [aPart({ state: 'completed', leftAt: 5 })],
    });
    const state = hear(begun, aContact(1), done);
    expect(idsIn(contactsReducer(state, contactsLoaded({ items: [aContact(1)], asked: 1 })))).toEqual([]);
  });

  it('stay while they are parked or wrapped up, and go when the part is completed', () => {
    const parked = aContact(1, { version: 2, state: 'parked', parked: { owner: ann, untilAt: 9 }, interactions: [] });
    const wrapping = aContact(2, { version: 2, state: 'ended', interactions: [aPart({ state: 'wrapUp', leftAt: 5 })] });
    const done = aContact(2, {
      version: 3,
      state: 'ended',
      record: 'complete',
      interactions: [aPart({ state: 'completed', leftAt: 5 })],
    });
    const state = hear(begun, parked, wrapping);
    expect(idsIn(state)).toHaveLength(2);
    const after = hear(state, done);
    expect(idsIn(after)).toEqual([parked.id]);
    expect(after.lost).toEqual([]);
  });

  it('that are taken away from a silent desk are told of', () => {
    const taken = aContact(1, {
      version: 2,
      interactions: [aPart({ state: 'completed' }), aPart({ agent: ben })],
    });
    expect(hear(begun, aContact(1), taken).lost).toEqual([
      { contactId: taken.id, name: 'Cleo Marsh', to: 'Ben Ashdown' },
    ]);
  });

  it('show an accepted offer at once, and give the view back when it could not be accepted', () => {
    const offer = anOffer(2);
    const opening = contactsReducer(hear(begun, aContact(1)), contactOpening(offer));
    expect(opening.current).toBe(offer.contactId);
    expect(hear(opening, aContact(2)).opening).toBeNull();
    expect(hear(opening, aContact(2)).current).toBe(offer.contactId);
    expect(contactsReducer(opening, openingFailed(offer.contactId)).current).toBe(aContact(1).id);
  });

  it('leave nothing for whoever comes next', () => {
    expect(contactsReducer(hear(begun, aContact(1)), workEnded()).held).toEqual([]);
  });
});
