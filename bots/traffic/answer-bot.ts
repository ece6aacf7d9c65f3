import type { Said } from '../widget/app/chat/chat-state.ts';
import type { PlannedCitizen } from './planned-citizen.ts';

const askForPerson = { en: 'Speak to a person', cy: 'Siarad â pherson' } as const;
const yes = /^(yes|ie|oes|do)\b/i;
/** So often she answers a bot that does not help; then she wants a person. */
const mostAnswers = 4;

const answers: readonly (readonly [RegExp, (citizen: PlannedCitizen) => string])[] = [
  [/post ?code|cod post/i, () => 'NV4 2AB'],
  [/number.*ring|ring you|phone|ffonio/i, ({ phone }) => phone],
  [/name|enw/i, ({ name }) => name],
  [/safe .*sleep|rywle diogel/i, () => 'Yes'],
];

/**
 * What she answers to the bot's newest words; undefined when she has what she came for. `answered` counts her answers
 * since her opening.
 */
export function answerBot(citizen: PlannedCitizen, said: Said, answered: number): string | undefined {
  const person = askForPerson[citizen.concern.locale ?? 'en'];
  if (said.source && !citizen.isContentWithBot) return person;
  if (answered >= mostAnswers) return person;
  const known = answers.find(([question]) => question.test(said.text));
  if (known) return known[1](citizen);
  const agrees = said.suggestions.find((reply) => yes.test(reply));
  if (agrees && citizen.isContentWithBot) return answered > 0 ? undefined : agrees;
  return citizen.isContentWithBot ? said.suggestions[0] : person;
}
