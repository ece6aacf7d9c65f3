import type { ChatState } from '../chat/chat-state.ts';
import { useChatPage } from './chat-page.ts';
import { focusLog } from './focus-log.ts';
import { Icon } from './Icon.tsx';

/** After the end: a copy while there is one to send, and another chat. */
export function OverPanel({ state }: { readonly state: ChatState }) {
  const { words, chat, show } = useChatPage();
  const isLost = state.link === 'over';
  return (
    <footer class="composer over">
      <h2>{isLost ? words.link.over : words.over.title}</h2>
      {!isLost && (
        <button type="button" class="outlined" onClick={() => show('transcript')}>
          <Icon name="mail" />
          {words.copy}
        </button>
      )}
      <button
        type="button"
        class="solid"
        onClick={() => {
          chat.startAnew();
          focusLog();
        }}
      >
        {words.over.again}
      </button>
    </footer>
  );
}
