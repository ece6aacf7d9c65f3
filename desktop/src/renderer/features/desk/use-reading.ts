import { conversationOperations } from '@switchboard/shared/conversations';
import { newId } from '@switchboard/shared/kernel';
import { useEffect, useState } from 'react';
import { useDesk } from '../../app/desk-context.ts';
import { useDeskDispatch, useDeskSelector } from '../../app/store.ts';
import { type Conversation, readHere } from '../../app/desk-work/conversations-slice.ts';

/** Whether somebody looks at this page. */
function useIsLookedAt(): boolean {
  const [isLookedAt, setIsLookedAt] = useState(() => document.visibilityState === 'visible');
  useEffect(() => {
    const look = () => setIsLookedAt(document.visibilityState === 'visible');
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, []);
  return isLookedAt;
}

/** Marks the conversation as read while its end is on a screen that is looked at; never because a page was merely open. */
export function useReading(contactId: string, { lastSeq, marks, loaded }: Conversation, isAtEnd: boolean): void {
  const { api, clock } = useDesk();
  const dispatch = useDeskDispatch();
  const isLookedAt = useIsLookedAt();
  const isLost = useDeskSelector(({ link }) => link.lostAt !== null);
  const isNew = loaded && lastSeq > marks.staffReadSeq;
  useEffect(() => {
    if (!isNew || !isAtEnd || !isLookedAt || isLost) return;
    const timer = setTimeout(() => {
      dispatch(readHere({ contactId, upTo: lastSeq }));
      void api.call(conversationOperations.markRead, { contactId, upTo: lastSeq }, newId(clock()));
    }, 400);
    return () => clearTimeout(timer);
  }, [api, clock, dispatch, contactId, lastSeq, isNew, isAtEnd, isLookedAt, isLost]);
}
