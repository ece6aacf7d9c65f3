import type { Alert } from '@switchboard/shared/alerts';
import { useEffect, useRef } from 'react';
import { useStore } from 'react-redux';
import { useNavigate } from 'react-router';
import { useDesk } from '../desk-context.ts';
import { type Screen, screens } from '../screens.ts';
import type { DeskStore } from '../store.ts';
import { useMayI } from '../use-me.ts';

/** What notifications and other programs' links ask for: a contact on its screen, a number in the search. */
export function useOpenings(onSearch: (text: string) => void, alerts: readonly Alert[]): void {
  const { shell } = useDesk();
  const navigate = useNavigate();
  const watches = useMayI('queues.watch');
  const store = useStore() as DeskStore;
  const known = useRef(alerts);
  useEffect(() => {
    known.current = alerts;
  }, [alerts]);
  useEffect(
    () =>
      shell.onOpening((opening) => {
        if (opening.kind === 'search') return onSearch(opening.text);
        const { contactId } = opening;
        const pathOf = (wanted: Screen['id']) => screens.find(({ id }: Screen) => id === wanted)?.path;
        // An alert over somebody else's contact is looked after where all of them are listed.
        const isAlert = watches && known.current.some((alert) => alert.contactId === contactId);
        void navigate(
          isAlert && !isMine(store, contactId) ? `${pathOf('supervision')}` : `${pathOf('desk')}?open=${contactId}`,
        );
      }),
    [shell, navigate, onSearch, watches, store],
  );
}

function isMine(store: DeskStore, contactId: string): boolean {
  const { contacts, offers } = store.getState();
  return (
    contacts.held.some(({ outline }) => outline.id === contactId) ||
    offers.some(({ offer }) => offer.contactId === contactId)
  );
}
