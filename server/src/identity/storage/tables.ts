import { declareTable } from '../../platform/database/tables.ts';

declare module '../../platform/database/tables.ts' {
  interface Tables {
    organisation: {
      id: string;
      name: string;
      /** The name in lower case: unique, sorted by, searched in. */
      name_key: string;
      brand: string;
      policy: string;
      policy_version: number;
      created_at: number;
      version: number;
    };
    service_area: {
      id: string;
      organisation_id: string;
      name: string;
      name_key: string;
      reference: string | null;
      closed_at: number | null;
      version: number;
    };
    staff: {
      id: string;
      organisation_id: string;
      service_area_id: string | null;
      user_name: string;
      display_name: string;
      display_name_key: string;
      job_title: string | null;
      email: string | null;
      phone_number: string | null;
      reference: string | null;
      status: string;
      created_at: number;
      last_sign_in_at: number | null;
      failed_attempts: number;
      locked_until_at: number | null;
      /** Who vouches for the person: `password`, or later the name of an OpenID provider. */
      identity_provider: string;
      /** The person's id at that provider; null for `password`. */
      provider_subject: string | null;
      /** Rises with each claim of the desk; the session that carries it holds the desk. */
      desk_epoch: number;
      desk_session_id: string | null;
      version: number;
    };
    staff_role: { organisation_id: string; user_id: string; role: string; service_area_id: string | null };
    password_credential: {
      user_id: string;
      organisation_id: string;
      hash: string;
      changed_at: number;
    };
    password_history: { organisation_id: string; user_id: string; hash: string; replaced_at: number };
    staff_session: {
      id: string;
      organisation_id: string;
      user_id: string;
      token_hash: string;
      started_at: number;
      last_seen_at: number;
      expires_at: number;
      desk_epoch: number | null;
    };
    short_token: { token_hash: string; organisation_id: string; session_id: string; expires_at: number };
    one_use_link: {
      token_hash: string;
      organisation_id: string;
      purpose: string;
      user_id: string | null;
      expires_at: number;
    };
    team: {
      id: string;
      organisation_id: string;
      service_area_id: string | null;
      name: string;
      name_key: string;
      phone_number: string | null;
      reference: string | null;
      closed_at: number | null;
      version: number;
    };
    team_member: { organisation_id: string; team_id: string; user_id: string };
    sharing_grant: {
      id: string;
      organisation_id: string;
      to_organisation_id: string;
      record_kind: string;
      fields: string;
      reason: string;
      valid_from_at: number;
      valid_until_at: number | null;
      ended_at: number | null;
      created_at: number;
    };
    api_token: {
      id: string;
      organisation_id: string;
      name: string;
      name_key: string;
      token_hash: string;
      rights: string;
      issued_by: string | null;
      issued_at: number;
      expires_at: number;
      last_used_at: number | null;
      revoked_at: number | null;
    };
  }
}

declareTable('organisation', { organisation: 'id' });
declareTable('service_area', { organisation: 'organisation_id', area: 'id' });
declareTable('staff', { organisation: 'organisation_id', area: 'service_area_id', sharedAs: 'user' });
declareTable('staff_role', { organisation: 'organisation_id' });
declareTable('password_credential', { organisation: 'organisation_id' });
declareTable('password_history', { organisation: 'organisation_id' });
declareTable('staff_session', { organisation: 'organisation_id' });
declareTable('short_token', { organisation: 'organisation_id' });
declareTable('one_use_link', { organisation: 'organisation_id' });
declareTable('team', { organisation: 'organisation_id', area: 'service_area_id', sharedAs: 'team' });
declareTable('team_member', { organisation: 'organisation_id' });
declareTable('sharing_grant', { organisation: 'organisation_id' });
declareTable('api_token', { organisation: 'organisation_id' });
