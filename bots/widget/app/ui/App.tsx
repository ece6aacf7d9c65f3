import { useEffect } from 'preact/hooks';
import { type ChatState, isOverForHer } from '../chat/chat-state.ts';
import { type ChatPage, ChatPageProvider, useChatPage, useChatState } from './chat-page.ts';
import { Composer } from './Composer.tsx';
import { DetailsPanel } from './DetailsPanel.tsx';
import { EndPanel } from './EndPanel.tsx';
import { Header } from './Header.tsx';
import { LinkBanner } from './LinkBanner.tsx';
import { Log } from './Log.tsx';
import { OverPanel } from './OverPanel.tsx';
import { SettingsPanel } from './SettingsPanel.tsx';
import { Strip } from './Strip.tsx';
import { TranscriptPanel } from './TranscriptPanel.tsx';

export function App({ page }: { readonly page: ChatPage }) {
  const state = useChatState(page.chat);
  const { view, show, minimise } = page;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.isComposing) return;
      event.preventDefault();
      if (view === 'chat') minimise();
      else show('chat');
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [view, show, minimise]);
  return (
    <ChatPageProvider value={page}>
      <header>
        <Header state={state} />
        <Strip />
        <LinkBanner link={state.link} />
      </header>
      <Shown state={state} />
    </ChatPageProvider>
  );
}

function Shown({ state }: { readonly state: ChatState }) {
  const { view, channel } = useChatPage();
  switch (view) {
    case 'settings':
      return <SettingsPanel state={state} />;
    case 'transcript':
      return <TranscriptPanel />;
    case 'details':
      return <DetailsPanel />;
    case 'end':
      return <EndPanel />;
    case 'chat':
      return (
        <>
          <main class="talk" aria-label={channel.title}>
            <Log state={state} />
          </main>
          {isOverForHer(state) ? <OverPanel state={state} /> : <Composer state={state} />}
        </>
      );
  }
}
