import type { ExampleWorld } from '../world.ts';
import type { Example, ExampleOf } from './example.ts';

/** A request in which an identifier of ours was replaced by the other organisation's for the same kind of record. */
export interface Trespass {
  /** Where the identifier stands: `teamId`, `roles.0.serviceAreaId`; `*` for all of them at once. */
  readonly at: string;
  readonly input: Record<string, unknown>;
}

const anId = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const unknownId = '01999999-9999-7999-8999-999999999999';

/** Every way to name a foreign record in this request: each identifier by itself, all together, and an unknown one. */
export async function trespasses(world: ExampleWorld, mirrored: ExampleWorld, exampleOf: ExampleOf) {
  const own = await exampleOf(world);
  const theirs = await exampleOf(mirrored);
  const places = idPlaces(own);
  const single = places.map((at) => ({ at, input: replaced(own.input, at, valueAt(theirs.input, at)) }));
  const unknown = places.map((at) => ({ at: `${at} (unknown)`, input: replaced(own.input, at, unknownId) }));
  const all = places.reduce((input, at) => replaced(input, at, valueAt(theirs.input, at)), own.input);
  return places.length > 1 ? [...single, ...unknown, { at: '*', input: all }] : [...single, ...unknown];
}

/** Where identifiers of records stand in an example. */
export function idPlaces({ input, foreignOnPurpose = [] }: Example): string[] {
  return placesIn(input, '').filter((at) => !foreignOnPurpose.includes(at));
}

function placesIn(value: unknown, at: string): string[] {
  if (typeof value === 'string') return anId.test(value) ? [at] : [];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, member]) => placesIn(member, at ? `${at}.${name}` : name));
}

function valueAt(input: unknown, at: string): unknown {
  return at.split('.').reduce((value, name) => (value as Record<string, unknown>)[name], input);
}

function replaced(input: Record<string, unknown>, at: string, value: unknown): Record<string, unknown> {
  const copy = structuredClone(input);
  const names = at.split('.');
  const last = names.pop()!;
  const holder = names.reduce<Record<string, unknown>>((inside, name) => inside[name] as Record<string, unknown>, copy);
  holder[last] = value;
  return copy;
}
