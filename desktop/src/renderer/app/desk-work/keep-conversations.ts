import { conversationOperations } from '@switchboard/shared/conversations';
import { conversationsKept, conversationWanted, pageLoaded, pageRefused } from './conversations-slice.ts';
import { isLinkUp, type WorkNeeds } from './work-needs.ts';

/** How soon a failed attempt is repeated (ms). */
const againAfterMs = 3_000;

/** Follows the words of every contact in hand: the newest page first, then whatever a break or a race left out. */
export function keepConversations(needs: WorkNeeds): { look(): void; stop(): void } {
  const { store, api } = needs;
  const asking = new Set<string>();
  const waiting = new Map<string, ReturnType<typeof setTimeout>>();

  async function ask(contactId: string): Promise<void> {
    asking.add(contactId);
    const held = store.getState().conversations[contactId];
    const after = held?.loaded ? { after: held.lastSeq } : {};
    const answer = await api.call(conversationOperations.read, { contactId, limit: 200, ...after });
    asking.delete(contactId);
    if (answer.ok) return void store.dispatch(pageLoaded({ contactId, ...answer.value }));
    // The pause first: the dispatch comes back to look().
    const retry = setTimeout(() => {
      waiting.delete(contactId);
      look();
    }, againAfterMs);
    waiting.set(contactId, retry);
    store.dispatch(pageRefused({ contactId, refusal: answer.refusal }));
  }

  function look(): void {
    const { contacts, conversations } = store.getState();
    const opening = contacts.opening ? [contacts.opening.contactId] : [];
    const wanted = [...contacts.held.map(({ outline }) => outline.id), ...opening];
    const unknown = contacts.held.find(({ outline }) => !(outline.id in conversations));
    // Each dispatch comes back here; one at a time keeps the steps apart.
    if (unknown) return void store.dispatch(conversationWanted(unknown.outline.id));
    if (Object.keys(conversations).some((id) => !wanted.includes(id)))
      return void store.dispatch(conversationsKept(wanted));
    if (!isLinkUp(needs)) return;
    for (const { outline } of contacts.held) {
      const isIdle = !asking.has(outline.id) && !waiting.has(outline.id);
      if (isIdle && conversations[outline.id]?.isBehind) void ask(outline.id);
    }
  }

  return {
    look,
    stop() {
      for (const timer of waiting.values()) clearTimeout(timer);
    },
  };
}
