import type { FlowLanguage } from '../model/local-text.ts';
import { plainText } from '../safety/normalise.ts';
import { type Understood, understood } from './understood.ts';

const yes = {
  en: 'yes y yeah yep yup sure ok okay correct right absolutely definitely'.split(' '),
  cy: 'ie ia oes ydw ydy ydyn do iawn cywir byddwn gallaf'.split(' '),
};
const no = {
  en: 'no n nope nah never not incorrect wrong'.split(' '),
  cy: 'na nage naddo nag nac ddim'.split(' '),
};
const nothingMore = new Set(
  'please thanks thank you it is was did i do does that thats there oes ydw diolch os gwelwch yn dda'.split(' '),
);

/** "Yes please", "no thanks", "oes", "nac oes"; anything longer says more than yes or no and is asked again. */
export function yesOrNo(text: string, language: FlowLanguage): Understood {
  const words = plainText(text).split(' ');
  const spoken: readonly FlowLanguage[] = language === 'cy' ? ['cy', 'en'] : ['en'];
  const [first = '', ...rest] = words;
  const isNo = spoken.some((one) => no[one].includes(first));
  const isYes = !isNo && spoken.some((one) => yes[one].includes(first));
  if (!isNo && !isYes) return null;
  const own = (isNo ? no : yes)[language];
  if (!rest.every((word) => nothingMore.has(word) || own.includes(word))) return null;
  return isNo ? understood(false, 'no') : understood(true, 'yes');
}
