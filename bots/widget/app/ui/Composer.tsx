import type { mostMessageBytes } from '@switchboard/shared/conversations';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { ChatState } from '../chat/chat-state.ts';
import type { Words } from '../words/words.ts';
import { useChatPage } from './chat-page.ts';
import { focusLog } from './focus-log.ts';
import { Icon } from './Icon.tsx';

const mostBytes: typeof mostMessageBytes = 4_096;
/** From here on she is told how much is left. */
const tellFromBytes = 3_500;
const encoder = new TextEncoder();

function labelOf({ contact }: ChatState, words: Words): string {
  if (contact.state === 'queued') return words.typeWaiting;
  return contact.state === 'connected' || contact.state === 'parked' ? words.typeMessage : words.typeQuestion;
}

/** Where she writes. Enter sends, Shift and Enter begins a line; the draft survives a reload. */
export function Composer({ state }: { readonly state: ChatState }) {
  const { words, chat } = useChatPage();
  const [text, setText] = useState(() => chat.draft());
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    const take = () => {
      setText(chat.draft());
      field.current?.focus();
    };
    window.addEventListener('draft-kept', take);
    return () => window.removeEventListener('draft-kept', take);
  }, [chat]);

  const bytes = encoder.encode(text).length;
  const write = (next: string) => {
    setText(next);
    chat.keepDraft(next);
    if (next.trim()) chat.isTyping();
  };
  const send = () => {
    if (!text.trim() || bytes > mostBytes) return field.current?.focus();
    write('');
    chat.say(text.trim());
    return field.current?.focus();
  };
  const isWithBot = state.contact.state === 'selfService' || state.contact.state === 'arrived';
  return (
    <footer class="composer">
      {isWithBot && state.isCaughtUp && (
        <button
          type="button"
          class="outlined person"
          onClick={() => {
            chat.say(words.speakToPerson);
            focusLog();
          }}
        >
          <Icon name="person" />
          {words.speakToPerson}
        </button>
      )}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <FileButton />
        <div class="field">
          <label for="words">{labelOf(state, words)}</label>
          <textarea
            id="words"
            ref={field}
            rows={1}
            value={text}
            placeholder={labelOf(state, words)}
            enterkeyhint="send"
            autocomplete="off"
            aria-describedby="left"
            aria-invalid={bytes > mostBytes}
            onInput={({ currentTarget }) => write(currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
              event.preventDefault();
              send();
            }}
          />
        </div>
        <button type="submit" class="send" aria-label={words.send}>
          <Icon name="send" />
        </button>
      </form>
      <p id="left" class={bytes > mostBytes ? 'left too-long' : 'left'} role="status">
        {bytes > mostBytes
          ? words.tooLong(bytes - mostBytes)
          : bytes > tellFromBytes
            ? words.left(mostBytes - bytes)
            : ''}
      </p>
    </footer>
  );
}

function FileButton() {
  const { words, chat } = useChatPage();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" class="attach" aria-label={words.attach} onClick={() => input.current?.click()}>
        <Icon name="clip" />
      </button>
      <input
        ref={input}
        type="file"
        hidden
        tabIndex={-1}
        aria-label={words.attach}
        onChange={({ currentTarget }) => {
          for (const file of currentTarget.files ?? []) chat.sendFile(file);
          currentTarget.value = '';
        }}
      />
    </>
  );
}
