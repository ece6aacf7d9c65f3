import type { EndCause, LegRole } from '@switchboard/shared/telephony';
import { declareTable } from '../../platform/database/index.ts';

declare module '../../platform/database/tables.ts' {
  interface Tables {
    /** Everything of this node's journal up to and with this place has taken effect. */
    journal_head: { node_id: string; epoch: number; seq: number; taken_at: number };
    /** Entries that met a failure of ours: kept for whoever repairs it, while the journal goes on. */
    journal_aside: { node_id: string; epoch: number; seq: number; entry: string; set_aside_at: number };
    /** Whom a citizen reaches who dials this number. */
    dialled_number: {
      /** E.164, or a short number as dialled. No two organisations have the same. */
      number: string;
      organisation_id: string;
      title: string;
      /** Where calls wait that their flow sends nowhere we know. */
      queue_key: string;
      bot_name: string;
      language: string;
      created_at: number;
    };
    phone_call: {
      id: string;
      organisation_id: string;
      node_id: string;
      contact_id: string;
      trunk: string;
      /** E.164 or as sent; null when it was withheld. */
      from_number: string | null;
      dialled: string;
      /** The contact she gave up shortly before, whose place in line this one has. */
      follows_contact_id: string | null;
      /** Times of calls and legs are the node's, from the facts. */
      arrived_at: number;
      ended_at: number | null;
      end_cause: EndCause | null;
    };
    call_leg: {
      id: string;
      organisation_id: string;
      call_id: string;
      role: LegRole;
      user_id: string | null;
      rang_at: number | null;
      answered_at: number | null;
      ended_at: number | null;
      end_cause: EndCause | null;
      sip_status: number | null;
      held_since_at: number | null;
      held_ms: number;
      /** JSON: what its media process measured. */
      media: string | null;
    };
  }
}

declareTable('journal_head', { organisation: 'none' });
declareTable('journal_aside', { organisation: 'none' });
declareTable('dialled_number', { organisation: 'organisation_id' });
declareTable('phone_call', { organisation: 'organisation_id' });
declareTable('call_leg', { organisation: 'organisation_id' });
