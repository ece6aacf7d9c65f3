import { newId } from '@switchboard/shared/kernel';
import { useCallback } from 'react';
import { useStore } from 'react-redux';
import { useDesk } from '../../app/desk-context.ts';
import { draftChanged, type WritingMode, wordsCameBack } from '../../app/drafts/drafts-slice.ts';
import type { DeskStore } from '../../app/store.ts';
import { andThoseAfter, wordsLeft, wordWritten } from '../../app/desk-work/outbox-slice.ts';

/** What an operator does with words: says them, and takes back what has not gone yet. */
export function useWords(contactId: string) {
  const store = useStore() as DeskStore;
  const { clock } = useDesk();
  const say = useCallback(
    (kind: WritingMode, text: string) => {
      const { conversations, link } = store.getState();
      const at = clock();
      store.dispatch(
        wordWritten({
          id: newId(at),
          contactId,
          kind,
          text,
          writtenAgainst: conversations[contactId]?.lastSeq ?? 0,
          delayed: link.lostAt !== null,
          writtenAt: at,
        }),
      );
      store.dispatch(draftChanged({ contactId, mode: kind, text: '', at }));
    },
    [store, clock, contactId],
  );
  const takeBack = useCallback(
    (id: string) => {
      const words = andThoseAfter(store.getState().outbox, id).filter(({ status }) => status === 'waiting');
      const [first] = words;
      if (!first) return;
      store.dispatch(wordsLeft(words.map((word) => word.id)));
      const texts = words.map(({ text }) => text);
      store.dispatch(wordsCameBack({ contactId, mode: first.kind, texts, because: null, at: clock() }));
    },
    [store, clock, contactId],
  );
  return { say, takeBack };
}
