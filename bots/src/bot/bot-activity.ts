import type { Answers, RouteReason, Source } from '@switchboard/shared/flows';

/** What the Bot Framework's Activity carries of it between our flow host and the SDK's turn. */
interface Addressed {
  readonly id?: string;
  readonly channelId: 'directline';
  readonly locale?: string;
  readonly from: { readonly id: string; readonly name?: string; readonly role: 'user' | 'bot' };
  readonly recipient?: { readonly id: string; readonly name?: string };
  readonly conversation: { readonly id: string };
  readonly serviceUrl: string;
}

export interface MessageActivity extends Addressed {
  readonly type: 'message';
  readonly text: string;
  readonly suggestedActions?: {
    readonly to: string[];
    readonly actions: { type: 'imBack'; title: string; value: string }[];
  };
  /** Where the answer comes from. */
  readonly channelData?: { readonly source: Source };
}

/** The contact begins, or comes back to the bot. */
export interface BeginActivity extends Addressed {
  readonly type: 'conversationUpdate';
  readonly membersAdded: readonly { readonly id: string }[];
}

/** The Bot Framework's hand-off event: who should take over, why, and with what. */
export interface HandOffActivity extends Addressed {
  readonly type: 'event';
  readonly name: 'handoff.initiate';
  readonly value: {
    readonly queue: string | null;
    readonly skills: readonly string[];
    readonly intent: string | null;
    readonly band: number | null;
    readonly reason: RouteReason;
    readonly answers: Answers;
  };
  readonly attachments: readonly [
    {
      readonly contentType: 'application/json';
      readonly name: 'Transcript';
      readonly content: {
        readonly activities: readonly { readonly type: 'message'; readonly role: string; readonly text: string }[];
      };
    },
  ];
}

export interface EndActivity extends Addressed {
  readonly type: 'endOfConversation';
  readonly code: 'completedSuccessfully';
  readonly value: { readonly outcome: string; readonly reason: string | null };
}

export type BotActivity = MessageActivity | BeginActivity | HandOffActivity | EndActivity;
