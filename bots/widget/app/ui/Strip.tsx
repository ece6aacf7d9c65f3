import { type Language, wordsIn } from '../words/words.ts';
import { useChatPage } from './chat-page.ts';

const languages: readonly Language[] = ['en', 'cy'];

/** Language on the left, the way out on the right: always there, always in the same place. */
export function Strip() {
  const { words, language, choose, exit } = useChatPage();
  return (
    <div class="strip">
      <nav class="languages" aria-label={words.languages}>
        {languages.map((one) => (
          <button
            key={one}
            type="button"
            lang={one}
            class="language"
            aria-current={one === language ? 'true' : undefined}
            onClick={() => choose({ language: one })}
          >
            {wordsIn[one].name}
          </button>
        ))}
      </nav>
      <button type="button" class="exit" onClick={exit}>
        {words.exit}
      </button>
    </div>
  );
}
