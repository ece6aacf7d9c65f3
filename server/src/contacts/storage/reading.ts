import {
  type ContactOutline,
  type ContactRecord,
  type ContactState,
  openContactStates,
} from '@switchboard/shared/contacts';
import { isForCitizen, type Message, type ReadMarks } from '@switchboard/shared/conversations';
import type { Kysely } from 'kysely';
import type { Tables } from '../../platform/database/index.ts';
import { transcriptLines } from '../domain/transcript.ts';
import { contactIsOpen } from './conditions.ts';
import { marksOf } from './conversation-rows.ts';
import { type PageWish, readMessages } from './message-rows.ts';
import { outlinesOf, recordsOf } from './outline.ts';
import './tables.ts';

type Db = Kysely<Tables>;

/** Undefined when there is no such contact in the handle's scope. */
export async function contactOutline(db: Db, contactId: string): Promise<ContactOutline | undefined> {
  const rows = await db.selectFrom('contact').selectAll().where('id', '=', contactId).execute();
  return (await outlinesOf(db, rows))[0];
}

export async function contactRecord(db: Db, contactId: string): Promise<ContactRecord | undefined> {
  const rows = await db.selectFrom('contact').selectAll().where('id', '=', contactId).execute();
  return (await recordsOf(db, rows))[0];
}

/** Every contact of the scope that is not over, the oldest first, at most so many. */
export async function openContacts(db: Db, limit = 2_000): Promise<ContactOutline[]> {
  const open = db.selectFrom('contact').selectAll().where(contactIsOpen).where('state', 'in', openContactStates);
  const rows = await open.execute();
  // Sorted here: asked for an order, SQLite would walk every contact there ever was in it.
  rows.sort((one, other) => one.arrived_at - other.arrived_at || (one.id < other.id ? -1 : 1));
  return outlinesOf(db, rows.slice(0, limit));
}

/** What happens around a conversation that is not said in it. */
export interface ConversationFacts {
  readonly contactId: string;
  readonly conversationId: string;
  readonly state: ContactState;
  readonly citizenId: string | null;
  readonly channelId: string | null;
  readonly queueName: string | null;
  /** Who talks to the citizen now; null when nobody does. */
  readonly agentName: string | null;
  readonly lastSeq: number;
  readonly lastCitizenSeq: number;
  readonly marks: ReadMarks;
}

export async function conversationFacts(db: Db, conversationId: string): Promise<ConversationFacts | undefined> {
  const row = await db
    .selectFrom('contact')
    .innerJoin('conversation', 'conversation.id', 'contact.conversation_id')
    .selectAll('conversation')
    .select(['contact.state', 'contact.citizen_id', 'contact.channel_id', 'contact.queue_name'])
    .where('contact.conversation_id', '=', conversationId)
    .executeTakeFirst();
  if (!row) return undefined;
  const owner = await db
    .selectFrom('interaction')
    .select('agent_name')
    .where('contact_id', '=', row.contact_id)
    .where('is_owner', '=', 1)
    // While she deals with something urgent it is still hers; what is parked is nobody's for now.
    .where('state', 'in', row.state === 'connected' ? ['active', 'held'] : ['active'])
    .executeTakeFirst();
  return {
    contactId: row.contact_id,
    conversationId,
    state: row.state,
    citizenId: row.citizen_id,
    channelId: row.channel_id,
    queueName: row.queue_name,
    agentName: owner?.agent_name ?? null,
    lastSeq: row.last_seq,
    lastCitizenSeq: row.last_citizen_seq,
    marks: marksOf(row),
  };
}

export interface ReadPage {
  /** Rising. */
  readonly messages: Message[];
  /** The highest number looked at: what may not be seen is skipped, not asked for again. */
  readonly watermark: number;
}

/** A piece of a conversation; for the citizen without notes. The newest piece when neither end is given. */
export async function conversationPage(
  db: Db,
  conversationId: string,
  { forCitizen = false, ...wish }: PageWish & { readonly forCitizen?: boolean },
): Promise<ReadPage> {
  const all = await readMessages(db, conversationId, wish);
  const watermark = all.at(-1)?.seq ?? wish.after ?? 0;
  return { messages: forCitizen ? all.filter(isForCitizen) : all, watermark };
}

const transcriptPage = 500;

/** The conversation as plain text for the citizen: a line for each entry, without notes. */
export async function transcriptText(db: Db, conversationId: string): Promise<string> {
  const lines: string[] = [];
  for (let after = 0; ; ) {
    const { messages, watermark } = await conversationPage(db, conversationId, { after, limit: transcriptPage });
    if (watermark === after) return lines.join('\n');
    lines.push(...transcriptLines(messages));
    after = watermark;
  }
}
