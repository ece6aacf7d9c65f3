import { describe, expect, it } from 'vitest';
import { factsArrived } from '../changes-slice.ts';
import {
  type Conversations,
  conversationsReducer,
  conversationWanted,
  earlierLoaded,
  pageLoaded,
  unansweredSince,
  unreadIn,
} from './conversations-slice.ts';
import { aContact, aWord, fact, messageFact } from './test/work-records.ts';

const contact = aContact(1);
const contactId = contact.id;
const marks = { citizenDeliveredSeq: 0, citizenReadSeq: 0, staffReadSeq: 0 };
const page = (lastSeq: number, ...items: ReturnType<typeof aWord>[]) =>
  pageLoaded({ contactId, items, marks, lastSeq });
const wanted = conversationsReducer(undefined, conversationWanted(contactId));
const hear = (state: Conversations, ...words: ReturnType<typeof aWord>[]) =>
  conversationsReducer(state, factsArrived(words.map((word) => messageFact(contact, word))));
const here = (state: Conversations) => state[contactId]!;
const seqs = (state: Conversations) => here(state).messages.map(({ seq }) => seq);

describe('the words of a contact', () => {
  it('are read from the newest page and go on by facts, each once', () => {
    const state = hear(
      conversationsReducer(wanted, page(2, aWord(1, 'a'), aWord(2, 'b'))),
      aWord(2, 'b'),
      aWord(3, 'c'),
    );
    expect(seqs(state)).toEqual([1, 2, 3]);
    expect(here(state).isBehind).toBe(false);
  });

  it('with a number missing are asked for, and never shown with a hole', () => {
    const held = conversationsReducer(wanted, page(1, aWord(1, 'a')));
    const gap = hear(held, aWord(3, 'c'));
    expect(seqs(gap)).toEqual([1]);
    expect(here(gap).isBehind).toBe(true);
    const mended = conversationsReducer(gap, page(3, aWord(2, 'b'), aWord(3, 'c')));
    expect(seqs(mended)).toEqual([1, 2, 3]);
    expect(here(mended).isBehind).toBe(false);
  });

  it('that come while the first page is on its way are asked for again', () => {
    const early = hear(wanted, aWord(2, 'b'));
    const loaded = conversationsReducer(early, page(2, aWord(1, 'a'), aWord(2, 'b')));
    expect(seqs(loaded)).toEqual([1, 2]);
    const short = conversationsReducer(early, page(2, aWord(1, 'a')));
    expect(here(short).isBehind).toBe(true);
  });

  it('of long ago are put before, without repeating any', () => {
    const state = conversationsReducer(wanted, page(4, aWord(3, 'c'), aWord(4, 'd')));
    const whole = conversationsReducer(
      state,
      earlierLoaded({ contactId, items: [aWord(1, 'a'), aWord(2, 'b'), aWord(3, 'c')] }),
    );
    expect(seqs(whole)).toEqual([1, 2, 3, 4]);
  });

  it('are unread until staff read them, and unanswered until staff answer', () => {
    const asked = conversationsReducer(wanted, page(2, aWord(1, 'hello', 'agent'), aWord(2, 'where is it?')));
    expect(unreadIn(here(asked))).toBe(1);
    expect(unansweredSince(here(asked))).toBe(2_000);
    const answered = hear(asked, aWord(3, 'here', 'agent'));
    expect(unansweredSince(here(answered))).toBeNull();
  });

  it('end the typing of whoever said them', () => {
    const typing = { contactId, conversationId: contact.conversationId, by: 'citizen', name: 'Cleo', onContact: [] };
    const loaded = conversationsReducer(wanted, page(1, aWord(1, 'a')));
    const writing = conversationsReducer(
      loaded,
      factsArrived([fact('conversation.typing', contact.conversationId, typing)]),
    );
    expect(here(writing).typing).toMatchObject({ name: 'Cleo', untilAt: 10_000 });
    expect(here(hear(writing, aWord(2, 'b'))).typing).toBeNull();
  });

  it('of contacts nobody has in hand are not followed', () => {
    expect(conversationsReducer({}, factsArrived([messageFact(contact, aWord(1, 'a'))]))).toEqual({});
  });
});
