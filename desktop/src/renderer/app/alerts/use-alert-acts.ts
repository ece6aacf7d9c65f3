import { type Alert, alertOperations } from '@switchboard/shared/alerts';
import { useCallback } from 'react';
import { useNavigate } from 'react-router';
import { contactOpened } from '../desk-work/contacts-slice.ts';
import { type Screen, screens } from '../screens.ts';
import { useDeskDispatch, useDeskSelector } from '../store.ts';
import { useCommand } from '../use-command.ts';
import { useMayI } from '../use-me.ts';

const pathOf = (id: Screen['id']): string => (screens as readonly Screen[]).find((screen) => screen.id === id)!.path;

/** What can be done about an alert from where it is read. */
export function useAlertActs() {
  const navigate = useNavigate();
  const dispatch = useDeskDispatch();
  const reads = useMayI('contacts.read');
  const watches = useMayI('queues.watch');
  const held = useDeskSelector(({ contacts }) => contacts.held);
  const { send, busy, refusal } = useCommand(alertOperations.acknowledge);

  /** The way to the contact: on my desk when it is in my hands, else as it is written down; undefined for none. */
  const wayTo = useCallback(
    ({ contactId }: Alert): (() => void) | undefined => {
      if (held.some(({ outline }) => outline.id === contactId)) {
        return () => {
          dispatch(contactOpened(contactId));
          void navigate(pathOf('desk'));
        };
      }
      return reads ? () => void navigate(`${pathOf('transcripts')}?open=${contactId}`) : undefined;
    },
    [held, reads, dispatch, navigate],
  );
  const acknowledge = useCallback(({ id: alertId }: Alert) => void send({ alertId }), [send]);
  return { wayTo, acknowledge: watches ? acknowledge : undefined, busy, refusal };
}
