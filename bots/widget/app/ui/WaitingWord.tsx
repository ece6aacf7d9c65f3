import type { Outgoing } from '../chat/chat-state.ts';
import { timeOfDay } from '../words/words.ts';
import { useChatPage } from './chat-page.ts';
import { Icon } from './Icon.tsx';

/** A word of hers that is still on its way. What was refused keeps its text and says why. */
export function WaitingWord({ word, isOnline }: { readonly word: Outgoing; readonly isOnline: boolean }) {
  const { words, language, chat } = useChatPage();
  const { text, fileName, at, clientId, code } = word;
  const state = word.state === 'sending' || (isOnline && word.state === 'waiting') ? 'sending' : word.state;
  const change = () => {
    chat.keepDraft([chat.draft(), chat.takeBack(clientId)].filter(Boolean).join('\n'));
    window.dispatchEvent(new Event('draft-kept'));
  };
  return (
    <div class={`said citizen ${state}`}>
      <p class="who">
        {words.you}, {timeOfDay(at, language)}, {words.state[state]}
      </p>
      {text && <div class="bubble">{text}</div>}
      {fileName && (
        <div class="file waiting">
          <Icon name="file" />
          <span>{fileName}</span>
        </div>
      )}
      {state === 'refused' && (
        <div class="refused-acts" role="alert">
          <p>{words.refusal(code ?? '')}</p>
          <button type="button" onClick={() => chat.tryAgain(clientId)}>
            {words.tryAgain}
          </button>
          {fileName === undefined ? (
            <button type="button" onClick={change}>
              {words.changeIt}
            </button>
          ) : (
            <button type="button" onClick={() => chat.takeBack(clientId)}>
              {words.remove}
            </button>
          )}
        </div>
      )}
    </div>
  );
}
