import type { Expectation } from '../model/expectation.ts';
import type { FlowLanguage } from '../model/local-text.ts';
import { choice } from './choice.ts';
import { emailAddress, phoneNumber, postcode } from './contact-details.ts';
import { oneNumber } from './number.ts';
import { type Understood, understood } from './understood.ts';
import { yesOrNo } from './yes-or-no.ts';

/** What the citizen's words answer to a question; null when they do not answer it. */
export function understand(text: string, expects: Expectation, language: FlowLanguage): Understood {
  switch (expects.kind) {
    case 'text': {
      const words = text.trim();
      return words === '' ? null : understood(words.slice(0, expects.maxLength));
    }
    case 'yesNo':
      return yesOrNo(text, language);
    case 'number':
      return oneNumber(text, expects);
    case 'choice':
      return choice(text, expects.options);
    case 'postcode':
      return postcode(text);
    case 'email':
      return emailAddress(text);
    case 'phone':
      return phoneNumber(text);
  }
}

/** The same for keys on a telephone: 1 is yes or the first option, 2 is no or the second. */
export function understandKeys(digits: string, expects: Expectation, language: FlowLanguage): Understood {
  const keys = digits.replace(/#$/, '');
  if (expects.kind !== 'yesNo') return understand(keys, expects, language);
  if (keys === '1') return understood(true, 'yes');
  return keys === '2' ? understood(false, 'no') : null;
}
