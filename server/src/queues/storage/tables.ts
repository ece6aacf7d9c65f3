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
      /** JSON: the channels it takes, and the skills it asks for. */
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
    skill: { id: string; organisation_id: string; key: string; name: string };
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
declareTable('reason', { organisation: 'organisation_id' });
declareTable('outcome', { organisation: 'organisation_id' });
