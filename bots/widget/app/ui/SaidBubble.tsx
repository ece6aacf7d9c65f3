import type { Said, ShownFile } from '../chat/chat-state.ts';
import { timeOfDay } from '../words/words.ts';
import { useChatPage } from './chat-page.ts';
import { Icon } from './Icon.tsx';

interface SaidBubbleProps {
  readonly said: Said;
  readonly isRead: boolean;
  /** How far the newest of her words has come; the older ones have come at least as far. */
  readonly showsState: boolean;
  /** Said in one breath with the message before: who said it stands above that one, for the eye. */
  readonly goesOn: boolean;
}

/** One message: who, when, what, and where it comes from. Text is text; nothing in it is ever markup. */
export function SaidBubble({ said, isRead, showsState, goesOn }: SaidBubbleProps) {
  const { words, language } = useChatPage();
  const { author, name, text, at, files, source } = said;
  const isHers = author === 'citizen';
  const who = isHers ? words.you : author === 'agent' ? name : words.assistant;
  const time = timeOfDay(at, language);
  const state = isHers && showsState ? `, ${isRead ? words.state.read : words.state.sent}` : '';
  return (
    <div class={`said ${author}`}>
      <p class={goesOn ? 'who heard-only' : 'who'}>
        {!isHers && <Icon name={author === 'agent' ? 'person' : 'bot'} />}
        {who}, {time}
        {state}
      </p>
      {text && <div class="bubble">{text}</div>}
      {files.map((file) => (
        <FileLine key={file.id} file={file} />
      ))}
      {source && (
        <div class="source">
          <span>{words.source}</span>
          {source.url ? (
            <a href={source.url} target="_blank" rel="noopener noreferrer">
              {source.title}
            </a>
          ) : (
            <b>{source.title}</b>
          )}
        </div>
      )}
    </div>
  );
}

function FileLine({ file: { name, scan, url } }: { readonly file: ShownFile }) {
  const { words } = useChatPage();
  return (
    <div class={`file ${scan}`}>
      <Icon name={scan === 'infected' ? 'alert' : scan === 'clean' ? 'file' : 'clock'} />
      <span>
        {url ? (
          <a href={url} target="_blank" rel="noopener noreferrer">
            {name}
          </a>
        ) : (
          name
        )}
        <small>{words.file[scan]}</small>
      </span>
    </div>
  );
}
