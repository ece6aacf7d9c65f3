import { createHash } from 'node:crypto';
import { canonicalJson } from '@switchboard/shared/kernel';
import type { Areas, Scope } from '../access/scope.ts';

/**
 * A short mark of everything that decides what this asker sees of one stream. The same on every node; a client hands
 * it back when it resumes, and a different mark means that what it holds is void.
 */
export function rightsMark(scope: Scope, stream: string): string {
  const grants = stream === scope.organisationId ? [] : grantsOf(scope, stream);
  const rights = [...scope.rights].map(([right, areas]) => [right, namesOf(areas)]);
  const facts = { stream, organisation: scope.organisationId, actor: scope.actor.id, rights: sorted(rights), grants };
  return createHash('sha256').update(canonicalJson(facts)).digest('base64url').slice(0, 22);
}

/** Streams this asker may follow: her own organisation's, and those of organisations that share something with it. */
export function streamsOf(scope: Scope): string[] {
  const sharing = [...scope.sharedBy.values()].flat().map(({ organisationId }) => organisationId);
  return [...new Set([scope.organisationId, ...sharing])];
}

function grantsOf(scope: Scope, stream: string): unknown[] {
  const ofStream = [...scope.sharedBy].flatMap(([kind, grants]) =>
    grants
      .filter(({ organisationId }) => organisationId === stream)
      .map(({ fields }): [string, string[]] => [kind, [...fields].sort()]),
  );
  return sorted(ofStream);
}

function namesOf(areas: Areas): 'all' | string[] {
  return areas === 'all' ? 'all' : [...areas].sort();
}

function sorted<Entry>(entries: Entry[]): Entry[] {
  return entries.toSorted((a, b) => (canonicalJson(a) < canonicalJson(b) ? -1 : 1));
}
