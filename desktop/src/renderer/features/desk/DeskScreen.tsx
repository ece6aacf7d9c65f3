import { useEffect } from 'react';
import { LoadFailure } from '../../app/LoadFailure.tsx';
import { useDeskDispatch, useDeskSelector } from '../../app/store.ts';
import { useMe } from '../../app/use-me.ts';
import { useOpenRecord } from '../../app/use-open-record.ts';
import { standingOf } from '../../app/desk-work/contact-standing.ts';
import { contactOpened } from '../../app/desk-work/contacts-slice.ts';
import { workMayBeBehind } from '../../app/desk-work/work-slice.ts';
import { classNames, LoadingLines } from '../../ui/index.ts';
import { Announcer } from './Announcer.tsx';
import { ContactList } from './ContactList.tsx';
import { ContactPane } from './ContactPane.tsx';
import styles from './Desk.module.css';
import { EmptyDesk } from './EmptyDesk.tsx';
import { Leftovers } from './Leftovers.tsx';
import { OpeningPane } from './OpeningPane.tsx';
import { PersonColumn } from './PersonColumn.tsx';
import { useQueues } from './use-queues.ts';
import { WrapUpPanel } from './WrapUpPanel.tsx';

/** A link or notification names the contact to open. */
function useOpenedByAddress(): void {
  const dispatch = useDeskDispatch();
  const { openId, close } = useOpenRecord();
  useEffect(() => {
    if (!openId) return;
    dispatch(contactOpened(openId));
    close();
  }, [dispatch, openId, close]);
}

/** The operator's desk: my contacts, the one in hand, and the person it is about. */
export function DeskScreen() {
  const dispatch = useDeskDispatch();
  const me = useMe();
  const work = useDeskSelector((state) => state.work);
  const { held, current, opening } = useDeskSelector(({ contacts }) => contacts);
  const queues = useQueues();
  useOpenedByAddress();
  if (!work.everLoaded) {
    return work.refusal ? (
      <LoadFailure what="Your desk" refusal={work.refusal} onRetry={() => void dispatch(workMayBeBehind())} />
    ) : (
      <div className={styles.loading}>
        <LoadingLines label="Opening your desk" rows={6} />
      </div>
    );
  }
  const contact = held.find(({ outline }) => outline.id === current) ?? (opening ? undefined : held[0]);
  const isWrapUp = contact !== undefined && standingOf(contact.outline, me.user.id) === 'wrapUp';
  return (
    <div className={styles.screen}>
      <Leftovers />
      <div className={classNames(styles.desk, isWrapUp && styles.wrapping)}>
        <ContactList held={held} current={contact?.outline.id ?? null} queues={queues} />
        {contact && <ContactPane key={`contact ${contact.outline.id}`} contact={contact} queues={queues} />}
        {!contact && (opening ? <OpeningPane offer={opening} /> : <EmptyDesk />)}
        {contact && isWrapUp && <WrapUpPanel key={`wrap-up ${contact.outline.id}`} outline={contact.outline} />}
        {contact && !isWrapUp && (
          <PersonColumn key={`person ${contact.outline.id}`} outline={contact.outline} details={contact.details} />
        )}
        {!contact && <aside className={styles.person} aria-label="Person" />}
      </div>
      <Announcer current={current} />
    </div>
  );
}
