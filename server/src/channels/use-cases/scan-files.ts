import type { SealedBlobs } from '../../platform/blobs/index.ts';
import { everyOrganisation, systemScope } from '../../platform/access/scope.ts';
import type { Database } from '../../platform/database/index.ts';
import { type DueJob, type JobRunner } from '../../platform/jobs/index.ts';
import { seconds } from '@switchboard/shared/kernel';
import { setAttachmentScan } from '../../contacts/index.ts';
import { type Scanner, ScannerUnavailable } from '../gateways/clamd.ts';
import { type FileRow, type FileScan, fileById, heldFiles, settleFile } from '../storage/files.ts';

export interface ScanNeeds {
  readonly database: Database;
  readonly blobs: Pick<SealedBlobs, 'open'>;
  /** Undefined where no scanner is configured. */
  readonly scanner: Scanner | undefined;
}

/** A timer for each file; its key is the attachment's id. */
export const scanTimer = 'webchat.scan';
const rescanEveryMs = seconds(30);
const rescannedAtOnce = 100;

/** Registers the scan of a file that was kept, and the return to those that were held for want of a scanner. */
export function registerScans(jobs: JobRunner, needs: ScanNeeds): void {
  jobs.onDueOutside(scanTimer, (job) => scanFile(job, needs));
  jobs.everyOutside('webchat.rescan', rescanEveryMs, () => rescanHeld(needs));
}

/** A scanner that does not answer, or does not want a file, makes nothing clean: the file is held. */
async function scanFile({ organisationId, key }: DueJob, needs: ScanNeeds): Promise<void> {
  const scope = systemScope(organisationId, scanTimer);
  const file = await fileById(needs.database.read(scope), key);
  if (!file || (file.scan !== 'waiting' && file.scan !== 'held')) return;
  const scan = await verdictOf(file, needs);
  await needs.database.inTransaction(scope, async (tx) => {
    if (!(await settleFile(tx, file, scan))) return;
    await setAttachmentScan(tx, key, scan === 'unscannable' ? 'held' : scan);
  });
}

async function verdictOf(file: FileRow, { blobs, scanner }: ScanNeeds): Promise<FileScan> {
  if (!scanner) return 'held';
  const blob = await blobs.open(file.organisation_id, fileBlobName(file.attachment_id));
  if (!blob) throw new Error('A file that was to be scanned is not in the store');
  try {
    return await scanner.scan(await blob.read());
  } catch (failure) {
    if (failure instanceof ScannerUnavailable) return 'held';
    throw failure;
  }
}

async function rescanHeld({ database, scanner }: ScanNeeds): Promise<void> {
  if (!scanner) return;
  const scope = systemScope(everyOrganisation, 'webchat.rescan');
  const held = await heldFiles(database.read(scope), rescannedAtOnce);
  if (held.length === 0 || !(await scanner.isThere())) return;
  await database.inTransaction(scope, async (tx) => {
    for (const { attachment_id: key, organisation_id: organisationId } of held) {
      await tx.schedule({ kind: scanTimer, key, dueAt: tx.now, organisationId });
    }
  });
}

/** Where a file lies in the organisation's blobs. */
export function fileBlobName(attachmentId: string): string {
  return `webchat/${attachmentId}`;
}
