import { wordsStored } from './search-text.ts';
import { wordLikeness } from './word-likeness.ts';

/** One field of one record, as it is stored for searching. */
export interface Candidate {
  readonly organisation_id: string;
  readonly kind: string;
  readonly record_id: string;
  readonly text: string;
}

export interface SearchHit {
  readonly organisationId: string;
  readonly kind: string;
  readonly id: string;
  /** From 0 to 1; comparable within one answer. */
  readonly score: number;
}

/** A word that fits nothing better than this was not found. */
const leastLikeness = 0.4;

/** The records in which every word was found, the best first. Which field holds which word does not matter. Pure. */
export function rankHits(candidates: readonly Candidate[], words: readonly string[], limit: number): SearchHit[] {
  const records = Map.groupBy(candidates, (row) => `${row.organisation_id}\n${row.kind}\n${row.record_id}`);
  const hits: SearchHit[] = [];
  for (const fields of records.values()) {
    const [{ organisation_id: organisationId, kind, record_id: id }] = fields as [Candidate];
    const score = scoreOf(
      fields.flatMap(({ text }) => wordsStored(text)),
      words,
    );
    if (score > 0) hits.push({ organisationId, kind, id, score });
  }
  return hits.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1)).slice(0, limit);
}

/** The mean over the words asked for; 0 when one of them was not found. */
function scoreOf(stored: readonly string[], words: readonly string[]): number {
  const best = words.map((word) => Math.max(...stored.map((other) => wordLikeness(word, other))));
  if (best.some((likeness) => likeness < leastLikeness)) return 0;
  return best.reduce((sum, likeness) => sum + likeness, 0) / best.length;
}
