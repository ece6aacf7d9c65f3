import { describe, expect, it } from 'vitest';
import { factsArrived } from '../changes-slice.ts';
import {
  andThoseAfter,
  nextWords,
  type Outbox,
  outboxReducer,
  outboxRestored,
  wordGoes,
  wordHeldUp,
  wordSent,
  wordWritten,
} from './outbox-slice.ts';
import { aContact, aWord, messageFact, testId } from './test/work-records.ts';

const contact = aContact(1);
const written = (number: number, contactId = contact.id, kind: 'reply' | 'note' = 'reply') =>
  wordWritten({
    id: testId(2_000 + number),
    contactId,
    kind,
    text: `word ${number}`,
    writtenAgainst: 0,
    delayed: false,
    writtenAt: number,
  });
const play = (...actions: Parameters<typeof outboxReducer>[1][]) =>
  actions.reduce<Outbox | undefined>((last, action) => outboxReducer(last, action), undefined) as Outbox;
const idOf = (number: number) => testId(2_000 + number);

describe('words on their way', () => {
  it('go one at a time in each contact, in the order of writing', () => {
    const outbox = play(written(1), written(2), written(3, aContact(2).id));
    expect(nextWords(outbox).map(({ id }) => id)).toEqual([idOf(1), idOf(3)]);
    expect(nextWords(outboxReducer(outbox, wordGoes(idOf(1)))).map(({ id }) => id)).toEqual([idOf(3)]);
  });

  it('whose fate is unknown keep their id, and count as held up', () => {
    const [word] = play(written(1), wordGoes(idOf(1)), wordHeldUp(idOf(1)));
    expect(word).toMatchObject({ id: idOf(1), status: 'waiting', delayed: true, attempts: 1 });
  });

  it('leave when the conversation shows them, whichever comes first: the fact or the answer', () => {
    const heard = factsArrived([messageFact(contact, aWord(5, 'word 1', 'agent', idOf(1)))]);
    expect(play(written(1), wordGoes(idOf(1)), heard)).toEqual([]);
    const noted = play(written(1, contact.id, 'note'), wordSent({ id: idOf(1), seq: 5 }));
    expect(noted).toHaveLength(1);
    expect(outboxReducer(noted, factsArrived([messageFact(contact, aWord(5, 'word 1', 'agent'))]))).toEqual([]);
  });

  it('that followed a refused one come back with it; notes go on by themselves', () => {
    const outbox = play(written(1), written(2), written(3, contact.id, 'note'), written(4));
    expect(andThoseAfter(outbox, idOf(2)).map(({ id }) => id)).toEqual([idOf(2), idOf(4)]);
  });

  it('kept over a reload wait again, as held up', () => {
    const before = play(written(1), wordGoes(idOf(1)));
    const after = outboxReducer([], outboxRestored(before));
    expect(after).toMatchObject([{ id: idOf(1), status: 'waiting', delayed: true }]);
    expect(outboxReducer(after, outboxRestored(before))).toHaveLength(1);
  });
});
