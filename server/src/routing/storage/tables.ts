import type { FaultKind } from '@switchboard/shared/routing';
import { declareTable } from '../../platform/database/tables.ts';

declare module '../../platform/database/tables.ts' {
  interface Tables {
    reservation: {
      id: string;
      organisation_id: string;
      contact_id: string;
      user_id: string;
      /** Rises with each offer of the contact. */
      fencing: number;
      state: string;
      offered_at: number;
      deadline_at: number;
      ended_at: number | null;
      queue_id: string | null;
      /** What it takes of the agent while it is pending. */
      units: number;
      decline_reason: string | null;
      /** The term of the leader that decided it. */
      epoch: number;
      /** JSON: what the agent is shown, while it is pending; personal data, so it goes when the offer is over. */
      offer: string | null;
      /** JSON: why this agent (core/explanation.ts). */
      explanation: string;
    };
    /** Who matches for a routing domain, by default one organisation, and until when. */
    routing_lease: { organisation_id: string; node_id: string; epoch: number; until_at: number };
    /** What must never be so and was (known-faults.ts). */
    routing_fault: {
      organisation_id: string;
      kind: FaultKind;
      subject_id: string;
      seen_at: number;
      /** Null until it was seen twice in a row. */
      told_at: number | null;
      repaired_at: number | null;
      over_at: number | null;
    };
    /** When faults were last looked for, under `'*'`. */
    routing_look: { organisation_id: string; looked_at: number };
  }
}

declareTable('reservation', { organisation: 'organisation_id' });
declareTable('routing_lease', { organisation: 'organisation_id' });
declareTable('routing_fault', { organisation: 'organisation_id' });
declareTable('routing_look', { organisation: 'organisation_id' });
