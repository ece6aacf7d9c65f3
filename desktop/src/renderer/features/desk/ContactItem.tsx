import type { QueueRecord } from '@switchboard/shared/queues';
import { Pause, PencilLine, Siren, Upload } from 'lucide-react';
import type { ReactNode } from 'react';
import { emptyDraft } from '../../app/drafts/drafts-slice.ts';
import { formatTimeOfDay } from '../../app/format-time.ts';
import { useDeskSelector } from '../../app/store.ts';
import { useMe } from '../../app/use-me.ts';
import { useServerNow } from '../../app/use-server-now.ts';
import { partOf, standingOf } from '../../app/desk-work/contact-standing.ts';
import type { ContactInHand } from '../../app/desk-work/contacts-slice.ts';
import {
  type Conversation,
  emptyConversation,
  unansweredSince,
  unreadIn,
} from '../../app/desk-work/conversations-slice.ts';
import { classNames, Kbd, SlaRing, StatusBadge, Timer } from '../../ui/index.ts';
import styles from './ContactList.module.css';
import { channelIcons, channelWords, happeningWords } from '../../app/words/contact-words.ts';
import { replyClock } from './reply-clock.ts';

/** Where no queue says how soon an answer is due (s). */
const usualTargetSeconds = 120;

function lastWords({ messages, typing }: Conversation, now: number): string {
  if (typing?.by === 'citizen' && typing.untilAt > now) return 'Writing a message';
  const last = messages.at(-1);
  if (!last) return '';
  if (last.kind === 'happening') return happeningWords(last.happening);
  return last.kind === 'note' ? `Note: ${last.text}` : last.text || 'Sent a file';
}

function Standing({ contact, conversation, queue }: ItemProps & { conversation: Conversation }) {
  const { outline } = contact;
  const me = useMe();
  const now = useServerNow(1_000);
  const waiting = useDeskSelector(({ outbox }) => outbox.some((word) => word.contactId === outline.id && word.delayed));
  const standing = standingOf(outline, me.user.id);
  if (waiting)
    return (
      <StatusBadge status="notReady" icon={Upload}>
        Waiting to send
      </StatusBadge>
    );
  if (standing === 'parked' && outline.parked) {
    return (
      <StatusBadge
        status="offline"
        icon={Pause}
      >{`Parked till ${formatTimeOfDay(outline.parked.untilAt)}`}</StatusBadge>
    );
  }
  if (standing === 'wrapUp') return <StatusBadge status="wrap">Wrap-up</StatusBadge>;
  const since = unansweredSince(conversation);
  if (since === null)
    return <span className={styles.calm}>{outline.citizenConnected ? 'Answered' : 'Page closed'}</span>;
  const clock = replyClock(since, queue?.targetSeconds ?? usualTargetSeconds, now);
  return (
    <SlaRing verdict={clock.verdict} share={clock.share}>
      {clock.words}
    </SlaRing>
  );
}

/** The contact's own clock: in hand since, or in wrap-up since. */
function OwnClock({ contact: { outline } }: ItemProps): ReactNode {
  const me = useMe();
  const part = partOf(outline, me.user.id);
  if (!part) return null;
  return <Timer since={part.leftAt ?? part.startedAt} />;
}

interface ItemProps {
  readonly contact: ContactInHand;
  readonly queue: QueueRecord | undefined;
}

/** One contact in hand: who, what was said last, how long, and what is due. */
export function ContactItem({
  contact,
  queue,
  place,
  current,
  onOpen,
}: ItemProps & { place: number; current: boolean; onOpen: () => void }) {
  const { outline } = contact;
  const now = useServerNow(1_000);
  const conversation = useDeskSelector(({ conversations }) => conversations[outline.id] ?? emptyConversation);
  const draft = useDeskSelector(({ drafts }) => drafts.byContact[outline.id] ?? emptyDraft);
  const unread = unreadIn(conversation);
  const Icon = channelIcons[outline.channel];
  const isEmergency = outline.band === 0;
  return (
    <li>
      <button
        type="button"
        className={classNames(styles.item, current && styles.current)}
        aria-current={current || undefined}
        aria-keyshortcuts={place <= 9 ? `Alt+${place} Control+${place}` : undefined}
        onClick={onOpen}
      >
        <span className={classNames(styles.channel, isEmergency ? styles.emergency : current && styles.inView)}>
          {isEmergency ? <Siren size={16} aria-hidden="true" /> : <Icon size={16} aria-hidden="true" />}
          <span className="sr-only">
            {isEmergency ? 'Emergency, ' : ''}
            {channelWords[outline.channel]}:{' '}
          </span>
        </span>
        <span className={styles.name}>{outline.displayName}</span>
        {unread > 0 ? (
          <span className={styles.unread}>
            {unread}
            <span className="sr-only"> unread</span>
          </span>
        ) : (
          <span className={styles.clock}>
            <OwnClock contact={contact} queue={queue} />
          </span>
        )}
        <span className={classNames(styles.preview, unread > 0 && styles.fresh)}>
          {(draft.reply || draft.note) && (
            <>
              <PencilLine size={12} aria-hidden="true" />
              <span className="sr-only">Draft begun. </span>
            </>
          )}
          {lastWords(conversation, now)}
        </span>
        <span className={styles.meta}>
          <Standing contact={contact} queue={queue} conversation={conversation} />
          {place <= 9 && <Kbd keys={`Alt ${place}`} />}
        </span>
      </button>
    </li>
  );
}
