import type { Author } from '@switchboard/shared/customers';

/** Tells what people and programs of an organisation are called (identity, actorNamesFrom). */
export type ActorNames = (
  organisationId: string,
  actors: readonly { readonly kind: string; readonly id: string }[],
) => Promise<ReadonlyMap<string, string>>;

/** The authors of some records, by id, named as they are called now. */
export async function authorsOf(
  actorNames: ActorNames,
  organisationId: string,
  ids: readonly string[],
): Promise<(id: string) => Author> {
  const distinct = [...new Set(ids)];
  const actors = distinct.flatMap((id) => [
    { kind: 'user', id },
    { kind: 'apiToken', id },
  ]);
  const names = distinct.length > 0 ? await actorNames(organisationId, actors) : new Map<string, string>();
  return (id) => ({ id, name: names.get(id) ?? null });
}
