import { declareTable } from '../../platform/database/tables.ts';

declare module '../../platform/database/tables.ts' {
  interface Tables {
    /** What an agent is now; there is a row for everybody who ever worked as one. */
    agent_state: {
      organisation_id: string;
      user_id: string;
      state: string;
      reason: string | null;
      state_since_at: number;
      next_state: string | null;
      next_reason: string | null;
      /** 1 while her desk has not been heard: nothing is offered. */
      desk_silent: number;
      /** Units in hand, counted anew by `contacts` whenever a part of hers begins or ends. */
      units_used: number;
      units_of: number;
      idle_since_at: number | null;
      version: number;
    };
    agent_skill: { organisation_id: string; user_id: string; skill_id: string; level: number };
    not_ready_reason: { id: string; organisation_id: string; title: string; position: number };
    /** Where a person's desk is linked, and since when it has not been heard. */
    desk_link: {
      organisation_id: string;
      user_id: string;
      node_id: string;
      session_id: string;
      lost_at: number | null;
      /** When the last silence began; it stays when the desk is back, to judge words that come late. */
      last_lost_at: number | null;
    };
    /** Nodes that hold desks' links, and when each was last alive. */
    desk_node: { node_id: string; heard_at: number };
  }
}

declareTable('agent_state', { organisation: 'organisation_id' });
declareTable('agent_skill', { organisation: 'organisation_id' });
declareTable('not_ready_reason', { organisation: 'organisation_id' });
declareTable('desk_link', { organisation: 'organisation_id' });
declareTable('desk_node', { organisation: 'none' });
