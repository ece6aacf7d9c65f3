import type { Channel, ContactState, InteractionState, ParticipantKind } from '@switchboard/shared/contacts';
import type { Attachment } from '@switchboard/shared/conversations';
import { declareTable } from '../../platform/database/tables.ts';

declare module '../../platform/database/tables.ts' {
  interface Tables {
    contact: {
      id: string;
      organisation_id: string;
      service_area_id: string | null;
      conversation_id: string;
      /** Who began it and with which start id: the same start twice is the same contact. */
      start_key: string;
      channel: Channel;
      direction: 'inbound' | 'outbound';
      state: ContactState;
      state_since_at: number;
      arrived_at: number;
      first_queued_at: number | null;
      ended_at: number | null;
      ended_by: string | null;
      queue_id: string | null;
      /** As the queue was called when the contact entered it. */
      queue_name: string | null;
      band: number;
      /** JSON: skills asked for beyond those of the queue, `[{skillId, atLeast}]`. */
      skills: string;
      wanted_user_id: string | null;
      wanted_name: string | null;
      /** Why somebody in particular is looked for, and until when she is waited for while she is there and full. */
      wanted_why: 'askedFor' | 'lastAgent' | 'caseOwner' | null;
      wanted_until_at: number | null;
      /** Who transferred or returned it, and what they wrote for the next. */
      handed_over_by: string | null;
      handed_over_note: string | null;
      /** What she said she is called. */
      given_name: string | null;
      display_name: string;
      customer_id: string | null;
      customer_match: 'one' | 'several' | 'none';
      language: string;
      /** JSON: what self-service learnt. */
      handover: string | null;
      intent: string | null;
      page: string | null;
      channel_id: string | null;
      citizen_id: string | null;
      /** Webchat lives by the citizen's page being linked; mail, forms and promised callbacks do not (design §3). */
      needs_link: number;
      citizen_connected: number;
      citizen_unlinked_at: number | null;
      link_renewed_at: number | null;
      /** Who had it last, or has it: whoever is to say why and what, if nobody else has. */
      last_agent_id: string | null;
      parked_user_id: string | null;
      parked_name: string | null;
      parked_until_at: number | null;
      callback_due_at: number | null;
      record: 'open' | 'complete';
      reason_id: string | null;
      outcome_id: string | null;
      /** As they were called when they were given. */
      reason_title: string | null;
      outcome_title: string | null;
      wrap_up_note: string | null;
      /** The interaction whose reason and outcome these are: a later part outranks an earlier one. */
      disposition_of: string | null;
      /** The version at which the contact last changed its state or its hands. */
      hands_version: number;
      version: number;
      /** Points it has beyond its queue's: given by content rules and supervisors. */
      points: number;
      /** The clocks of the queue it is or was in last; written by queue-clocks.ts alone. */
      queue_since_at: number | null;
      queue_left_at: number | null;
      /** For so long the step clock stood since then: it was offered, or away. */
      offered_ms: number;
      /** So much of the step clock was skipped since then. */
      skipped_ms: number;
    };
    /** What was decided about a contact beside its offers: by a person or a rule, and why. */
    contact_move: {
      id: string;
      organisation_id: string;
      contact_id: string;
      moved_at: number;
      kind: string;
      by_kind: 'user' | 'rule' | 'platform';
      /** The person's id, or the rule's key. */
      by_id: string;
      by_name: string;
      reason: string | null;
      /** JSON: what it was and became. */
      details: string;
    };
    /** A callback that was promised, beside its contact. */
    callback: {
      contact_id: string;
      organisation_id: string;
      promised_at: number;
      attempts: number;
      last_outcome: string | null;
      last_tried_at: number | null;
      joined_contact_id: string | null;
      over_at: number | null;
    };
    contact_point_given: {
      organisation_id: string;
      contact_id: string;
      kind: 'phone' | 'email' | 'handle';
      value: string;
      given_at: number;
    };
    conversation: {
      id: string;
      organisation_id: string;
      contact_id: string;
      last_seq: number;
      last_citizen_seq: number;
      /** Where the present owner came in: a word written before it was written for somebody else's conversation. */
      owner_since_seq: number;
      citizen_delivered_seq: number;
      citizen_read_seq: number;
      staff_read_seq: number;
    };
    message: {
      id: string;
      organisation_id: string;
      conversation_id: string;
      seq: number;
      written_at: number;
      kind: 'text' | 'note' | 'happening';
      author_kind: ParticipantKind;
      author_user_id: string | null;
      author_name: string;
      /** Whose client ids are told apart: one person, the citizen, the bot. */
      author_key: string;
      client_id: string | null;
      text: string;
      /** JSON: suggestions and source of a text, or the happening. */
      details: string;
    };
    attachment: {
      id: string;
      organisation_id: string;
      conversation_id: string;
      /** Null until it was said with a message. */
      message_id: string | null;
      name: string;
      media_type: string;
      bytes: number;
      scan: Attachment['scan'];
      created_at: number;
    };
    interaction: {
      id: string;
      organisation_id: string;
      contact_id: string;
      kind: 'agent' | 'bot';
      user_id: string | null;
      agent_name: string | null;
      state: InteractionState;
      is_owner: number;
      reservation_id: string | null;
      started_at: number;
      left_at: number | null;
      wrap_up_mode: 'optional' | 'timed' | 'mandatory' | null;
      wrap_up_due_at: number | null;
      wrap_up_extended: number;
      completed_at: number | null;
      /** Since when it stands still for something more urgent; null while it does not, and while it is parked. */
      held_since_at: number | null;
      /** For so long it stood still before that: a clock of its own. */
      held_ms: number;
      /** The contact of the same agent for which it stands still. */
      interrupted_by: string | null;
    };
    participant: {
      id: string;
      organisation_id: string;
      contact_id: string;
      kind: ParticipantKind;
      user_id: string | null;
      name: string;
      joined_at: number;
      left_at: number | null;
    };
    /** How far words have been taken out of the event log again (storage/emptied-events.ts). */
    emptied_events: { organisation_id: string; seq: number };
  }
}

/**
 * Who may see a contact depends on taking part as well as on service areas, so that no area is declared here: every
 * read goes through storage/visible-contacts.ts.
 */
declareTable('contact', { organisation: 'organisation_id' });
declareTable('contact_move', { organisation: 'organisation_id' });
declareTable('callback', { organisation: 'organisation_id' });
declareTable('contact_point_given', { organisation: 'organisation_id' });
declareTable('conversation', { organisation: 'organisation_id' });
declareTable('message', { organisation: 'organisation_id' });
declareTable('attachment', { organisation: 'organisation_id' });
declareTable('interaction', { organisation: 'organisation_id' });
declareTable('participant', { organisation: 'organisation_id' });
declareTable('emptied_events', { organisation: 'organisation_id' });
