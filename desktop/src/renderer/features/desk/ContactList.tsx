import { Inbox } from 'lucide-react';
import { loadWords } from '../../app/agent-words.ts';
import { useDeskDispatch, useDeskSelector } from '../../app/store.ts';
import { useKey } from '../../app/use-key.ts';
import { contactOpened, type ContactInHand } from '../../app/desk-work/contacts-slice.ts';
import { EmptyState } from '../../ui/index.ts';
import { ContactItem } from './ContactItem.tsx';
import styles from './ContactList.module.css';
import { QueueFigures } from './QueueFigures.tsx';
import type { Queues } from './use-queues.ts';

/** Alt and Ctrl with a digit open that contact, also while typing: its draft stays where it is. */
function PlaceKey({ place, onOpen }: { place: number; onOpen: () => void }) {
  useKey(`Alt+Digit${place}`, onOpen);
  useKey(`Control+Digit${place}`, onOpen);
  return null;
}

function Capacity() {
  const me = useDeskSelector(({ agent }) => agent.me);
  if (!me) return null;
  return (
    <p className={styles.capacity}>
      <span>
        In hand <b>{loadWords(me.load)}</b>
      </span>
      {me.load.channels.map(({ channel, inHand, of }) => (
        <i key={channel} aria-hidden="true">
          {Array.from({ length: Math.max(of, inHand) }, (_, at) => (
            <u key={at} data-on={at < inHand || undefined} />
          ))}
        </i>
      ))}
    </p>
  );
}

/** My contacts, and how the queues stand. */
export function ContactList({
  held,
  current,
  queues,
}: {
  held: readonly ContactInHand[];
  current: string | null;
  queues: Queues;
}) {
  const dispatch = useDeskDispatch();
  const open = (contactId: string) => {
    dispatch(contactOpened(contactId));
    requestAnimationFrame(() => document.querySelector<HTMLElement>('[data-composer]')?.focus());
  };
  return (
    <aside className={styles.list} aria-label="My contacts">
      <header className={styles.head}>
        <h2>My contacts</h2>
        <span>{held.length}</span>
      </header>
      <Capacity />
      {held.length === 0 ? (
        <div className={styles.none}>
          <EmptyState icon={Inbox} title="Nothing in hand" />
        </div>
      ) : (
        <ul className={styles.items}>
          {held.map((contact, at) => {
            const { id, queue } = contact.outline;
            return (
              <ContactItem
                key={id}
                contact={contact}
                queue={queues.queues?.find((each) => each.id === queue?.id)}
                place={at + 1}
                current={id === current}
                onOpen={() => open(id)}
              />
            );
          })}
        </ul>
      )}
      {held.slice(0, 9).map(({ outline }, at) => (
        <PlaceKey key={outline.id} place={at + 1} onOpen={() => open(outline.id)} />
      ))}
      <QueueFigures queues={queues} />
    </aside>
  );
}
