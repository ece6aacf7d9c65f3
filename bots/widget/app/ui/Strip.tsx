import { type Language, wordsIn } from '../words/words.ts';
import { useChatPage } from './chat-page.ts';

const languages: readonly Language[] = ['en', 'cy'];

/** Language on the left, the way out on the right: always there, always in the same place. */
export function Strip() {
  const { words, exit, choices } = useChatPage();
  return (
    <div class="strip">
      {/* At the largest size there is room for the way out alone; the languages stand in the settings then. */}
      {choices.textSize !== 'largest' && <LanguageChoice />}
      <button type="button" class="exit" onClick={exit}>
        {words.exit}
      </button>
    </div>
  );
}

export function LanguageChoice() {
  const { words, language, choose } = useChatPage();
  return (
    <div class="languages" role="group" aria-label={words.languages}>
      {languages.map((one) => (
        <button
          key={one}
          type="button"
          lang={one}
          class="language"
          aria-pressed={one === language}
          onClick={() => choose({ language: one })}
        >
          {wordsIn[one].name}
        </button>
      ))}
    </div>
  );
}
