import { type Kysely, sql } from 'kysely';
import { declareTable, type Migration } from '../database/index.ts';

declare module '../database/tables.ts' {
  interface Tables {
    /** The newest pair seals; older ones open what was sealed with them. */
    organisation_key: {
      organisation_id: string;
      key_id: string;
      /** Raw X25519 key in base64. */
      public_key: string;
      /** PKCS #8 under DATA_KEY, in base64. */
      wrapped_private_key: string;
      created_at: number;
    };
  }
}
declareTable('organisation_key', { organisation: 'organisation_id' });

export const keysMigration: Migration = {
  id: '0003-organisation-keys',
  kind: 'expand',
  async up(db) {
    await sql
      .raw(`CREATE TABLE organisation_key (
        organisation_id text NOT NULL, key_id text NOT NULL, public_key text NOT NULL,
        wrapped_private_key text NOT NULL, created_at bigint NOT NULL, PRIMARY KEY (organisation_id, key_id))`)
      .execute(db as Kysely<never>);
  },
};
