import { useState } from 'preact/hooks';
import { useChatPage } from './chat-page.ts';
import { Panel } from './Panel.tsx';
import { TextField } from './TextField.tsx';

/** How to reach her if the link is lost: with it a lost chat becomes a promise to get back to her (design §3). */
export function DetailsPanel() {
  const { words, chat } = useChatPage();
  const [details, setDetails] = useState({ name: '', phone: '', email: '' });
  const [problem, setProblem] = useState('');
  const [isSaved, setSaved] = useState(false);
  const given = Object.fromEntries(
    Object.entries(details)
      .map(([key, value]) => [key, value.trim()] as const)
      .filter(([, value]) => value),
  );
  const save = async () => {
    if (!given['phone'] && !given['email']) return setProblem(words.details.nothing);
    const outcome = await chat.giveDetails(given);
    if (outcome === 'done') return setSaved(true);
    return setProblem(outcome === 'offline' ? words.failed.offline : words.details.wrong);
  };
  const field = (key: keyof typeof details, kind: 'text' | 'tel' | 'email', autocomplete: string) => (
    <TextField
      id={`details-${key}`}
      label={words.details[key]}
      kind={kind}
      value={details[key]}
      autocomplete={autocomplete}
      onChange={(value) => setDetails({ ...details, [key]: value })}
    />
  );
  return (
    <Panel title={words.details.title}>
      <p role="status">{isSaved ? words.details.saved : words.details.why}</p>
      {!isSaved && (
        <form
          class="column"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            setProblem('');
            void save();
          }}
        >
          {field('name', 'text', 'name')}
          {field('phone', 'tel', 'tel')}
          {field('email', 'email', 'email')}
          <p class="problem" role="alert">
            {problem}
          </p>
          <button type="submit" class="solid">
            {words.details.save}
          </button>
        </form>
      )}
    </Panel>
  );
}
