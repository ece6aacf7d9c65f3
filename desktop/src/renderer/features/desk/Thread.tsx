import { conversationOperations } from '@switchboard/shared/conversations';
import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown } from 'lucide-react';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useDesk } from '../../app/desk-context.ts';
import { LoadFailure } from '../../app/LoadFailure.tsx';
import { useDeskDispatch, useDeskSelector } from '../../app/store.ts';
import { useServerNow } from '../../app/use-server-now.ts';
import { conversationsMayBeBehind, earlierLoaded, emptyConversation } from '../../app/desk-work/conversations-slice.ts';
import { Button, LoadingLines } from '../../ui/index.ts';
import styles from './Thread.module.css';
import { ThreadLine } from './ThreadLine.tsx';
import { threadRows } from './thread-rows.ts';
import { useReading } from './use-reading.ts';
import { useWords } from './use-words.ts';

/** Nearer than this to the end (px) counts as being there. */
const endSlack = 48;

/** Somebody writes right now; five seconds unless said again. */
function TypingLine({ contactId }: { contactId: string }) {
  const now = useServerNow(1_000);
  const typing = useDeskSelector(({ conversations }) => conversations[contactId]?.typing ?? null);
  const isNow = typing !== null && typing.by === 'citizen' && typing.untilAt > now;
  return (
    <p className={styles.typing} data-on={isNow || undefined}>
      {isNow && (
        <>
          <span className={styles.dots} aria-hidden="true">
            <i />
            <i />
            <i />
          </span>
          {typing.name} is writing
        </>
      )}
    </p>
  );
}

function useEarlier(contactId: string, firstSeq: number) {
  const { api } = useDesk();
  const dispatch = useDeskDispatch();
  const [busy, setBusy] = useState(false);
  const load = async () => {
    setBusy(true);
    const answer = await api.call(conversationOperations.read, { contactId, before: firstSeq, limit: 200 });
    if (answer.ok) dispatch(earlierLoaded({ contactId, items: answer.value.items }));
    setBusy(false);
  };
  return { busy, load };
}

/**
 * The conversation. It follows the newest word until somebody scrolls up; then it stays at the line being read and counts
 * what comes. Only the lines in view are drawn.
 */
export function Thread({ contactId, citizen }: { contactId: string; citizen: string }) {
  const dispatch = useDeskDispatch();
  const held = useDeskSelector(({ conversations }) => conversations[contactId] ?? emptyConversation);
  const outbox = useDeskSelector((state) => state.outbox);
  const linkLostAt = useDeskSelector(({ link }) => link.lostAt);
  const { takeBack } = useWords(contactId);
  const [openedAt, setOpenedAt] = useState<number>();
  if (held.loaded && openedAt === undefined) setOpenedAt(held.marks.staffReadSeq);
  const outgoing = useMemo(() => outbox.filter((word) => word.contactId === contactId), [outbox, contactId]);
  const rows = useMemo(
    () => threadRows({ messages: held.messages, outgoing, readSeq: openedAt ?? Number.MAX_SAFE_INTEGER, linkLostAt }),
    [held.messages, outgoing, openedAt, linkLostAt],
  );
  const scroller = useRef<HTMLDivElement>(null);
  const [isAtEnd, setIsAtEnd] = useState(true);
  const [leftAt, setLeftAt] = useState(0);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => rows[index]?.key ?? index,
    estimateSize: () => 64,
    overscan: 8,
    paddingStart: 12,
    paddingEnd: 8,
  });
  const whole = virtual.getTotalSize();
  useLayoutEffect(() => {
    const { current } = scroller;
    if (current && isAtEnd) current.scrollTop = current.scrollHeight;
  }, [whole, isAtEnd, rows.length]);
  useReading(contactId, held, isAtEnd);
  const firstSeq = held.messages[0]?.seq ?? 1;
  const earlier = useEarlier(contactId, firstSeq);
  const toEnd = () => {
    setIsAtEnd(true);
    scroller.current?.focus();
  };
  const onScroll = () => {
    const { current } = scroller;
    if (!current) return;
    const isThere = current.scrollHeight - current.scrollTop - current.clientHeight < endSlack;
    if (isThere !== isAtEnd) {
      setIsAtEnd(isThere);
      setLeftAt(held.lastSeq);
    }
  };
  useEffect(() => {
    // A window that grows or shrinks must not hide the last word.
    const watch = new ResizeObserver(() => {
      const { current } = scroller;
      if (current && isAtEnd) current.scrollTop = current.scrollHeight;
    });
    if (scroller.current) watch.observe(scroller.current);
    return () => watch.disconnect();
  }, [isAtEnd]);

  if (!held.loaded) {
    return held.refusal ? (
      <LoadFailure
        what="The conversation"
        refusal={held.refusal}
        onRetry={() => void dispatch(conversationsMayBeBehind())}
      />
    ) : (
      <div className={styles.loading}>
        <LoadingLines label="Loading the conversation" rows={5} />
      </div>
    );
  }
  const newBelow = isAtEnd ? 0 : held.messages.filter(({ seq }) => seq > leftAt).length;
  return (
    <div className={styles.thread}>
      <div
        ref={scroller}
        className={styles.scroller}
        onScroll={onScroll}
        tabIndex={0}
        role="region"
        aria-label={`Conversation with ${citizen}`}
      >
        {firstSeq > 1 && (
          <p className={styles.earlier}>
            <Button size="small" busy={earlier.busy} onClick={() => void earlier.load()}>
              Show earlier messages
            </Button>
          </p>
        )}
        <ol className={styles.lines} style={{ height: whole }}>
          {virtual.getVirtualItems().map(({ index, key, start }) => {
            const row = rows[index];
            return (
              row && (
                <li
                  key={key}
                  ref={virtual.measureElement}
                  data-index={index}
                  className={styles.line}
                  style={{ transform: `translateY(${start}px)` }}
                >
                  <ThreadLine row={row} marks={held.marks} citizen={citizen} onTakeBack={takeBack} />
                </li>
              )
            );
          })}
        </ol>
      </div>
      <TypingLine contactId={contactId} />
      {!isAtEnd && (
        <div className={styles.jump}>
          <Button size="compact" icon={ArrowDown} onClick={toEnd}>
            {newBelow === 0 ? 'To the newest' : newBelow === 1 ? '1 new message' : `${newBelow} new messages`}
          </Button>
        </div>
      )}
    </div>
  );
}
