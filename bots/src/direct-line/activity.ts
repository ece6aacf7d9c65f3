import { z } from 'zod';

/** The parts of the Activity protocol that Direct Line carries here; whatever else a client sends is not looked at. */

const clientActivityId = z.string().min(1).max(128);

export const incomingActivitySchema = z.object({
  type: z.string().max(64),
  name: z.string().max(128).optional(),
  /** Longer texts are refused by their own code further on; the body's limit stands before it. */
  text: z.string().optional(),
  value: z.unknown().optional(),
  attachments: z.array(z.looseObject({})).max(20).optional(),
  channelData: z
    .looseObject({ clientActivityID: clientActivityId.optional().catch(undefined) })
    .optional()
    .catch({}),
});
export type IncomingActivity = z.infer<typeof incomingActivitySchema>;

export interface CardAction {
  readonly type: 'imBack';
  readonly title: string;
  readonly value: string;
}

export interface ActivityAttachment {
  readonly contentType: string;
  readonly name: string;
  /** Absent while a file may not be opened. */
  readonly contentUrl?: string;
}

/** An activity as clients receive it. */
export interface Activity {
  readonly type: 'message' | 'event' | 'typing';
  readonly id: string;
  readonly timestamp: string;
  readonly channelId: 'directline';
  readonly conversation: { readonly id: string };
  readonly from: { readonly id: string; readonly name?: string; readonly role: 'user' | 'bot' };
  readonly text?: string;
  readonly textFormat?: 'plain';
  readonly suggestedActions?: { readonly to: readonly string[]; readonly actions: readonly CardAction[] };
  readonly attachments?: readonly ActivityAttachment[];
  readonly name?: string;
  readonly value?: unknown;
  readonly channelData?: Readonly<Record<string, unknown>>;
}

/** What polling answers and the stream sends: everything up to the watermark that was not sent before. */
export interface ActivitySet {
  readonly activities: readonly Activity[];
  readonly watermark: string;
}
