import { useState } from 'preact/hooks';
import { useChatPage } from './chat-page.ts';
import { Panel } from './Panel.tsx';

/** Ending cannot be undone, so it is asked once; the safe answer comes first. */
export function EndPanel() {
  const { words, chat, show } = useChatPage();
  const [problem, setProblem] = useState('');
  const end = async () => {
    const outcome = await chat.end();
    if (outcome === 'done') return show('chat');
    return setProblem(outcome === 'offline' ? words.failed.offline : words.failed.other);
  };
  return (
    <Panel title={words.end.title}>
      <p>{words.end.what}</p>
      <p class="problem" role="alert">
        {problem}
      </p>
      <div class="column">
        <button type="button" class="outlined" onClick={() => show('chat')}>
          {words.end.no}
        </button>
        <button type="button" class="solid" onClick={() => void end()}>
          {words.end.yes}
        </button>
      </div>
    </Panel>
  );
}
