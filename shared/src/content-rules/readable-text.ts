import { plainText, withoutTypography } from '../flows/safety/normalise.ts';
import { longestWords } from './content-facts.ts';

const drawnOut = /(\p{L})\1{2,}/gu;

/**
 * The ways in which a text is read, so that typing hides nothing: as it stands without typography, as words alone
 * ("he has a... knife!" is "he has a knife"), and with drawn-out letters taken in ("kniiife", "heeelp").
 */
export function readingsOf(text: string): readonly string[] {
  const newest = text.slice(-longestWords);
  const standing = withoutTypography(newest)
    .replaceAll(/[“”„«»]/gu, '"')
    .replaceAll(/[‐‑‒–—―−]/gu, '-')
    .replaceAll(/\s+/gu, ' ')
    .slice(-longestWords);
  const readings = [standing, plainText(newest).slice(-longestWords)];
  const drawn = readings.filter((reading) => reading.search(drawnOut) >= 0);
  const takenIn = drawn.flatMap((reading) => [
    reading.replaceAll(drawnOut, '$1'),
    reading.replaceAll(drawnOut, '$1$1'),
  ]);
  return [...new Set([...readings, ...takenIn])];
}
