import type { Generated } from 'kysely';
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
      /** From then on she is not ready for longer than her reason allowed when she chose it. */
      over_long_at: Generated<number | null>;
      next_state: string | null;
      next_reason: string | null;
      /** 1 while her desk has not been heard: nothing is offered. */
      desk_silent: number;
      /** Units of what is in hand, by the organisation's costs. */
      units_used: number;
      /** Her own units, else the organisation's. */
      units_of: number;
      /** JSON: contacts in hand by channel, counted anew by `contacts` whenever a part of hers begins or ends. */
      in_hand: Generated<string>;
      /** 1 while a wrap-up keeps her busy. */
      wrapping_up: Generated<number>;
      own_units: number | null;
      /** JSON: contacts at a time by channel, where hers differ from the organisation's. */
      own_caps: Generated<string>;
      /** JSON: offers missed in a row, by channel. */
      misses: Generated<string>;
      idle_since_at: number | null;
      version: number;
    };
    /** What an organisation's routing plan says of capacity, as it was last published. */
    agent_capacity: { organisation_id: string; plan: string };
    /** From `expires_at` on it is as if she did not hold it. */
    agent_skill: {
      organisation_id: string;
      user_id: string;
      skill_id: string;
      level: number;
      expires_at: number | null;
    };
    not_ready_reason: {
      id: string;
      organisation_id: string;
      title: string;
      position: number;
      /** From then on nobody can choose it. */
      closed_at: number | null;
      is_paid: Generated<number>;
      is_productive: Generated<number>;
      /** Whoever is not ready for longer is shown to her supervisors. */
      most_minutes: number | null;
      version: Generated<number>;
    };
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
declareTable('agent_capacity', { organisation: 'organisation_id' });
declareTable('agent_skill', { organisation: 'organisation_id' });
declareTable('not_ready_reason', { organisation: 'organisation_id' });
declareTable('desk_link', { organisation: 'organisation_id' });
declareTable('desk_node', { organisation: 'none' });
