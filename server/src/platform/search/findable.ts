import { everyOrganisation } from '../access/scope.ts';
import type { Transaction } from '../database/index.ts';
import { markOf } from './candidates.ts';
import { storedText, wordsOf } from './search-text.ts';
import './search-tables.ts';

/** A record as it can be found. */
export interface Findable {
  readonly organisationId: string;
  readonly kind: string;
  readonly id: string;
  /** The service area of the record; null: of the whole organisation. */
  readonly areaId: string | null;
  /** Texts by the name of their field, the same names that sharing grants use. Empty ones are left out. */
  readonly fields: Readonly<Record<string, string | null>>;
}

/** Keeps the record findable as it is now, in the very transaction that changes it. */
export async function makeFindable(tx: Transaction, record: Findable): Promise<void> {
  const { organisationId, kind, id, areaId, fields } = record;
  const own = within(tx, organisationId);
  await makeUnfindable(tx, record);
  for (const [field, value] of Object.entries(fields)) {
    const words = wordsOf(value ?? '');
    if (words.length === 0) continue;
    const text = storedText(words);
    const marks = `${markOf(organisationId, kind)} ${markOf(organisationId, kind, field)}`;
    await own.db
      .insertInto('search_entry')
      .values({
        organisation_id: organisationId,
        kind,
        record_id: id,
        field,
        area_id: areaId,
        text,
        marked_text: `${marks}${text}`,
      })
      .execute();
  }
}

export async function makeUnfindable(
  tx: Transaction,
  { organisationId, kind, id }: Pick<Findable, 'organisationId' | 'kind' | 'id'>,
): Promise<void> {
  const { db } = within(tx, organisationId);
  await db.deleteFrom('search_entry').where('kind', '=', kind).where('record_id', '=', id).execute();
}

/** The system founds organisations; everybody else acts within their own. */
function within(tx: Transaction, organisationId: string): Transaction {
  return tx.scope.organisationId === everyOrganisation ? tx.asOrganisation(organisationId) : tx;
}
