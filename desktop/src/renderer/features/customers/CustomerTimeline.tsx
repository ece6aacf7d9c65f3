import { customerOperations, type TimelineEntry } from '@switchboard/shared/customers';
import {
  FileText,
  Globe,
  type LucideIcon,
  Mail,
  MessageCircle,
  MessageSquare,
  MessagesSquare,
  PenLine,
  Phone,
  Smartphone,
} from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import type { CallRefusal } from '../../app/call-refusal.ts';
import { useDesk } from '../../app/desk-context.ts';
import { formatDay, formatTimeOfDay } from '../../app/format-time.ts';
import { LoadFailure } from '../../app/LoadFailure.tsx';
import { Button, classNames, LoadingLines } from '../../ui/index.ts';
import styles from './Customers.module.css';

const channelIcons: Readonly<Record<string, LucideIcon | undefined>> = {
  webchat: MessageSquare,
  voice: Phone,
  email: Mail,
  sms: Smartphone,
  social: MessageCircle,
  portal: Globe,
  form: FileText,
  letter: FileText,
};

/** Pages of a timeline, fetched as the reader goes back. */
function useTimeline(customerId: string, pageSize: number, round: number) {
  const { api } = useDesk();
  const [entries, setEntries] = useState<readonly TimelineEntry[]>();
  const [next, setNext] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<CallRefusal>();
  const [tries, setTries] = useState(0);
  useEffect(() => {
    let current = true;
    void api.call(customerOperations.timeline, { customerId, limit: pageSize }).then((outcome) => {
      if (!current) return;
      setRefusal(outcome.ok ? undefined : outcome.refusal);
      if (!outcome.ok) return;
      setEntries(outcome.value.items);
      setNext(outcome.value.next);
    });
    return () => {
      current = false;
    };
  }, [api, customerId, pageSize, round, tries]);
  const more = useCallback(async () => {
    if (!next) return;
    const outcome = await api.call(customerOperations.timeline, { customerId, limit: pageSize, after: next });
    if (!outcome.ok) return setRefusal(outcome.refusal);
    setEntries((before) => [...(before ?? []), ...outcome.value.items]);
    setNext(outcome.value.next);
  }, [api, customerId, pageSize, next]);
  return { entries, refusal, more: next ? more : undefined, retry: () => setTries((count) => count + 1) };
}

function When({ at, now }: { at: number; now: boolean }) {
  return (
    <time dateTime={new Date(at).toISOString()} title={`${formatDay(at)} ${formatTimeOfDay(at)}`}>
      {now ? 'Now' : formatDay(at)}
    </time>
  );
}

function ContactLine({
  entry: { contact },
  isInHand,
  onOpen,
}: {
  entry: Extract<TimelineEntry, { kind: 'contact' }>;
  isInHand: boolean;
  onOpen: ((contactId: string) => void) | undefined;
}) {
  const Icon = channelIcons[contact.channel] ?? MessagesSquare;
  const words = contact.subject ?? (contact.direction === 'outbound' ? 'We reached out' : 'Contact');
  return (
    <li className={classNames(styles.entry, isInHand && styles.now)}>
      <Icon size={14} aria-label={contact.channel} />
      <When at={contact.arrivedAt} now={isInHand} />
      {onOpen && !isInHand ? (
        <button type="button" className={styles.opener} onClick={() => onOpen(contact.contactId)}>
          {words}
        </button>
      ) : (
        <p>{words}</p>
      )}
      <span className={styles.outcome}>{contact.outcome ?? (contact.isOver ? 'closed' : 'going on')}</span>
    </li>
  );
}

function NoteLine({ entry: { note } }: { entry: Extract<TimelineEntry, { kind: 'note' }> }) {
  return (
    <li className={styles.entry}>
      <PenLine size={14} aria-label="Note" />
      <When at={note.writtenAt} now={false} />
      <p>{note.text}</p>
      <span className={styles.outcome}>{note.writtenBy.name ?? 'a colleague'}</span>
    </li>
  );
}

/** Everything that happened with a customer, the newest first. `round` rises when something was added here. */
export function CustomerTimeline({
  customerId,
  contactId,
  onOpenContact,
  pageSize = 25,
  round = 0,
}: {
  customerId: string;
  contactId?: string | undefined;
  onOpenContact?: ((contactId: string) => void) | undefined;
  pageSize?: number;
  round?: number;
}) {
  const { entries, refusal, more, retry } = useTimeline(customerId, pageSize, round);
  if (refusal) return <LoadFailure what="The timeline" refusal={refusal} onRetry={retry} />;
  if (!entries) return <LoadingLines label="Loading the timeline" rows={3} />;
  if (entries.length === 0) return <p className="muted small">Nothing yet. This is the first we hear of them.</p>;
  return (
    <>
      <ol className={styles.timeline} aria-label="Timeline">
        {entries.map((entry) =>
          entry.kind === 'note' ? (
            <NoteLine key={entry.note.id} entry={entry} />
          ) : (
            <ContactLine
              key={entry.contact.contactId}
              entry={entry}
              isInHand={entry.contact.contactId === contactId}
              onOpen={onOpenContact}
            />
          ),
        )}
      </ol>
      {more && (
        <Button size="compact" look="quiet" onClick={() => void more()}>
          Earlier
        </Button>
      )}
    </>
  );
}
