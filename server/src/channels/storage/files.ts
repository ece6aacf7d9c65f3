import type { Kysely, Selectable } from 'kysely';
import type { Tables, Transaction } from '../../platform/database/index.ts';
import './tables.ts';

export type FileScan = Tables['webchat_file']['scan'];
export type FileRow = Selectable<Tables['webchat_file']>;

export async function insertFile(tx: Transaction, attachmentId: string): Promise<void> {
  const row = { attachment_id: attachmentId, organisation_id: tx.scope.organisationId };
  await tx.db
    .insertInto('webchat_file')
    .values({ ...row, scan: 'waiting', kept_at: tx.now, scanned_at: null })
    .execute();
}

export async function fileById(db: Kysely<Tables>, attachmentId: string): Promise<FileRow | undefined> {
  return db.selectFrom('webchat_file').selectAll().where('attachment_id', '=', attachmentId).executeTakeFirst();
}

/** Answers false when another node has settled it meanwhile. */
export async function settleFile(tx: Transaction, before: FileRow, scan: FileScan): Promise<boolean> {
  const [changed] = await tx.db
    .updateTable('webchat_file')
    .set({ scan, scanned_at: tx.now })
    .where('attachment_id', '=', before.attachment_id)
    .where('scan', '=', before.scan)
    .execute();
  return Number(changed?.numUpdatedRows ?? 0) > 0;
}

/** Files that wait for a scanner to come, of every organisation. */
export function heldFiles(db: Kysely<Tables>, limit: number): Promise<FileRow[]> {
  return db
    .selectFrom('webchat_file')
    .selectAll()
    .where('scan', '=', 'held')
    .orderBy('attachment_id')
    .limit(limit)
    .execute();
}
