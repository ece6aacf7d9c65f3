import { createHash } from 'node:crypto';
import { type RawBuilder, sql } from 'kysely';
import type { Engine } from '../database/index.ts';
import { isCode, trigramsOf } from './search-text.ts';

/** Where to look: in one organisation, among some kinds, and for what it shares in some fields only. */
export interface Where {
  readonly organisationId: string;
  readonly kinds: readonly string[];
  /** Undefined: in every field. */
  readonly fields: readonly string[] | undefined;
}

/** More than anybody looks at; what fits best comes first on both engines. */
const most = 400;

/** The entries that share trigrams with the words, as a question to the engine's own trigram index. */
export function candidates(engine: Engine, where: Where, words: readonly string[]): RawBuilder<number> {
  const codes = words.filter(isCode);
  const names = words.filter((word) => !isCode(word));
  if (engine === 'postgres') {
    const { organisationId, kinds, fields } = where;
    const patterns = codes.map((code) => `%${pieceOf(code)}%`);
    return sql<number>`(select search_candidates(${organisationId}, ${kinds}::text[], ${fields ?? null}::text[],
      ${names}::text[], ${patterns}::text[], ${most}))`;
  }
  const pieces = [...codes.map(pieceOf), ...names.flatMap(tellingTrigrams)];
  const match = `(${anyOf(marksOf(where))}) AND (${anyOf(pieces)})`;
  return sql<number>`(select rowid from search_trigram where search_trigram match ${match} order by rank limit ${most})`;
}

/** Numbers and references stand as they are written, so the index is asked for the whole of them. */
function pieceOf(code: string): string {
  return code.length < 3 ? `  ${code}` : code;
}

/** Without the one that only says with which letter a word begins: it fits far too many. */
function tellingTrigrams(word: string): string[] {
  const trigrams = trigramsOf(word);
  return word.length < 3 ? trigrams : trigrams.slice(1);
}

/** FTS5 takes each quoted text for the trigrams in it, one after the other; no letter of a word is a quotation mark. */
function anyOf(texts: readonly string[]): string {
  return [...new Set(texts)].map((text) => `"${text}"`).join(' OR ');
}

function marksOf({ organisationId, kinds, fields }: Where): string[] {
  if (!fields) return kinds.map((kind) => markOf(organisationId, kind));
  return kinds.flatMap((kind) => fields.map((field) => markOf(organisationId, kind, field)));
}

const firstMark = 0xe000;
const markCount = 0x1900;

/**
 * Three private-use characters that stand for an organisation's kind, or one field of it: a trigram of their own, so
 * that the index itself looks only there and no organisation's rows crowd out another's. Two that meet by chance do no
 * harm, because rows are also judged by their columns.
 */
export function markOf(...parts: readonly string[]): string {
  const hash = createHash('sha256').update(parts.join('\n')).digest();
  return [0, 2, 4].map((at) => String.fromCharCode(firstMark + (hash.readUInt16BE(at) % markCount))).join('');
}
