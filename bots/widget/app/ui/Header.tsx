import type { ChatState } from '../chat/chat-state.ts';
import { isOverForHer } from '../chat/chat-state.ts';
import type { Words } from '../words/words.ts';
import { useChatPage } from './chat-page.ts';
import { Icon } from './Icon.tsx';

/** Who is at the other end, in one line. */
function subtitleOf(state: ChatState, { subtitle }: Words, organisation: string): string {
  if (isOverForHer(state)) return subtitle.over;
  switch (state.contact.state) {
    case 'queued':
    case 'awaitingCallback':
      return subtitle.queued;
    case 'connected':
      return subtitle.person(organisation);
    case 'parked':
      return subtitle.parked;
    case 'selfService':
      return subtitle.bot;
    case 'arrived':
      return subtitle.begin;
    case 'ended':
    case 'abandoned':
      return subtitle.over;
  }
}

export function Header({ state }: { readonly state: ChatState }) {
  const { channel, words, view, show, isFramed, minimise } = useChatPage();
  return (
    <div class="header">
      <div class="header-words">
        <h1>{state.agentName ?? channel.title}</h1>
        <p>{subtitleOf(state, words, channel.title)}</p>
      </div>
      <div class="header-acts">
        <button
          type="button"
          class="header-act"
          aria-label={words.settings}
          aria-expanded={view === 'settings'}
          onClick={() => show(view === 'settings' ? 'chat' : 'settings')}
        >
          <span class="letters" aria-hidden="true">
            <small>A</small>A
          </span>
        </button>
        {isFramed && (
          <button type="button" class="header-act" aria-label={words.minimise} onClick={minimise}>
            <Icon name="down" />
          </button>
        )}
      </div>
    </div>
  );
}
