import { type Understood, understood } from './understood.ts';

const numberShape =
  /(?<![\d.,])-?\d{1,3}(?:,\d{3})+(?:\.\d{1,6})?(?![\d.,])|(?<![\d.,])-?\d{1,12}(?:\.\d{1,6})?(?!\d)/g;

/** The one number in the text, within the bounds (both inclusive). Two numbers are none: it is not guessed which. */
export function oneNumber(
  text: string,
  { min, max }: { min?: number | undefined; max?: number | undefined },
): Understood {
  const found = text.match(numberShape) ?? [];
  if (found.length !== 1) return null;
  const value = Number(found[0].replaceAll(',', ''));
  if (!Number.isFinite(value) || (min !== undefined && value < min) || (max !== undefined && value > max)) return null;
  return understood(value);
}
