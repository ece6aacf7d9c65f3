import type { ExampleWorld, Person } from '../world.ts';

/** A valid request of an operation, asked for by somebody of Eastmere Police, whoever she is. */
export interface Example {
  readonly input: Record<string, unknown>;
  /** Members that name another organisation's record on purpose (a grant's receiver). */
  readonly foreignOnPurpose?: readonly string[];
}

/**
 * Makes the example in a fresh world; it may prepare what the request needs (a link, a session, an entry). What must be
 * in the asker's own hands is put there: in those of `asker`, or when nobody is named of the first operator.
 */
export type ExampleOf = (world: ExampleWorld, asker?: Person) => Example | Promise<Example>;

export type Examples = Readonly<Record<string, ExampleOf>>;
