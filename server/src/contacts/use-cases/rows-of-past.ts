import { recordOf } from '../domain/wrap-up.ts';
import type { ContactRow, ConversationRow } from '../storage/contact-rows.ts';
import type { InteractionRow } from '../storage/interaction-rows.ts';
import type { MessageRow } from '../storage/message-rows.ts';
import type { ParticipantRow, PastRows } from '../storage/past-rows.ts';
import { unwritten } from './begin-contact.ts';
import { authorKeyOf, detailsOf, platform } from './entries.ts';
import type { PastContact } from './past-contact.ts';
import { stranger } from './recognise.ts';

export interface PastDisposition {
  readonly reason: { readonly id: string; readonly title: string };
  readonly outcome: { readonly id: string; readonly title: string };
  readonly note: string;
}

interface PastSetting {
  readonly organisationId: string;
  /** Ids that rise. */
  readonly newId: () => string;
  readonly queue: {
    readonly id: string;
    readonly name: string;
    readonly band: number;
    readonly serviceAreaId: string | null;
  } | null;
  readonly disposition: PastDisposition | null;
}

/** The rows that a contact would have left behind, had it been lived here. */
export function rowsOfPast(past: PastContact, setting: PastSetting): PastRows {
  const own = { organisation_id: setting.organisationId };
  const contactId = setting.newId();
  const conversationId = setting.newId();
  const interactions = interactionsOf(past, setting, contactId);
  const messages = messagesOf(past, setting, conversationId);
  return {
    contact: contactOf(past, setting, { contactId, conversationId, lastPart: interactions.findLast(isAgents) }),
    conversation: conversationOf(past, messages, { ...own, id: conversationId, contact_id: contactId }),
    messages,
    interactions,
    participants: participantsOf(past, setting, contactId),
    points: past.points.map(({ kind, value }) => ({
      ...own,
      contact_id: contactId,
      kind,
      value,
      given_at: past.arrivedAt,
    })),
  };
}

function messagesOf({ entries }: PastContact, { organisationId, newId }: PastSetting, conversationId: string) {
  return entries.map(({ at, author, body }, index): MessageRow => {
    const by = author ?? platform;
    return {
      id: newId(),
      organisation_id: organisationId,
      conversation_id: conversationId,
      seq: index + 1,
      written_at: at,
      kind: body.kind,
      author_kind: by.kind,
      author_user_id: by.userId,
      author_name: by.name,
      author_key: authorKeyOf(by),
      client_id: null,
      text: body.kind === 'happening' ? '' : body.text,
      details: JSON.stringify(detailsOf(body)),
    };
  });
}

const isAgents = ({ kind }: InteractionRow) => kind === 'agent';
const nameOf = ({ customer, givenName }: PastContact) => customer?.name ?? givenName ?? stranger;

function contactOf(past: PastContact, setting: PastSetting, made: Made): ContactRow {
  const { arrivedAt, ended, customer } = past;
  return {
    ...unwritten,
    ...versionsOf(past, setting.disposition !== null),
    ...waitingOf(past, setting),
    ...endOf(past, setting, made.lastPart),
    id: made.contactId,
    organisation_id: setting.organisationId,
    conversation_id: made.conversationId,
    start_key: made.contactId,
    channel: 'webchat',
    direction: 'inbound',
    arrived_at: arrivedAt,
    given_name: past.givenName,
    display_name: nameOf(past),
    customer_id: customer?.id ?? null,
    customer_match: customer ? 'one' : 'none',
    language: past.language,
    page: past.page,
    channel_id: past.channelId,
    citizen_id: null,
    needs_link: 1,
    citizen_connected: 0,
    citizen_unlinked_at: ended.at,
    last_agent_id: made.lastPart?.user_id ?? null,
  };
}

interface Made {
  readonly contactId: string;
  readonly conversationId: string;
  /** The last part an agent had. */
  readonly lastPart: InteractionRow | undefined;
}

