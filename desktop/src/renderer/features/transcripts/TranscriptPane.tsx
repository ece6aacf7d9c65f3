import { contactOperations, type ContactRecord } from '@switchboard/shared/contacts';
import { conversationOperations, type Message } from '@switchboard/shared/conversations';
import { X } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import type { CallRefusal } from '../../app/call-refusal.ts';
import { useDesk } from '../../app/desk-context.ts';
import { formatMoment } from '../../app/format-time.ts';
import { LoadFailure } from '../../app/LoadFailure.tsx';
import { useQuery } from '../../app/use-query.ts';
import { Facts, formatClock, IconButton, LoadingLines, StatusBadge } from '../../ui/index.ts';
import { TranscriptLines } from './TranscriptLines.tsx';
import styles from './Transcripts.module.css';
import { channelWords, handlersOf, handoverWords, stateWords } from './transcript-words.ts';

/** The whole conversation, page by page. */
function useWholeConversation(contactId: string) {
  const { api } = useDesk();
  const [messages, setMessages] = useState<readonly Message[]>();
  const [refusal, setRefusal] = useState<CallRefusal>();
  const [round, setRound] = useState(0);
  useEffect(() => {
    let current = true;
    const fetchAll = async () => {
      let all: readonly Message[] = [];
      for (;;) {
        const after = all.at(-1)?.seq ?? 0;
        const outcome = await api.call(conversationOperations.read, { contactId, after, limit: 500 });
        if (!current) return;
        if (!outcome.ok) return setRefusal(outcome.refusal);
        all = [...all, ...outcome.value.items];
        if (outcome.value.items.length === 0 || (all.at(-1)?.seq ?? 0) >= outcome.value.lastSeq) break;
      }
      setRefusal(undefined);
      setMessages(all);
    };
    void fetchAll();
    return () => {
      current = false;
    };
  }, [api, contactId, round]);
  const reload = useCallback(() => setRound((count) => count + 1), []);
  return { messages, refusal, reload };
}

function waitOf({ firstQueuedAt, interactions }: ContactRecord): string {
  const answered = interactions.find(({ kind }) => kind === 'agent');
  return firstQueuedAt !== null && answered ? formatClock(answered.startedAt - firstQueuedAt) : '–';
}

function ContactFacts({ contact }: { contact: ContactRecord }) {
  const { wrapUp, handover } = contact;
  const facts: [string, string][] = [
    ['Arrived', formatMoment(contact.arrivedAt)],
    ['Ended', contact.endedAt === null ? '–' : formatMoment(contact.endedAt)],
    ['Queue', contact.queue?.name ?? '–'],
    ['Waited', waitOf(contact)],
    ['Handled by', handlersOf(contact)],
    ['Came about', contact.intent ?? '–'],
    ['Handed over because', handoverWords(handover?.reason ?? null)],
    ['Reason', wrapUp?.reason ?? 'Not written down yet'],
    ['Outcome', wrapUp?.outcome ?? 'Not written down yet'],
  ];
  return (
    <>
      <Facts facts={facts} />
      {wrapUp?.note && <p className={styles.wrapUpNote}>{wrapUp.note}</p>}
      {handover && handover.answers.length > 0 && (
        <>
          <h3 className={styles.heading}>What the bot asked</h3>
          <Facts facts={handover.answers.map(({ question, answer }) => [question, answer])} />
        </>
      )}
    </>
  );
}

/** One contact to read: who, when, how long, what came of it, and every word. */
export function TranscriptPane({ contactId, onClose }: { contactId: string; onClose: () => void }) {
  const { value: contact, refusal, reload } = useQuery(contactOperations.read, { contactId });
  const words = useWholeConversation(contactId);
  const failed = refusal ?? words.refusal;
  const again = () => {
    reload();
    words.reload();
  };
  if (failed) return <LoadFailure what="This contact" refusal={failed} onRetry={again} />;
  if (!contact || !words.messages) return <LoadingLines label="Loading the transcript" />;
  return (
    <article className={styles.pane} aria-label={`Contact of ${contact.displayName}`}>
      <header className={styles.paneHead}>
        <div>
          <h2>{contact.displayName}</h2>
          <p>
            {channelWords(contact.channel)} · {formatMoment(contact.arrivedAt)} · {stateWords(contact.state)}
          </p>
        </div>
        <StatusBadge status={contact.record === 'complete' ? 'ready' : 'notReady'}>
          {contact.record === 'complete' ? 'Record complete' : 'Record open'}
        </StatusBadge>
        <IconButton icon={X} label="Close the transcript" onClick={onClose} />
      </header>
      <div className={styles.paneBody}>
        <TranscriptLines messages={words.messages} />
        <aside className={styles.facts} aria-label="Facts">
          <ContactFacts contact={contact} />
        </aside>
      </div>
    </article>
  );
}
