import type { Clock } from '@switchboard/shared/kernel';
import type { DeskStore } from '../store.ts';
import { outboxRestored } from '../desk-work/outbox-slice.ts';
import type { DraftStore } from './draft-store.ts';
import { type DraftVault, openVault } from './draft-vault.ts';
import { type Draft, draftsKept, draftsNotKept, draftsRestored } from './drafts-slice.ts';
import { type KeptWriting, readKept } from './kept-writing.ts';

/** Typing is kept once it pauses this long (ms). */
const settleMs = 400;
const askAgainMs = 2_000;
const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));

export interface DraftNeeds {
  readonly store: DeskStore;
  readonly clock: Clock;
  readonly drafts: DraftStore;
  /** Asks the server for the key of this person's desks; undefined when no answer came. */
  readonly askKey: () => Promise<string | undefined>;
}

function isEmpty({ draft, outgoing }: KeptWriting): boolean {
  if (outgoing.length > 0) return false;
  if (!draft) return true;
  const { reasonId, outcomeId, note } = draft.wrapUp;
  return !draft.reply && !draft.note && draft.mode === 'reply' && !reasonId && !outcomeId && !note;
}

/** All writing of the moment, by contact, as it is kept. */
function writingOf(store: DeskStore): ReadonlyMap<string, string> {
  const { drafts, outbox } = store.getState();
  const ids = new Set([...Object.keys(drafts.byContact), ...outbox.map(({ contactId }) => contactId)]);
  const kept = [...ids].map((contactId): [string, KeptWriting] => [
    contactId,
    {
      draft: drafts.byContact[contactId] ?? null,
      outgoing: outbox.filter((word) => word.contactId === contactId),
    },
  ]);
  return new Map(kept.filter(([, each]) => !isEmpty(each)).map(([id, each]) => [id, JSON.stringify(each)]));
}

/**
 * Brings back what this person was writing on this computer, and keeps it from now on. Returns how to end: `wipe`
 * forgets everything (sign-out), `stop` only stops looking.
 */
export function keepDrafts(needs: DraftNeeds, userId: string) {
  const { store, clock, drafts, askKey } = needs;
  let vault: DraftVault | undefined;
  let kept: ReadonlyMap<string, string> = new Map();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let ended = false;
  let wiped = false;
  let busy: Promise<void> = Promise.resolve();

  async function restore(): Promise<void> {
    let key = await askKey();
    // Until the key is there nothing is kept; what is typed stays on the screen.
    for (; key === undefined && !ended; key = await askKey()) await pause(askAgainMs);
    if (key === undefined) return;
    vault = await openVault({ userId, key }, await drafts.saltOf(userId));
    const found: Record<string, Draft> = {};
    const waiting: KeptWriting['outgoing'] = [];
    const unreadable: string[] = [];
    for (const { contactId, sealed } of await drafts.all()) {
      const words = await vault.open(sealed);
      const writing = words === null ? null : readKept(words);
      if (!writing) unreadable.push(contactId);
      if (writing?.draft) found[contactId] = writing.draft;
      waiting.push(...(writing?.outgoing ?? []));
    }
    await drafts.keep([], unreadable);
    if (ended) return;
    store.dispatch(draftsRestored(found));
    store.dispatch(outboxRestored(waiting.toSorted((one, other) => one.writtenAt - other.writtenAt)));
  }

  async function keep(now: ReadonlyMap<string, string>): Promise<void> {
    if (!vault || wiped) return;
    const { seal } = vault;
    const changed = [...now].filter(([id, words]) => kept.get(id) !== words);
    const gone = [...kept.keys()].filter((id) => !now.has(id));
    if (changed.length === 0 && gone.length === 0) return;
    const sealed = await Promise.all(
      changed.map(async ([contactId, words]) => ({ contactId, sealed: await seal(words) })),
    );
    await drafts.keep(sealed, gone);
    kept = now;
    if (!ended) store.dispatch(draftsKept(clock()));
  }

  /** One after the other; a store that is closed to us costs the keeping, never the words on screen. */
  const inTurn = (step: () => Promise<void>): Promise<void> => {
    busy = busy.then(step).catch(() => {
      if (!ended) store.dispatch(draftsNotKept());
    });
    return busy;
  };

  const keepNow = () => {
    clearTimeout(timer);
    timer = undefined;
    const now = writingOf(store);
    void inTurn(() => keep(now));
  };
  let seen = store.getState();
  const unsubscribe = store.subscribe(() => {
    const { drafts: before, outbox } = seen;
    seen = store.getState();
    if (seen.drafts.byContact === before.byContact && seen.outbox === outbox) return;
    timer ??= setTimeout(keepNow, settleMs);
  });
  void inTurn(restore);
  // What stands on screen already (the same person is back with a new session) is sealed anew.
  void inTurn(() => keep(writingOf(store)));
  // Whoever closes the page in mid-sentence has written it nevertheless.
  const leaving = () => keepNow();
  addEventListener('pagehide', leaving);

  const leave = () => {
    clearTimeout(timer);
    removeEventListener('pagehide', leaving);
    unsubscribe();
    ended = true;
  };
  return {
    /** What was typed last is still kept. */
    stop(): void {
      keepNow();
      leave();
    },
    wipe(): Promise<void> {
      wiped = true;
      leave();
      return inTurn(() => drafts.wipe());
    },
  };
}
