import { declareTable } from '../../platform/database/tables.ts';

declare module '../../platform/database/tables.ts' {
  interface Tables {
    customer: {
      id: string;
      organisation_id: string;
      reference: string;
      kind: string;
      name: string;
      known_as: string | null;
      born_on: string | null;
      pronouns: string | null;
      language: string | null;
      preferred_channel: string | null;
      is_resident: number | null;
      created_at: number;
      changed_at: number;
      version: number;
    };
    customer_point: {
      id: string;
      organisation_id: string;
      customer_id: string;
      kind: string;
      channel: string | null;
      value: string;
      /** The one spelling under which points are compared (shared/customers, pointKey). */
      value_key: string;
      label: string | null;
      is_preferred: number;
      is_safe_to_use: number;
      source: string | null;
      /** Its place in the list, as it was written down. */
      place: number;
    };
    customer_address: {
      id: string;
      organisation_id: string;
      customer_id: string;
      kind: string;
      lines: string;
      town: string | null;
      postcode: string | null;
      uprn: string | null;
      since_on: string | null;
      place: number;
    };
    customer_marker: {
      id: string;
      organisation_id: string;
      customer_id: string;
      kind: string;
      text: string;
      source: string;
      review_on: string;
      is_restricted: number;
      recorded_at: number;
      recorded_by: string;
      reviewed_at: number | null;
      ended_at: number | null;
      version: number;
    };
    customer_note: {
      id: string;
      organisation_id: string;
      customer_id: string;
      text: string;
      is_pinned: number;
      written_at: number;
      written_by: string;
    };
    /** The last reference number given in an organisation. */
    customer_counter: { organisation_id: string; last_number: number };
  }
}

// A customer belongs to the whole organisation: who may read customers anywhere in it meets one record of each person.
declareTable('customer', { organisation: 'organisation_id' });
declareTable('customer_point', { organisation: 'organisation_id' });
declareTable('customer_address', { organisation: 'organisation_id' });
declareTable('customer_marker', { organisation: 'organisation_id' });
declareTable('customer_note', { organisation: 'organisation_id' });
declareTable('customer_counter', { organisation: 'organisation_id' });
