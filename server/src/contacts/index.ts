import { hours, seconds } from '@switchboard/shared/kernel';
import type { Platform } from '../platform/platform.ts';
import { registerContactCommands } from './api/contact-commands.ts';
import { registerContactQuestions } from './api/contact-questions.ts';
import { registerConversations } from './api/conversation-operations.ts';
import { registerLiveContacts } from './api/live-contacts.ts';
import { registerSteering } from './api/steering.ts';
import { emptyOldWords } from './storage/emptied-events.ts';
import { indexContact } from './storage/findable-contacts.ts';
import './storage/tables.ts';
import { contactHooks } from './hooks.ts';
import { takeUpAgain } from './use-cases/interrupts.ts';
import { loseLapsedLinks, onCallbackDue, onLinkLook, onParkedReturn } from './use-cases/contact-turns.ts';
import { contactTimers } from './use-cases/plans.ts';
import type { DeskLostAt } from './use-cases/send-message.ts';
import { onWrapUpEnds } from './use-cases/wrap-up.ts';

export { contactHooks } from './hooks.ts';
export { addAttachment, attachmentById } from './storage/attachments.ts';
export { isOnContact, keepsBusy, nameOfPerson } from './storage/hands.ts';
export { contactHistory } from './storage/history.ts';
export { contactMigrations } from './storage/migrations.ts';
export { pointsOf } from './storage/points.ts';
export { skipSteps, stoodSince } from './storage/queue-clocks.ts';
export {
  type ContactContent,
  contentOf,
  earlierContacts,
  openContactsOf,
  wordsOfCitizen,
} from './storage/contact-content.ts';
export {
  contactOutline,
  contactRecord,
  conversationFacts,
  conversationPage,
  transcriptText,
} from './storage/reading.ts';
export { type MovedBy, movesOf, noteMove } from './storage/contact-moves.ts';
export { visibleContact } from './storage/visible-contacts.ts';
export { addMessage } from './use-cases/add-message.ts';
export { type Arrival, type BegunContact, beginContact } from './use-cases/begin-contact.ts';
export { notReachedWords, promiseCallback } from './use-cases/callbacks.ts';
export { citizenLinked, citizenUnlinked } from './use-cases/citizen-link.ts';
export { connect } from './use-cases/connect.ts';
export { abandonContact, endContact } from './use-cases/end-contact.ts';
export { inheritPlace } from './use-cases/inherit-place.ts';
export { importPastContacts } from './use-cases/import-past-contacts.ts';
export { lineGone } from './use-cases/line-gone.ts';
export { setCitizenMarks } from './use-cases/marks.ts';
export type { PastContact, PastEntry, PastPart } from './use-cases/past-contact.ts';
export { contactTimers } from './use-cases/plans.ts';
export { enqueue, enterSelfService, type QueueWish, requeue } from './use-cases/queue-contact.ts';
export { raiseContact } from './use-cases/raise-contact.ts';
export { giveDetails } from './use-cases/say-who.ts';
export {
  backInLine,
  backInQueue,
  giveAge,
  holdContact,
  recountHandsOf,
  returnNow,
  takeFromStrangers,
  goOnWith,
} from './use-cases/repair.ts';
export { setAttachmentScan } from './use-cases/scan-attachment.ts';
export { moveToQueue } from './use-cases/steer.ts';
export { type Announcement, tellCitizen } from './use-cases/tell-citizen.ts';
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
  contactHooks.whenTalkOver.add(takeUpAgain);
  registerContactCommands(registry);
  registerContactQuestions(registry, database);
  registerConversations(registry, deskLostAt);
  registerSteering(registry);
  registerLiveContacts(catalogue);
  jobs.onDue(contactTimers.linkLook, onLinkLook);
  jobs.onDue(contactTimers.parkedReturn, onParkedReturn);
  jobs.onDue(contactTimers.callbackDue, onCallbackDue);
  jobs.onDue(contactTimers.wrapUpEnds, onWrapUpEnds);
  jobs.onDue(contactTimers.index, indexContact);
  jobs.every('contact.links-lapse', lapsesEveryMs, loseLapsedLinks);
  jobs.every('contact.empty-old-words', hours(1), emptyOldWords);
}
