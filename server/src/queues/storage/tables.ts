import { declareTable } from '../../platform/database/tables.ts';

declare module '../../platform/database/tables.ts' {
  interface Tables {
    queue: {
      id: string;
      organisation_id: string;
      service_area_id: string | null;
      key: string;
      name: string;
      position: number;
      /** What the published routing plan says of it, as JSON (queuePlanSchema). */
      plan: string | null;
      /** Set when the plan names it no more. */
      closed_at: number | null;
      /** From here on: what servers before routing plans read; written, no longer read. */
      channels: string;
      required_skills: string;
      band: number;
      offer_seconds: number;
      auto_accept: number;
      wrap_up_mode: string;
      wrap_up_seconds: number;
      target_seconds: number;
      version: number;
    };
    skill: { id: string; organisation_id: string; key: string; name: string; closed_at: number | null };
    /** Which team takes which queue. */
    queue_link: {
      organisation_id: string;
      queue_id: string;
      team_id: string;
      priority: number;
      delay_seconds: number;
    };
    /** Where an organisation stands with its routing plan: what is in force, and what is being written. */
    routing_plan: {
      organisation_id: string;
      /** Rises with every change of this row. */
      revision: number;
      /** Null: none was ever published. */
      published_number: number | null;
      /** JSON (routingPlanSchema); null: there is no draft. */
      draft: string | null;
      draft_based_on: number | null;
      draft_changed_at: number | null;
      draft_changed_by: string | null;
    };
    /** What was published, never changed again. */
    routing_plan_version: {
      organisation_id: string;
      number: number;
      plan: string;
      note: string;
      published_at: number;
      published_by: string | null;
      based_on: number | null;
      restores: number | null;
    };
    reason: {
      id: string;
      organisation_id: string;
      key: string;
      title: string;
      /** Under which heading it is found. */
      heading: string;
      position: number;
      is_failure_demand: number;
    };
    outcome: { id: string; organisation_id: string; key: string; title: string; position: number };
  }
}

declareTable('queue', { organisation: 'organisation_id', area: 'service_area_id' });
declareTable('skill', { organisation: 'organisation_id' });
declareTable('queue_link', { organisation: 'organisation_id' });
declareTable('routing_plan', { organisation: 'organisation_id' });
declareTable('routing_plan_version', { organisation: 'organisation_id' });
declareTable('reason', { organisation: 'organisation_id' });
declareTable('outcome', { organisation: 'organisation_id' });
