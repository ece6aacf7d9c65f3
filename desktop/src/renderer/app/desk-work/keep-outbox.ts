import { conversationOperations } from '@switchboard/shared/conversations';
import type { Result } from '@switchboard/shared/kernel';
import type { CallRefusal } from '../call-refusal.ts';
import { wordsCameBack } from '../drafts/drafts-slice.ts';
import { conversationsMayBeBehind } from './conversations-slice.ts';
import {
  andThoseAfter,
  nextWords,
  type OutgoingWord,
  wordGoes,
  wordHeldUp,
  wordSent,
  wordsLeft,
} from './outbox-slice.ts';
import { isLinkUp, type WorkNeeds } from './work-needs.ts';

/** How soon a word without an answer is said again, under the same id (ms). */
const againAfterMs = 2_000;
/** A server that breaks this often on one word will not take it: the writer has it back. */
const mostAttempts = 4;

/**
 * Says what was written, in order, once. A word whose fate is unknown is said again under its id; the server then
 * either repeats its first answer or, since the word now counts as held up, `command/id-reused` tells that it has it.
 * Whatever is refused comes back to its writer with the reason, and with it all that was written to follow.
 */
export function keepOutbox(needs: WorkNeeds): { look(): void; stop(): void } {
  const { store, api, clock } = needs;
  const resting = new Map<string, ReturnType<typeof setTimeout>>();

  const say = ({ id, kind, contactId, text, writtenAgainst, delayed }: OutgoingWord) =>
    kind === 'note'
      ? api.call(conversationOperations.note, { contactId, text }, id)
      : api.call(conversationOperations.send, { contactId, text, writtenAgainst, delayed }, id);

  function giveBack(word: OutgoingWord, because: string): void {
    const words = andThoseAfter(store.getState().outbox, word.id);
    const { contactId, kind: mode } = word;
    store.dispatch(wordsLeft(words.map(({ id }) => id)));
    store.dispatch(wordsCameBack({ contactId, mode, texts: words.map(({ text }) => text), because, at: clock() }));
  }

  /** The fact may have come before the answer: then the conversation shows it already. */
  function arrived({ id, contactId }: OutgoingWord, seq: number): void {
    const isShown = (store.getState().conversations[contactId]?.lastSeq ?? 0) >= seq;
    store.dispatch(isShown ? wordsLeft([id]) : wordSent({ id, seq }));
  }

  function answered(word: OutgoingWord, answer: Result<{ seq: number }, CallRefusal>): void {
    if (answer.ok) return arrived(word, answer.value.seq);
    const { kind, code, sentence } = answer.refusal;
    if (code === 'command/id-reused') {
      // Carried out the first time: the conversation, read anew, shows it under its number.
      store.dispatch(wordSent({ id: word.id, seq: null }));
      return void store.dispatch(conversationsMayBeBehind());
    }
    if (kind === 'refused' && code !== 'access/not-signed-in') return giveBack(word, sentence);
    if (kind === 'failed' && word.attempts + 1 >= mostAttempts) return giveBack(word, sentence);
    rest(word.id);
    store.dispatch(wordHeldUp(word.id));
  }

  function rest(id: string): void {
    const wake = () => {
      resting.delete(id);
      look();
    };
    resting.set(id, setTimeout(wake, againAfterMs));
  }

  async function send(word: OutgoingWord): Promise<void> {
    store.dispatch(wordGoes(word.id));
    answered(word, await say(word));
  }

  function look(): void {
    const { outbox, work, conversations } = store.getState();
    // After a break the desk reads first: what it says must fit what was said meanwhile.
    if (outbox.length === 0 || work.behind || !isLinkUp(needs)) return;
    for (const word of nextWords(outbox)) {
      const held = conversations[word.contactId];
      const isRead = held === undefined || (held.loaded && !held.isBehind);
      if (isRead && !resting.has(word.id)) void send(word);
    }
  }

  return {
    look,
    stop() {
      for (const timer of resting.values()) clearTimeout(timer);
    },
  };
}
