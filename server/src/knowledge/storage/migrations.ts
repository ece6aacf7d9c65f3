import { type Kysely, sql } from 'kysely';
import type { Migration } from '../../platform/database/index.ts';

/** Articles, how often what is published has changed, and canned replies. */
export const knowledgeMigrations: readonly Migration[] = [
  {
    id: '0012-knowledge',
    kind: 'expand',
    async up(db) {
      for (const statement of statements) await sql.raw(statement).execute(db as Kysely<never>);
    },
  },
];

const statements = [
  `CREATE TABLE article (
     id text PRIMARY KEY, organisation_id text NOT NULL, title_key text NOT NULL, draft text NOT NULL, published text,
     published_at bigint, version integer NOT NULL, published_version integer)`,
  'CREATE INDEX article_by_title ON article (organisation_id, title_key, id)',
  'CREATE TABLE knowledge_edition (organisation_id text PRIMARY KEY, edition integer NOT NULL)',
  `CREATE TABLE canned_reply (
     id text PRIMARY KEY, organisation_id text NOT NULL, title text NOT NULL, title_key text NOT NULL,
     shortcut text NOT NULL, text text NOT NULL, queue_keys text NOT NULL, version integer NOT NULL,
     UNIQUE (organisation_id, shortcut))`,
  'CREATE INDEX canned_reply_by_title ON canned_reply (organisation_id, title_key, id)',
];
