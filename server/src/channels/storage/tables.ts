import { declareTable } from '../../platform/database/index.ts';

declare module '../../platform/database/tables.ts' {
  interface Tables {
    webchat_channel: {
      id: string;
      organisation_id: string;
      /** The public name in `data-channel`; no two in the installation are alike. */
      key: string;
      /** SHA-256 of the secret for servers that make tokens; null: nobody may. */
      secret_hash: string | null;
      title: string;
      /** JSON: origins of the pages that may show the chat. */
      hosts: string;
      language: string;
      queue_key: string;
      flow_key: string | null;
      bot_name: string;
      privacy_url: string | null;
      exit_url: string;
      /** Whom mails of this chat are from. */
      mail_name: string;
      mail_address: string;
      created_at: number;
    };
    /** A citizen's file: what the scanner has to do with it. The file itself lies sealed in the blob store. */
    webchat_file: {
      attachment_id: string;
      organisation_id: string;
      /** `waiting` for the scanner; `held` until there is one; the rest is settled. */
      scan: 'waiting' | 'clean' | 'infected' | 'held' | 'unscannable';
      kept_at: number;
      scanned_at: number | null;
    };
    /** Transcripts asked for, so that a chat cannot be made to send mail without end. */
    webchat_transcript: { id: string; organisation_id: string; conversation_id: string; sent_at: number };
  }
}

declareTable('webchat_channel', { organisation: 'organisation_id' });
declareTable('webchat_file', { organisation: 'organisation_id' });
declareTable('webchat_transcript', { organisation: 'organisation_id' });
