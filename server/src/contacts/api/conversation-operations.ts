import { conversationOperations } from '@switchboard/shared/conversations';
import { accepted, refused } from '@switchboard/shared/kernel';
import type { OperationRegistry } from '../../platform/operations/registry.ts';
import { conversationPage, conversationFacts } from '../storage/reading.ts';
import { visibleContact } from '../storage/visible-contacts.ts';
import { markReadByStaff } from '../use-cases/marks.ts';
import { addNote, type DeskLostAt, sendMessage } from '../use-cases/send-message.ts';
import { agentTyping } from '../use-cases/typing.ts';
import { byPerson } from './contact-commands.ts';

/** What is said in contacts: read by whoever sees the contact, written by whoever has it in hand. */
export function registerConversations(registry: OperationRegistry, deskLostAt: DeskLostAt): void {
  const { read, send, note, markRead, typing } = conversationOperations;

  registry.query(read, async ({ scope, db }, { contactId, ...wish }) => {
    const row = await visibleContact(db, scope, contactId);
    const facts = row && (await conversationFacts(db, row.conversation_id));
    if (!row || !facts) return refused({ code: 'request/not-found' });
    const { messages: items } = await conversationPage(db, row.conversation_id, wish);
    return accepted({ items, marks: facts.marks, lastSeq: facts.lastSeq });
  });

  registry.command(send, async (call, input) => {
    const said = await byPerson(call, input.contactId, { delayed: input.delayed }, (userId) =>
      sendMessage(call.tx, { ...input, userId, commandId: call.commandId }, deskLostAt),
    );
    return said.ok ? accepted(wordOf(said.value)) : said;
  });
  registry.command(note, async (call, { contactId, text }) => {
    const added = await byPerson(call, contactId, {}, (userId) => addNote(call.tx, { contactId, userId, text }));
    return added.ok ? accepted(wordOf(added.value)) : added;
  });
  registry.command(markRead, async (call, { contactId, upTo }) => {
    const marked = await byPerson(call, contactId, { upTo }, (userId) =>
      markReadByStaff(call.tx, { contactId, userId, upTo }),
    );
    return marked.ok ? accepted({}) : marked;
  });
  registry.command(typing, async (call, { contactId }) => {
    const said = await byPerson(call, contactId, {}, (userId) => agentTyping(call.tx, { contactId, userId }));
    return said.ok ? accepted({}) : said;
  });
}

function wordOf({ messageId, seq, at }: { messageId: string; seq: number; at: number }) {
  return { messageId, seq, at };
}
