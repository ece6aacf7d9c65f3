import type { Right } from '@switchboard/shared/access';
import type { SnapshotRecord } from '@switchboard/shared/protocol';
import type { Kysely } from 'kysely';
import { type Scope, type SharedRecords } from '../access/scope.ts';
import type { Tables } from '../database/tables.ts';
import { underRight } from './audience.ts';
import { sharedFields } from './projection.ts';

export interface SnapshotCall {
  /** Limited to the asker's scope under the provider's right; all providers of a snapshot see the same moment. */
  readonly db: Kysely<Tables>;
  readonly scope: Scope;
  /** Whose records are asked for: the asker's own organisation, or one that shares with it. */
  readonly organisationId: string;
}

/** A feature's part of a snapshot: the records a desk starts from before it follows the events. */
export interface SnapshotProvider {
  /** The member of the snapshot's state that it fills. */
  readonly name: string;
  /** Without this right there is nothing of it in the snapshot. */
  readonly right: Right;
  /** The record kind of sharing grants; without one it is never part of another organisation's snapshot. */
  readonly sharedAs?: string;
  /** Records of `organisationId` only, each with its id and organisation, with the fields this asker may see. */
  take(call: SnapshotCall): Promise<readonly SnapshotRecord[]>;
}

/** How a provider is to be asked for this stream and asker; null when nothing of it is hers to see. */
export interface Asking {
  readonly scope: Scope;
  /** Null: the asker's own organisation, nothing more to leave out. */
  readonly fields: ReadonlySet<string> | null;
}

export function askingFor(provider: SnapshotProvider, organisationId: string, scope: Scope): Asking | null {
  const narrowed = underRight(scope, provider.right);
  if (!narrowed) return null;
  if (organisationId === scope.organisationId) return { scope: { ...narrowed, sharedBy: noSharing }, fields: null };
  const { sharedAs } = provider;
  const fields = sharedAs === undefined ? undefined : sharedFields(scope, sharedAs, organisationId);
  if (sharedAs === undefined || !fields) return null;
  const ofThisOne = (scope.sharedBy.get(sharedAs) ?? []).filter((grant) => grant.organisationId === organisationId);
  return { scope: { ...narrowed, sharedBy: new Map([[sharedAs, ofThisOne]]) }, fields };
}

/**
 * The last gate: a record of the wrong organisation is a mistake of ours; of what is shared, fields that are not
 * granted are left out, and so is a record of which no field is left.
 */
export function gated(records: readonly SnapshotRecord[], organisationId: string, asking: Asking): SnapshotRecord[] {
  const { fields } = asking;
  return records.flatMap((record) => {
    if (record.organisationId !== organisationId) throw new ForeignRecord();
    if (!fields) return [record];
    const shown = Object.entries(record).filter(([field]) => fields.has(field));
    return shown.length > 0 ? [{ ...Object.fromEntries(shown), id: record.id, organisationId }] : [];
  });
}

/** A snapshot provider answered with a record of another organisation: nothing of the snapshot is sent. */
export class ForeignRecord extends Error {
  override readonly name = 'ForeignRecord';
  constructor() {
    super('A snapshot provider answered with a record of another organisation');
  }
}

const noSharing: ReadonlyMap<string, readonly SharedRecords[]> = new Map();
