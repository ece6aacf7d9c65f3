import type { Kysely } from 'kysely';
import type { Scope } from '../access/scope.ts';
import type { Tables } from './tables.ts';

/** Asks one moment of the database under a scope: whatever is asked, nothing was committed in between. */
export type ReadMoment = (scope: Scope) => Kysely<Tables>;
