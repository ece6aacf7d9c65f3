import { declareTable } from '../../platform/database/index.ts';

declare module '../../platform/database/tables.ts' {
  interface Tables {
    audit_link: {
      organisation_id: string;
      seq: number;
      entry_id: string;
      entry_hash: string;
      prev_hash: string;
      hash: string;
      sealed_at: number;
    };
    audit_chain_head: { organisation_id: string; seq: number; hash: string; sealed_at: number };
    audit_anchor: {
      organisation_id: string;
      seq: number;
      hash: string;
      anchored_at: number;
      remote: 'notConfigured' | 'reached' | 'failed';
    };
    audit_verification: {
      id: string;
      organisation_id: string;
      requested_at: number;
      finished_at: number | null;
      /** The findings as JSON; null while it runs. */
      findings: string | null;
    };
  }
}
declareTable('audit_link', { organisation: 'organisation_id' });
declareTable('audit_chain_head', { organisation: 'organisation_id' });
declareTable('audit_anchor', { organisation: 'organisation_id' });
declareTable('audit_verification', { organisation: 'organisation_id' });
