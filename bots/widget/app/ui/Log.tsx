import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { type ChatState, type Entry, lastSeqOf, type Said, suggestionsOf } from '../chat/chat-state.ts';
import { useChatPage } from './chat-page.ts';
import { HappenedLine } from './HappenedLine.tsx';
import { Icon } from './Icon.tsx';
import { QueueCard } from './QueueCard.tsx';
import { SaidBubble } from './SaidBubble.tsx';
import { WaitingWord } from './WaitingWord.tsx';

/** Nearer to the end than this, the reader follows the talk. */
const followsWithinPx = 80;

/**
 * The conversation. New words are read out as they come, politely; what was said before this page came is not. The line
 * being read stays where it is: who scrolled up is told of new words and not moved.
 */
export function Log({ state }: { readonly state: ChatState }) {
  const { words, chat, channel } = useChatPage();
  const log = useRef<HTMLDivElement>(null);
  const isFollowing = useRef(true);
  const [hasNewBelow, setNewBelow] = useState(false);
  const last = lastSeqOf(state);
  const size = `${last}/${state.outbox.length}/${state.queue ? 1 : 0}/${state.contact.state}`;

  useLayoutEffect(() => {
    if (isFollowing.current) toEnd(log.current);
    else setNewBelow(true);
  }, [size]);
  useLayoutEffect(() => {
    isFollowing.current = true;
    toEnd(log.current);
  }, [state.outbox.length]);
  useKeepsEnd(log, isFollowing);

  const onScroll = () => {
    const at = log.current;
    if (!at) return;
    isFollowing.current = at.scrollHeight - at.scrollTop - at.clientHeight < followsWithinPx;
    if (isFollowing.current) setNewBelow(false);
  };
  const suggestions = suggestionsOf(state).filter((text) => text !== words.speakToPerson);
  const lastOwn = state.entries.findLast((entry) => entry.kind === 'said' && entry.author === 'citizen')?.seq;

  return (
    <div class="log-frame">
      <div
        class="log"
        role="log"
        aria-live="polite"
        aria-label={words.conversation}
        aria-busy={!state.isCaughtUp}
        tabIndex={0}
        ref={log}
        onScroll={onScroll}
      >
        {/* Until the bot has said so itself, in its first words (E-02). */}
        {!state.entries.some(({ kind }) => kind === 'said') && (
          <div class="notice">
            <b>{words.botNotice}</b> {words.botNoticeMore}
          </div>
        )}
        <p class="fine">
          {words.emergency}{' '}
          {channel.privacyUrl && (
            <a href={channel.privacyUrl} target="_blank" rel="noopener noreferrer">
              {words.privacy}
            </a>
          )}
        </p>
        {state.entries.map((entry, at) =>
          entry.kind === 'said' ? (
            <SaidBubble
              key={entry.clientId ?? entry.seq}
              said={entry}
              isRead={entry.seq <= state.staffReadSeq}
              showsState={entry.seq === lastOwn}
              goesOn={entry.seq !== lastOwn && goesOn(state.entries[at - 1], entry)}
            />
          ) : (
            <HappenedLine key={entry.seq} entry={entry} isNewest={entry.seq === last} />
          ),
        )}
        {state.outbox.map((word) => (
          <WaitingWord key={word.clientId} word={word} isOnline={state.link === 'online'} />
        ))}
        {state.contact.state === 'queued' && <QueueCard queue={state.queue} />}
        {suggestions.length > 0 && (
          <div class="suggestions" role="group" aria-label={words.suggestions}>
            {suggestions.map((text) => (
              <button key={text} type="button" onClick={() => chat.say(text)}>
                {text}
              </button>
            ))}
          </div>
        )}
      </div>
      <TypingLine state={state} />
      {hasNewBelow && (
        <button type="button" class="new-below" onClick={() => toEnd(log.current)}>
          <Icon name="down" />
          {words.newBelow}
        </button>
      )}
    </div>
  );
}

function TypingLine({ state: { typing } }: { readonly state: ChatState }) {
  const { words } = useChatPage();
  const text = typing && (typing.author === 'agent' ? words.typing(typing.name) : words.assistantTyping);
  return (
    <p class="typing" role="status">
      {text && (
        <>
          <Icon name="pencil" />
          {text}
        </>
      )}
    </p>
  );
}

const oneBreathMs = 60_000;

function goesOn(before: Entry | undefined, entry: Said): boolean {
  return (
    before?.kind === 'said' &&
    before.author === entry.author &&
    before.name === entry.name &&
    entry.at - before.at < oneBreathMs
  );
}

function toEnd(log: HTMLDivElement | null): void {
  if (log) log.scrollTop = log.scrollHeight;
}

/** A keyboard that slides in or larger text makes the log smaller: its end stays in view. */
function useKeepsEnd(
  log: { readonly current: HTMLDivElement | null },
  isFollowing: { readonly current: boolean },
): void {
  useEffect(() => {
    const watched = log.current;
    if (!watched) return undefined;
    const watcher = new ResizeObserver(() => {
      if (isFollowing.current) toEnd(watched);
    });
    watcher.observe(watched);
    return () => watcher.disconnect();
  }, []);
}
