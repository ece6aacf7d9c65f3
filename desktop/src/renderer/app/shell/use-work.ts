import { identityOperations, type SignedIn } from '@switchboard/shared/identity';
import { useEffect } from 'react';
import { useStore } from 'react-redux';
import { useDesk } from '../desk-context.ts';
import { DraftStore } from '../drafts/draft-store.ts';
import { keepDrafts } from '../drafts/keep-drafts.ts';
import { holds } from '../session-slice.ts';
import type { DeskStore } from '../store.ts';
import { keepWork } from '../desk-work/keep-work.ts';

/** Keeps the work of whoever is at this desk, as long as she is; and forgets her drafts when she has signed out. */
export function useWork(me: SignedIn): void {
  const { api, clock } = useDesk();
  const store = useStore() as DeskStore;
  const works = holds(me, 'contacts.work');
  const userId = me.user.id;
  // First, so that at the end drafts are kept before the work is cleared away.
  useEffect(() => {
    if (!works) return;
    const askKey = async () => {
      const told = await api.call(identityOperations.session.deskKey, {});
      return told.ok ? told.value.key : undefined;
    };
    const keeper = keepDrafts({ store, clock, drafts: new DraftStore(), askKey }, userId);
    return () => {
      const { phase } = store.getState().session;
      if (phase === 'signedOut') void keeper.wipe();
      else keeper.stop();
    };
  }, [store, api, clock, works, userId]);
  useEffect(() => {
    if (!works) return;
    return keepWork({ store, api, clock }, userId);
  }, [store, api, clock, works, userId]);
}
