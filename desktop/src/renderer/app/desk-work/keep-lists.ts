import { agentOperations, notReadyReasonOperations } from '@switchboard/shared/agents';
import { contactOperations } from '@switchboard/shared/contacts';
import { routingOperations } from '@switchboard/shared/routing';
import type { CallRefusal } from '../call-refusal.ts';
import { agentHeard, reasonsLoaded } from './agent-slice.ts';
import { contactsLoaded } from './contacts-slice.ts';
import { conversationsMayBeBehind } from './conversations-slice.ts';
import { offersLoaded } from './offers-slice.ts';
import { isLinkUp, type WorkNeeds } from './work-needs.ts';
import { clockCompared, workLoaded, workNotLoaded } from './work-slice.ts';

/** How soon a failed attempt is repeated (ms). */
const againAfterMs = 3_000;
/** Facts that come together are answered by one question (ms). */
const gatherMs = 60;

/**
 * Asks the server for everything in the operator's hands: at the start, after every break, and for the details that
 * the facts leave out. Returns what to call on each change of the store, and how to stop.
 */
export function keepLists(needs: WorkNeeds): { look(): void; stop(): void } {
  const { store, api, clock } = needs;
  let running = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let again: ReturnType<typeof setTimeout> | undefined;

  async function loadMe(): Promise<CallRefusal | null> {
    const sentAt = clock();
    const answer = await api.call(agentOperations.me, {});
    if (!answer.ok) return answer.refusal;
    const heardAt = clock();
    store.dispatch(agentHeard(answer.value));
    store.dispatch(clockCompared(Math.round(answer.value.at - (sentAt + heardAt) / 2)));
    return null;
  }

  async function loadOffers(): Promise<CallRefusal | null> {
    const asked = store.getState().offers.map(({ offer }) => offer.id);
    const answer = await api.call(routingOperations.offers, {});
    if (answer.ok) store.dispatch(offersLoaded({ items: answer.value.items, asked }));
    return answer.ok ? null : answer.refusal;
  }

  async function loadContacts(): Promise<CallRefusal | null> {
    const asked = store.getState().contacts.heard;
    const answer = await api.call(contactOperations.mine, {});
    if (answer.ok) store.dispatch(contactsLoaded({ items: answer.value.items, asked }));
    return answer.ok ? null : answer.refusal;
  }

  async function loadReasons(): Promise<void> {
    const asked = store.getState().agent.reasons;
    const answer = await api.call(notReadyReasonOperations.list, {});
    // A fact that came meanwhile carries a list that is no older than this answer.
    if (answer.ok && store.getState().agent.reasons === asked) store.dispatch(reasonsLoaded(answer.value.items));
  }

  async function loadEverything(): Promise<void> {
    running = true;
    store.dispatch(conversationsMayBeBehind());
    const refusals = await Promise.all([loadMe(), loadOffers(), loadContacts()]);
    const refusal = refusals.find((each) => each !== null);
    running = false;
    if (refusal) {
      // The pause first: the dispatch comes back to look(), which would otherwise ask again at once, for ever.
      restThenLook();
      store.dispatch(workNotLoaded(refusal));
      return;
    }
    store.dispatch(workLoaded());
    void loadReasons();
  }

  function restThenLook(): void {
    again = setTimeout(() => {
      again = undefined;
      look();
    }, againAfterMs);
  }

  /** A contact came in by a fact alone: its details are asked for, soon and once for all that came together. */
  function gatherDetails(): void {
    const { held } = store.getState().contacts;
    if (timer !== undefined || !held.some(({ details }) => details === null)) return;
    timer = setTimeout(async () => {
      const refusal = await loadContacts();
      timer = undefined;
      if (refusal) restThenLook();
      else look();
    }, gatherMs);
  }

  function look(): void {
    if (!isLinkUp(needs)) {
      // When the link is back nothing waits for an old pause to end.
      clearTimeout(again);
      again = undefined;
      return;
    }
    if (running || again !== undefined) return;
    if (store.getState().work.behind) void loadEverything();
    else gatherDetails();
  }

  return {
    look,
    stop() {
      clearTimeout(timer);
      clearTimeout(again);
    },
  };
}
