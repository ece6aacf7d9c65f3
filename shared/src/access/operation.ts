import { z } from 'zod';
import type { RefusalCode } from '../errors/index.ts';
import type { Right } from './rights.ts';

/** Who may call an operation: anybody, anybody signed in (about themselves only), or holders of one right. */
export type Access = 'public' | 'signedIn' | Right;

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** How a query is written down in the audit trail: not at all, as a record seen, as a search, as an export. */
export type ReadAudit = 'view' | 'search' | 'export';

interface Declared<Name extends string, Input extends z.ZodObject, Output extends z.ZodType> {
  /** `noun.verb`, unique in the product; also the name on the socket and in the audit trail. */
  readonly name: Name;
  readonly summary: string;
  readonly access: Access;
  /** A path below the origin; `:name` takes the input member of that name. */
  readonly path: `/api/v1/${string}`;
  /** Path parameters, and for a query the query string, for a command the JSON body, as one object. */
  readonly input: Input;
  readonly output: Output;
  /** What this operation may refuse with, beyond what every operation may. */
  readonly refusals?: readonly RefusalCode[];
  /** Attempts allowed per minute from one address, where guessing or flooding would pay. */
  readonly attemptsPerMinute?: number;
}

/** A wish: changes something, carries a command id, is answered once and the same ever after (design §4). */
export interface Command<
  Name extends string = string,
  Input extends z.ZodObject = z.ZodObject,
  Output extends z.ZodType = z.ZodType,
> extends Declared<Name, Input, Output> {
  readonly kind: 'command';
  readonly method: Exclude<Method, 'GET'>;
  /** Members of the input that are never kept, neither in the audit trail nor with the first answer. */
  readonly secretInput?: readonly string[];
  /** True when the answer holds a secret: it is given once, and a repeated command gets the refusal instead. */
  readonly secretAnswer?: boolean;
  /** The largest body it takes over HTTP, where the usual limit is too small. Only whoever is signed in may send so much. */
  readonly bodyBytes?: number;
}

/** A question: changes nothing but the audit trail. */
export interface Query<
  Name extends string = string,
  Input extends z.ZodObject = z.ZodObject,
  Output extends z.ZodType = z.ZodType,
> extends Declared<Name, Input, Output> {
  readonly kind: 'query';
  readonly method: 'GET';
  readonly audit?: ReadAudit;
  /** Set when the answer is a file of any length: it is streamed as text and never held in memory. */
  readonly download?: { readonly mediaType: string; readonly fileName: string };
}

/** What a download answers: its text in pieces. */
export type Pieces = AsyncIterable<string>;
const pieces = z.custom<Pieces>(
  (value) => typeof value === 'object' && value !== null && Symbol.asyncIterator in value,
);

export type Operation = Command | Query;

export type InputOf<O extends { input: z.ZodObject }> = z.output<O['input']>;
/** What a caller writes: defaults may be left out. */
export type CallInputOf<O extends { input: z.ZodObject }> = z.input<O['input']>;
export type OutputOf<O extends { output: z.ZodType }> = z.output<O['output']>;

export function command<const Name extends string, Input extends z.ZodObject, Output extends z.ZodType>(
  declared: Omit<Command<Name, Input, Output>, 'kind'>,
): Command<Name, Input, Output> {
  return { kind: 'command', ...declared };
}

export function query<const Name extends string, Input extends z.ZodObject, Output extends z.ZodType>(
  declared: Omit<Query<Name, Input, Output>, 'kind' | 'method'>,
): Query<Name, Input, Output> {
  return { kind: 'query', method: 'GET', ...declared };
}

/** A question whose answer is a file; written down in the audit trail as an export before the first byte leaves. */
export function download<const Name extends string, Input extends z.ZodObject>(
  declared: Omit<Query<Name, Input, typeof pieces>, 'kind' | 'method' | 'audit' | 'output'>,
): Query<Name, Input, typeof pieces> {
  return { kind: 'query', method: 'GET', audit: 'export', output: pieces, ...declared };
}

/** The names of the `:parameters` in a path, in order. */
export function pathParameters(path: string): string[] {
  return [...path.matchAll(/:([A-Za-z]\w*)/g)].map((match) => match[1]!);
}
