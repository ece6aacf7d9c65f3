import { type ChatState, lastSeqOf, suggestionsOf } from '../chat/chat-state.ts';
import { useChatPage } from './chat-page.ts';
import { focusLog } from './focus-log.ts';
import { useFollowedLog } from './follow-the-end.ts';
import { Icon } from './Icon.tsx';
import { LogEntries } from './LogEntries.tsx';
import { QueueCard } from './QueueCard.tsx';
import { WaitingWord } from './WaitingWord.tsx';

/**
 * The conversation. New words are read out as they come, politely; what was said before this page came is not. The line
 * being read stays where it is: who scrolled up is told of new words and not moved.
 */
export function Log({ state }: { readonly state: ChatState }) {
  const { words } = useChatPage();
  const refused = state.outbox.filter((word) => word.state === 'refused').length;
  const shown = `${lastSeqOf(state)}/${state.queue ? 1 : 0}/${state.contact.state}/${refused}`;
  const { attach, onScroll, hasNewBelow, toEnd } = useFollowedLog(shown, state.outbox.length);
  return (
    <div class="log-frame">
      <div
        class="log"
        role="log"
        aria-live="polite"
        aria-label={words.conversation}
        aria-busy={!state.isCaughtUp}
        tabIndex={0}
        ref={attach}
        onScroll={onScroll}
      >
        <Beginning isBotYetToSpeak={!state.entries.some(({ kind }) => kind === 'said')} />
        <LogEntries state={state} />
        {state.outbox.map((word) => (
          <WaitingWord key={word.clientId} word={word} isOnline={state.link === 'online'} />
        ))}
        {state.contact.state === 'queued' && <QueueCard queue={state.queue} />}
        <Suggestions state={state} />
      </div>
      <TypingLine state={state} />
      {hasNewBelow && (
        <button type="button" class="new-below" onClick={toEnd}>
          <Icon name="down" />
          {words.newBelow}
        </button>
      )}
    </div>
  );
}

/** That it is a bot, until the bot has said so itself in its first words (E-02); and what to do in an emergency. */
function Beginning({ isBotYetToSpeak }: { readonly isBotYetToSpeak: boolean }) {
  const { words, channel } = useChatPage();
  return (
    <>
      {isBotYetToSpeak && (
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
    </>
  );
}

function Suggestions({ state }: { readonly state: ChatState }) {
  const { words, chat } = useChatPage();
  // The way to a person has a button of its own, always in the same place.
  const suggestions = suggestionsOf(state).filter((text) => text !== words.speakToPerson);
  if (suggestions.length === 0) return null;
  return (
    <div class="suggestions" role="group" aria-label={words.suggestions}>
      {suggestions.map((text) => (
        <button
          key={text}
          type="button"
          onClick={() => {
            chat.say(text);
            focusLog();
          }}
        >
          {text}
        </button>
      ))}
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
