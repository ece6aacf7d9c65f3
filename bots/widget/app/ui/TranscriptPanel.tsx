import { useState } from 'preact/hooks';
import { useChatPage } from './chat-page.ts';
import { Panel } from './Panel.tsx';
import { TextField } from './TextField.tsx';

const looksLikeEmail = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

export function TranscriptPanel() {
  const { words, chat } = useChatPage();
  const [email, setEmail] = useState('');
  const [problem, setProblem] = useState('');
  const [sentTo, setSentTo] = useState('');
  const send = async () => {
    const address = email.trim();
    if (!looksLikeEmail.test(address)) return setProblem(words.transcript.wrong);
    const outcome = await chat.sendTranscript(address);
    if (outcome === 'done') return setSentTo(address);
    if (outcome === 'request/malformed') return setProblem(words.transcript.wrong);
    return setProblem(outcome === 'offline' ? words.failed.offline : words.failed.other);
  };
  return (
    <Panel title={words.transcript.title}>
      <p role="status">{sentTo ? words.transcript.done(sentTo) : words.transcript.what}</p>
      {!sentTo && (
        <form
          class="column"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            setProblem('');
            void send();
          }}
        >
          <TextField
            id="transcript-email"
            label={words.transcript.email}
            kind="email"
            value={email}
            autocomplete="email"
            problem={problem}
            onChange={setEmail}
          />
          <button type="submit" class="solid">
            {words.transcript.send}
          </button>
        </form>
      )}
    </Panel>
  );
}
