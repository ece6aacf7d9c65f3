import { type ChatState, isOverForHer } from '../chat/chat-state.ts';
import type { Choices } from '../chat/kept-chat.ts';
import { useChatPage } from './chat-page.ts';
import { Icon } from './Icon.tsx';
import { Panel } from './Panel.tsx';
import { LanguageChoice } from './Strip.tsx';

const sizes: readonly Choices['textSize'][] = ['normal', 'large', 'largest'];

export function SettingsPanel({ state }: { readonly state: ChatState }) {
  const { words, choices, choose, show } = useChatPage();
  return (
    <Panel title={words.settings}>
      <fieldset>
        <legend>{words.textSize}</legend>
        <div class="sizes">
          {sizes.map((size) => (
            <button
              key={size}
              type="button"
              class={size}
              aria-pressed={choices.textSize === size}
              onClick={() => choose({ textSize: size })}
            >
              {words.sizes[size]}
            </button>
          ))}
        </div>
      </fieldset>
      {choices.textSize === 'largest' && <LanguageChoice />}
      <fieldset class="acts">
        <legend>{words.thisChat}</legend>
        <label class="switch">
          <input
            type="checkbox"
            checked={choices.sound}
            onChange={({ currentTarget }) => choose({ sound: currentTarget.checked })}
          />
          {words.sound}
        </label>
        <button type="button" onClick={() => show('transcript')}>
          <Icon name="mail" />
          {words.copy}
        </button>
        {!isOverForHer(state) && (
          <button type="button" onClick={() => show('end')}>
            <Icon name="close" />
            {words.endChat}
          </button>
        )}
      </fieldset>
    </Panel>
  );
}
