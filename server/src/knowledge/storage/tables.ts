import { declareTable } from '../../platform/database/index.ts';

declare module '../../platform/database/tables.ts' {
  interface Tables {
    article: {
      id: string;
      organisation_id: string;
      /** The draft's title in lower case: sorted by. */
      title_key: string;
      /** The newest content as JSON (articleContentSchema). */
      draft: string;
      /** What readers see, as JSON; null: nothing. */
      published: string | null;
      published_at: number | null;
      version: number;
      /** The version that was published last. */
      published_version: number | null;
    };
    /** Rises with every change of what is published: an index made at another number is out of date. */
    knowledge_edition: { organisation_id: string; edition: number };
    canned_reply: {
      id: string;
      organisation_id: string;
      title: string;
      title_key: string;
      shortcut: string;
      text: string;
      queue_keys: string;
      version: number;
    };
  }
}
declareTable('article', { organisation: 'organisation_id' });
declareTable('knowledge_edition', { organisation: 'organisation_id' });
declareTable('canned_reply', { organisation: 'organisation_id' });
