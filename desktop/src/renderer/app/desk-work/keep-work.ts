import { keepConversations } from './keep-conversations.ts';
import { keepLists } from './keep-lists.ts';
import { keepOutbox } from './keep-outbox.ts';
import type { WorkNeeds } from './work-needs.ts';
import { workBegun, workEnded, workMayBeBehind } from './work-slice.ts';

/**
 * Keeps one operator's work on this desk true and moving, from her sign-in to her sign-out: what is in her hands, what
 * is said there, and what she says. Returns how to end it.
 */
export function keepWork(needs: WorkNeeds, userId: string): () => void {
  const { store } = needs;
  store.dispatch(workBegun({ userId }));
  const keepers = [keepLists(needs), keepConversations(needs), keepOutbox(needs)];
  let stream = store.getState().link.stream;

  function look(): void {
    const before = stream;
    stream = store.getState().link.stream;
    if (stream === 'lost' && before !== 'lost') return void store.dispatch(workMayBeBehind());
    for (const keeper of keepers) keeper.look();
  }

  const unsubscribe = store.subscribe(look);
  look();
  return () => {
    unsubscribe();
    for (const keeper of keepers) keeper.stop();
    store.dispatch(workEnded());
  };
}
