import { declareTable } from '../../platform/database/index.ts';

declare module '../../platform/database/tables.ts' {
  interface Tables {
    flow: {
      id: string;
      organisation_id: string;
      /** What channels call it. */
      key: string;
      /** The newest draft as JSON (flowSchema). */
      draft: string;
      /** The version new contacts begin with; null: none is published. */
      published_number: number | null;
      version: number;
    };
    /** What was published, never changed again: contacts under way are pinned to a row of this table. */
    flow_version: {
      organisation_id: string;
      flow_id: string;
      number: number;
      definition: string;
      published_at: number;
    };
    /** What the platform forces on every flow of the organisation, as JSON (safetyRulesSchema). */
    safety_rules: { organisation_id: string; rules: string; version: number };
    opening_hours: { organisation_id: string; queue_key: string; hours: string };
    /** The bot's part in one contact. */
    flow_run: {
      contact_id: string;
      organisation_id: string;
      conversation_id: string;
      flow_id: string;
      flow_number: number;
      bot_name: string;
      language: string;
      /** JSON: what is known of the citizen without asking. */
      facts: string;
      /** JSON (flowStateSchema); null until the first turn is kept. */
      state: string | null;
      /** 1: the flow is to begin, or to begin again after a person handed back. */
      start_due: number;
      /** The number of the citizen's newest word. */
      due_seq: number;
      /** The conversation's number through which words were given to the engine. */
      processed_seq: number;
      holder: 'bot' | 'person';
      /** Rises with every change of hands and every turn kept: an older token commits nothing. */
      owner_number: number;
    };
  }
}
declareTable('flow', { organisation: 'organisation_id' });
declareTable('flow_version', { organisation: 'organisation_id' });
declareTable('safety_rules', { organisation: 'organisation_id' });
declareTable('opening_hours', { organisation: 'organisation_id' });
declareTable('flow_run', { organisation: 'organisation_id' });
