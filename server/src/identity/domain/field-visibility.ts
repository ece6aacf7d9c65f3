import { fieldRulesOf, type SharedKind } from '@switchboard/shared/identity';
import { type HeldRights, isHeldFor } from './held-rights.ts';

export interface Viewer {
  readonly organisationId: string;
  readonly rights: HeldRights;
  readonly sharedBy: ReadonlyMap<string, readonly { organisationId: string; fields: ReadonlySet<string> }[]>;
}

export interface Located {
  readonly id: string;
  readonly organisationId: string;
  readonly serviceAreaId: string | null;
}

/**
 * May the viewer see this field of this record? Of her own organisation by her right in the record's service area
 * (outline fields of what belongs to the whole organisation wherever she holds it); of another organisation by the
 * grant's fields alone.
 */
export function maySee(viewer: Viewer, kind: SharedKind, field: string, record: Located): boolean {
  const rule = fieldRulesOf(kind)[field];
  if (rule === undefined) return false;
  if (record.organisationId !== viewer.organisationId) {
    if (!rule.shareable || !viewer.rights.has(rule.right)) return false;
    const givers = viewer.sharedBy.get(kind) ?? [];
    return givers.some((giver) => giver.organisationId === record.organisationId && giver.fields.has(field));
  }
  if (rule.right === 'directory.read' && record.serviceAreaId === null) return viewer.rights.has(rule.right);
  return isHeldFor(viewer.rights, rule.right, record.serviceAreaId);
}

/** The record with the fields this viewer may see; the others are absent, not empty. */
export function projected<Full extends Located>(
  viewer: Viewer,
  kind: SharedKind,
  record: Full,
): Pick<Full, 'id' | 'organisationId'> & Partial<Full> {
  const seen: Partial<Full> = {};
  for (const field of Object.keys(fieldRulesOf(kind)) as (keyof Full & string)[]) {
    if (field in record && maySee(viewer, kind, field, record)) seen[field] = record[field];
  }
  return { ...seen, id: record.id, organisationId: record.organisationId };
}
