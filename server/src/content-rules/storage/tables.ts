import { declareTable } from '../../platform/database/tables.ts';

declare module '../../platform/database/tables.ts' {
  interface Tables {
    /** A content rule that has acted on a contact; it acts once. What was written is not kept here. */
    content_rule_hit: {
      organisation_id: string;
      contact_id: string;
      rule_key: string;
      rule_name: string;
      acted_at: number;
      /** JSON: which of its conditions held. */
      matched: string;
      /** As the rule was then; null: it left the band. */
      band: number | null;
      points: number;
      to_queue: string | null;
      /** When it was sent to that queue; null while it has not waited since. */
      moved_at: number | null;
    };
    alert: {
      id: string;
      organisation_id: string;
      contact_id: string;
      rule_key: string;
      rule_name: string;
      matched: string;
      band: number;
      raised_at: number;
      acknowledged_at: number | null;
      acknowledged_by: string | null;
    };
  }
}

declareTable('content_rule_hit', { organisation: 'organisation_id' });
// Who may see an alert depends on its contact as well: every read goes through storage/alerts.ts.
declareTable('alert', { organisation: 'organisation_id' });
