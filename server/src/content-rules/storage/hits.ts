import type { ContentHit } from '@switchboard/shared/content-rules';
import { hotStatement, type Transaction } from '../../platform/database/index.ts';
import './tables.ts';

export interface KeptHit {
  readonly rule_key: string;
  readonly rule_name: string;
  readonly band: number | null;
  readonly to_queue: string | null;
  readonly moved_at: number | null;
}

const ofContact = hotStatement(
  'content-rule-hit.of-contact',
  'SELECT rule_key, rule_name, band, to_queue, moved_at FROM content_rule_hit WHERE organisation_id = ? AND contact_id = ?',
);
const insert = hotStatement(
  'content-rule-hit.insert',
  `INSERT INTO content_rule_hit (organisation_id, contact_id, rule_key, rule_name, acted_at, matched, band, points, to_queue)
   VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (contact_id, rule_key) DO NOTHING`,
);
const move = hotStatement(
  'content-rule-hit.moved',
  `UPDATE content_rule_hit SET moved_at = ? WHERE organisation_id = ? AND contact_id = ? AND moved_at IS NULL
     AND to_queue IS NOT NULL`,
);

/** What rules have done to this contact so far. */
export function hitsOf(tx: Transaction, contactId: string): Promise<KeptHit[]> {
  return tx.prepared<KeptHit>(ofContact, [tx.scope.organisationId, contactId]);
}

/** Answers false when the rule has acted on this contact before. */
export async function keepHit(tx: Transaction, contactId: string, { rule, matched }: ContentHit): Promise<boolean> {
  const { band, points, toQueue } = rule.do;
  const key = [tx.scope.organisationId, contactId, rule.key, rule.name];
  return (await tx.change(insert, [...key, tx.now, JSON.stringify(matched), band, points, toQueue])) === 1;
}

/** It was sent where its rules wanted it, or cannot be: either way they are done with it. */
export async function keepMoved(tx: Transaction, contactId: string): Promise<void> {
  await tx.change(move, [tx.now, tx.scope.organisationId, contactId]);
}
