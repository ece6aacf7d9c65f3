import type { ChoiceOption } from '../model/expectation.ts';
import { plainText } from '../safety/normalise.ts';
import { type Understood, understood } from './understood.ts';

/** The option named by its number, its label in any language, or a synonym; two that fit equally are none. */
export function choice(text: string, options: readonly ChoiceOption[]): Understood {
  const said = plainText(text);
  if (said === '') return null;
  const number = /^\d{1,2}$/.test(said) ? options[Number(said) - 1] : undefined;
  if (number) return understood(number.value, number.value);
  const exact = options.filter((option) => namesOf(option).includes(said));
  const named =
    exact.length > 0 ? exact : options.filter((option) => namesOf(option).some((name) => isWithin(said, name)));
  const [only] = named;
  return only && named.length === 1 ? understood(only.value, only.value) : null;
}

function namesOf({ label, synonyms }: ChoiceOption): string[] {
  return [label.en, label.cy, ...synonyms].flatMap((name) => (name ? [plainText(name)] : []));
}

function isWithin(said: string, name: string): boolean {
  return name !== '' && ` ${said} `.includes(` ${name} `);
}
