import { declareTable } from '../../platform/database/tables.ts';

declare module '../../platform/database/tables.ts' {
  interface Tables {
    closure: {
      id: string;
      organisation_id: string;
      /** JSON: `"all"` or the ids of queues. */
      queues: string;
      /** JSON (citizenTextSchema). */
      words: string;
      reason: string;
      declared_at: number;
      declared_by: string;
      until_at: number;
      ended_at: number | null;
      lifted_by: string | null;
    };
  }
}

declareTable('closure', { organisation: 'organisation_id' });
