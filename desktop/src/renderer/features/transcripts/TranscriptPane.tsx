import { contactOperations, type ContactRecord } from '@switchboard/shared/contacts';
import { conversationOperations, type Message } from '@switchboard/shared/conversations';
import { ArrowLeft, ChevronDown, ChevronUp, Route } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import type { CallRefusal } from '../../app/call-refusal.ts';
import { ContactExplanation } from '../../app/ContactExplanation.tsx';
import { useDesk } from '../../app/desk-context.ts';
import { formatMoment } from '../../app/format-time.ts';
import { LoadFailure } from '../../app/LoadFailure.tsx';
import { useQuery } from '../../app/use-query.ts';
import { channelWords, stateWords } from '../../app/words/contact-words.ts';
import {
  Button,
  Facts,
  FormDrawer,
  formatClock,
  LoadingLines,
  PageHeader,
  Panel,
  StatusBadge,
} from '../../ui/index.ts';
import { TranscriptLines } from './TranscriptLines.tsx';
import styles from './Transcripts.module.css';
import { handlersOf, handoverWords } from './transcript-words.ts';

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
          <h2 className={styles.heading}>What the bot asked</h2>
          <Facts facts={handover.answers.map(({ question, answer }) => [question, answer])} />
        </>
      )}
    </>
  );
}

interface PaneProps {
  readonly contactId: string;
  readonly onClose: () => void;
  /** The next older and newer one of the list that was come from; absent at its ends. */
  readonly onEarlier: (() => void) | undefined;
  readonly onLater: (() => void) | undefined;
}

function Ways({ onClose, onEarlier, onLater }: Omit<PaneProps, 'contactId'>) {
  return (
    <nav className={styles.ways} aria-label="Transcripts">
      <Button look="quiet" icon={ArrowLeft} onClick={onClose}>
        All transcripts
      </Button>
      <Button size="small" icon={ChevronUp} disabled={!onLater} onClick={onLater}>
        Later
      </Button>
      <Button size="small" icon={ChevronDown} disabled={!onEarlier} onClick={onEarlier}>
        Earlier
      </Button>
    </nav>
  );
}

/** One contact to read: who, when, how long, what came of it, and every word. */
export function TranscriptPane({ contactId, ...ways }: PaneProps) {
  const { value: contact, refusal, reload } = useQuery(contactOperations.read, { contactId });
  const words = useWholeConversation(contactId);
  const failed = refusal ?? words.refusal;
  const again = () => {
    reload();
    words.reload();
  };
  return (
    <div className={styles.page}>
      <Ways {...ways} />
      {failed && (
        <Panel flush>
          <LoadFailure what="This contact" refusal={failed} onRetry={again} />
        </Panel>
      )}
      {!failed && (!contact || !words.messages) && (
        <Panel>
          <LoadingLines label="Loading the transcript" />
        </Panel>
      )}
      {!failed && contact && words.messages && <Reading contact={contact} messages={words.messages} />}
    </div>
  );
}

function Reading({ contact, messages }: { contact: ContactRecord; messages: readonly Message[] }) {
  const isComplete = contact.record === 'complete';
  const [isExplained, setIsExplained] = useState(false);
  return (
    <>
      <PageHeader
        title={contact.displayName}
        intro={`${channelWords[contact.channel]} · ${formatMoment(contact.arrivedAt)} · ${stateWords[contact.state]}`}
        actions={
          <>
            <StatusBadge status={isComplete ? 'ready' : 'plain'}>
              {isComplete ? 'Record complete' : 'Record open'}
            </StatusBadge>
            {contact.firstQueuedAt !== null && (
              <Button icon={Route} onClick={() => setIsExplained(true)}>
                Why here?
              </Button>
            )}
          </>
        }
      />
      <article className={styles.pane} aria-label={`Contact of ${contact.displayName}`}>
        <TranscriptLines messages={messages} />
        <aside className={styles.facts} aria-label="Facts">
          <ContactFacts contact={contact} />
        </aside>
      </article>
      {isExplained && (
        <FormDrawer opened title={`How ${contact.displayName} was routed`} onClose={() => setIsExplained(false)}>
          <ContactExplanation contactId={contact.id} />
        </FormDrawer>
      )}
    </>
  );
}
