import { buffer } from 'node:stream/consumers';
import { attachmentOperations } from '@switchboard/shared/channels';
import { accepted, refused } from '@switchboard/shared/kernel';
import { attachmentById, conversationFacts, visibleContact } from '../../contacts/index.ts';
import type { OperationRegistry } from '../../platform/operations/registry.ts';
import { cleanFile, type FileNeeds } from '../use-cases/keep-file.ts';

/** Files as staff open them: whoever sees the contact sees its files. */
export function registerAttachments(registry: OperationRegistry, needs: Pick<FileNeeds, 'blobs'>): void {
  registry.query(attachmentOperations.open, async ({ scope, db }, { attachmentId }) => {
    const kept = await attachmentById(db, attachmentId);
    const facts = kept && (await conversationFacts(db, kept.conversationId));
    const contact = facts && (await visibleContact(db, scope, facts.contactId));
    if (!kept || !contact) return refused({ code: 'request/not-found' });
    const file = await cleanFile(contact.organisation_id, kept, needs);
    if (!file.ok) return file;
    const content = await buffer(file.value.content);
    return accepted({ attachment: file.value.attachment, content: content.toString('base64') });
  });
}