function waitingOf({ waiting }: PastContact, { queue }: PastSetting) {
  if (!waiting || !queue) return { service_area_id: null };
  return {
    service_area_id: queue.serviceAreaId,
    first_queued_at: waiting.sinceAt,
    queue_id: queue.id,
    queue_name: queue.name,
    band: waiting.band ?? queue.band,
    handover: JSON.stringify(waiting.handover),
    intent: waiting.handover.intent,
  };
}

function endOf({ ended }: PastContact, { disposition }: PastSetting, lastPart: InteractionRow | undefined) {
  const state = ended.isAbandoned ? ('abandoned' as const) : ('ended' as const);
  const over = { state, state_since_at: ended.at, ended_at: ended.at, ended_by: ended.by };
  if (!disposition) return over;
  const { reason, outcome, note } = disposition;
  const given = { reason_id: reason.id, outcome_id: outcome.id };
  return {
    ...over,
    ...given,
    record: recordOf(state, given),
    reason_title: reason.title,
    outcome_title: outcome.title,
    wrap_up_note: note,
    disposition_of: lastPart?.id ?? null,
  };
}

/** As many as it had changes: arrived, self-service, in line, each agent, each time in line again, its end, written up. */
function versionsOf({ waiting, parts }: PastContact, isWrittenUp: boolean) {
  const hands = 2 + (waiting ? 1 : 0) + parts.length + Math.max(0, parts.length - 1) + 1;
  return { hands_version: hands, version: hands + Math.max(parts.length, isWrittenUp ? 1 : 0) };
}

function conversationOf(
  { parts, ended }: PastContact,
  messages: readonly MessageRow[],
  own: Pick<ConversationRow, 'id' | 'organisation_id' | 'contact_id'>,
): ConversationRow {
  const last = messages.length;
  const joined = messages.findLast(({ kind, details }) => kind === 'happening' && details.includes('"agentJoined"'));
  return {
    ...own,
    last_seq: last,
    last_citizen_seq: messages.findLast(({ author_kind }) => author_kind === 'citizen')?.seq ?? 0,
    owner_since_seq: joined?.seq ?? 0,
    // Who leaves by herself does not see the line that says so.
    citizen_delivered_seq: ended.by === 'citizen' ? last - 1 : last,
    citizen_read_seq: last - 1,
    staff_read_seq: parts.length > 0 ? last : 0,
  };
}

function interactionsOf(past: PastContact, { organisationId, newId }: PastSetting, contactId: string) {
  const own = {
    organisation_id: organisationId,
    contact_id: contactId,
    state: 'completed',
    is_owner: 0,
    reservation_id: null,
    wrap_up_due_at: null,
    wrap_up_extended: 0,
    held_since_at: null,
    held_ms: 0,
    interrupted_by: null,
  } as const;
  const { bot, arrivedAt, parts } = past;
  const bots: InteractionRow = {
    ...own,
    id: newId(),
    kind: 'bot',
    user_id: null,
    agent_name: bot.name,
    started_at: arrivedAt,
    left_at: bot.leftAt,
    wrap_up_mode: null,
    completed_at: bot.leftAt,
  };
  const agents = parts.map(
    (part): InteractionRow => ({
      ...own,
      id: newId(),
      kind: 'agent',
      user_id: part.userId,
      agent_name: part.name,
      started_at: part.startedAt,
      left_at: part.leftAt,
      wrap_up_mode: 'timed',
      completed_at: part.completedAt,
    }),
  );
  return [bots, ...agents];
}

function participantsOf(
  past: PastContact,
  { organisationId, newId }: PastSetting,
  contactId: string,
): ParticipantRow[] {
  const own = { organisation_id: organisationId, contact_id: contactId };
  const { arrivedAt, bot, ended, parts } = past;
  return [
    { kind: 'citizen' as const, user_id: null, name: nameOf(past), joined_at: arrivedAt, left_at: ended.at },
    { kind: 'bot' as const, user_id: null, name: bot.name, joined_at: arrivedAt, left_at: bot.leftAt },
    ...parts.map(({ userId, name, startedAt, leftAt }) => ({
      kind: 'agent' as const,
      user_id: userId,
      name,
      joined_at: startedAt,
      left_at: leftAt,
    })),
  ].map((one) => ({ ...own, ...one, id: newId() }));
}
