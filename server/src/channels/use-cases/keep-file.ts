import type { Attachment } from '@switchboard/shared/conversations';
import type { Refusal } from '@switchboard/shared/errors';
import { accepted, newId, type Clock, type Result, refused } from '@switchboard/shared/kernel';
import type { CitizenPass, WebchatBackend } from '@switchboard/shared/webchat';
import { addAttachment, attachmentById } from '../../contacts/index.ts';
import type { SealedBlobs } from '../../platform/blobs/index.ts';
import type { Database } from '../../platform/database/index.ts';
import { isAcceptedKind, kindOf } from '../domain/file-kinds.ts';
import { insertFile } from '../storage/files.ts';
import { AcceptedContent, FileRefused } from './accepted-content.ts';
import { citizenScope } from './citizen-scope.ts';
import { fileBlobName, scanTimer } from './scan-files.ts';

export interface FileNeeds {
  readonly database: Database;
  readonly blobs: SealedBlobs;
  readonly clock: Clock;
}

type NewFile = Parameters<WebchatBackend['keepFile']>[1];

/** Keeps a file sealed, and has it scanned before anybody may see it. */
export async function keepFile(
  pass: CitizenPass,
  file: NewFile,
  { database, blobs, clock }: FileNeeds,
): Promise<Result<Attachment, Refusal>> {
  const mediaType = kindOf(file.mediaType);
  if (!isAcceptedKind(mediaType)) return refused({ code: 'attachment/kind-not-accepted' });
  const { organisationId, conversationId, citizenId } = pass;
  const id = newId(clock());
  const content = new AcceptedContent(mediaType, file.content);
  try {
    await blobs.put(organisationId, fileBlobName(id), content);
  } catch (failure) {
    const refusal = refusalIn(failure);
    if (refusal) return refused({ code: refusal.code });
    throw failure;
  }
  const attachment: Attachment = { id, name: file.name, mediaType, bytes: content.bytes, scan: 'waiting' };
  await database.inTransaction(citizenScope(organisationId, citizenId), async (tx) => {
    await addAttachment(tx, { ...attachment, conversationId });
    await insertFile(tx, id);
    await tx.schedule({ kind: scanTimer, key: id, dueAt: tx.now });
  });
  return accepted(attachment);
}

/** A file of this conversation that was found clean. */
export async function openFile(
  pass: CitizenPass,
  attachmentId: string,
  needs: FileNeeds,
): ReturnType<WebchatBackend['openFile']> {
  const { organisationId, conversationId, citizenId } = pass;
  const db = needs.database.read(citizenScope(organisationId, citizenId));
  const found = await attachmentById(db, attachmentId);
  if (!found || found.conversationId !== conversationId) return refused({ code: 'request/not-found' });
  return cleanFile(organisationId, found, needs);
}

/** What was kept, unless the scanner has not found it clean. */
export async function cleanFile(
  organisationId: string,
  { id, name, mediaType, bytes, scan }: Attachment,
  { blobs }: Pick<FileNeeds, 'blobs'>,
): ReturnType<WebchatBackend['openFile']> {
  if (scan !== 'clean') return refused({ code: 'attachment/not-shown' });
  const blob = await blobs.open(organisationId, fileBlobName(id));
  if (!blob) return refused({ code: 'request/not-found' });
  return accepted({ attachment: { id, name, mediaType, bytes, scan }, content: await blob.read() });
}

/** A store may wrap what the content threw. */
function refusalIn(failure: unknown): FileRefused | undefined {
  for (let one = failure; one instanceof Error; one = one.cause) if (one instanceof FileRefused) return one;
  return undefined;
}
