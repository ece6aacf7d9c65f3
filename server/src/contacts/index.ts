import { hours, seconds } from '@switchboard/shared/kernel';
import type { Platform } from '../platform/platform.ts';
import { registerContactCommands } from './api/contact-commands.ts';
import { registerContactQuestions } from './api/contact-questions.ts';
import { registerConversations } from './api/conversation-operations.ts';
import { registerLiveContacts } from './api/live-contacts.ts';
import { emptyOldWords } from './storage/emptied-events.ts';
import { indexContact } from './storage/findable-contacts.ts';
import './storage/tables.ts';
import { loseLapsedLinks, onCallbackDue, onLinkLook, onParkedReturn } from './use-cases/contact-turns.ts';
import { contactTimers } from './use-cases/plans.ts';
import type { DeskLostAt } from './use-cases/send-message.ts';
import { onWrapUpEnds } from './use-cases/wrap-up.ts';

export { isOfferable } from './domain/link-rules.ts';
export { contactHooks, type OwnerChange } from './hooks.ts';
export { addAttachment, attachmentById, type KeptAttachment, type NewAttachment } from './storage/attachments.ts';
export { type Hand, handsOf, isOnContact } from './storage/hands.ts';
export { contactHistory } from './storage/history.ts';
export { contactMigrations } from './storage/migrations.ts';
export {
  type ConversationFacts,
  contactOutline,
  contactRecord,
  conversationFacts,
  conversationPage,
  openContacts,
  type ReadPage,
  readMarks,
  transcriptText,
} from './storage/reading.ts';
export { visibleContact } from './storage/visible-contacts.ts';
export { type WaitingContact, waitingContact, waitingContacts } from './storage/waiting.ts';
export { type AddedMessage, addMessage } from './use-cases/add-message.ts';
export { type Arrival, type BegunContact, beginContact } from './use-cases/begin-contact.ts';
export { promiseCallback } from './use-cases/callbacks.ts';
export { citizenLinked, citizenUnlinked, renewCitizenLinks } from './use-cases/citizen-link.ts';
export { type Acceptance, connect } from './use-cases/connect.ts';
export { abandonContact, type Ending, endContact } from './use-cases/end-contact.ts';
export type { Author, EntryBody, NewEntry } from './use-cases/entries.ts';
export { setCitizenMarks } from './use-cases/marks.ts';
export { enqueue, enterSelfService, type Moved, type QueueWish, requeue } from './use-cases/queue-contact.ts';
export { giveDetails } from './use-cases/say-who.ts';
export { setAttachmentScan } from './use-cases/scan-attachment.ts';
export { botTyping, citizenTyping } from './use-cases/typing.ts';

export interface ContactNeeds {
  /** When a desk's last silence began: what waited behind a lost link is judged by it. */
  readonly deskLostAt: DeskLostAt;
}

const lapsesEveryMs = seconds(15);

/** Registers the operations of contacts and conversations, their timers, and what desks are told. */
export function registerContacts(
  { registry, jobs, catalogue, database }: Pick<Platform, 'registry' | 'jobs' | 'catalogue' | 'database'>,
  { deskLostAt }: ContactNeeds,
): void {
  registerContactCommands(registry);
  registerContactQuestions(registry, database);
  registerConversations(registry, deskLostAt);
  registerLiveContacts(catalogue);
  jobs.onDue(contactTimers.linkLook, onLinkLook);
  jobs.onDue(contactTimers.parkedReturn, onParkedReturn);
  jobs.onDue(contactTimers.callbackDue, onCallbackDue);
  jobs.onDue(contactTimers.wrapUpEnds, onWrapUpEnds);
  jobs.onDue(contactTimers.index, indexContact);
  jobs.every('contact.links-lapse', lapsesEveryMs, loseLapsedLinks);
  jobs.every('contact.empty-old-words', hours(1), emptyOldWords);
}
