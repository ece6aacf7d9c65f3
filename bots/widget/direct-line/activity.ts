import type { serverEventNames } from '@switchboard/shared/webchat';

/**
 * The parts of the Activity protocol that our page reads and writes. What the server sends is trusted to be ours, yet a
 * part may be missing: other versions of the server may stand behind the same address during a change.
 */

export interface ReceivedFile {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly scan: 'waiting' | 'clean' | 'infected' | 'held';
}

export interface ReceivedActivity {
  readonly type: string;
  readonly id: string;
  readonly timestamp: string;
  readonly from: { readonly id: string; readonly name?: string; readonly role?: 'user' | 'bot' };
  readonly text?: string;
  readonly name?: string;
  readonly value?: unknown;
  readonly suggestedActions?: { readonly actions: readonly { readonly value: string }[] };
  readonly attachments?: readonly { readonly name: string; readonly contentUrl?: string }[];
  readonly channelData?: {
    /** The conversation's own number; missing on what tells of the moment and is never replayed. */
    readonly seq?: number;
    readonly author?: 'citizen' | 'agent' | 'bot' | 'platform';
    readonly clientActivityID?: string;
    readonly source?: { readonly title: string; readonly url: string | null };
    readonly attachments?: readonly ReceivedFile[];
  };
}

export interface ReceivedSet {
  readonly activities: readonly ReceivedActivity[];
  readonly watermark?: string;
}

/** What our page posts. Who writes is settled by the token, so nothing here says it. */
export interface PostedActivity {
  readonly type: 'message' | 'event' | 'typing';
  readonly text?: string;
  readonly name?: string;
  readonly value?: unknown;
  readonly locale?: string;
  readonly channelData?: { readonly clientActivityID: string };
}

type ServerEvents = typeof serverEventNames;

/** The names of shared/src/webchat, as literals the compiler compares: importing them would bring zod to the page. */
export const serverEvents: ServerEvents = {
  queuePosition: 'switchboard/queue-position',
  agentJoined: 'switchboard/agent-joined',
  agentLeft: 'switchboard/agent-left',
  agentInterrupted: 'switchboard/agent-interrupted',
  contactState: 'switchboard/contact-state',
  readMarks: 'switchboard/read-marks',
  attachmentScanned: 'switchboard/attachment-scanned',
};

export const citizenEvents: typeof import('@switchboard/shared/webchat').citizenEventNames = {
  read: 'switchboard/read',
  end: 'switchboard/end',
  sendTranscript: 'switchboard/send-transcript',
  details: 'switchboard/details',
};
