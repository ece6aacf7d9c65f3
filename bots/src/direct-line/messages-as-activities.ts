import type { ContactState } from '@switchboard/shared/contacts';
import type { Attachment, Happening, Message } from '@switchboard/shared/conversations';
import { serverEventNames } from '@switchboard/shared/webchat';
import type { Activity, ActivityAttachment } from './activity.ts';

/** What an activity needs to know of the chat it appears in. */
export interface ActivityFrame {
  readonly conversationId: string;
  readonly citizenId: string;
  /** Where the citizen's page may fetch a file that was found clean. */
  readonly fileUrl: (attachmentId: string) => string;
}

type TextMessage = Extract<Message, { kind: 'text' }>;

/** The activity a message is to the citizen's page; undefined for what she is not shown. */
export function activityOf(message: Message, frame: ActivityFrame): Activity | undefined {
  if (message.kind === 'note') return undefined;
  if (message.kind === 'text') return textActivity(message, frame);
  const event = eventOf(message.happening);
  if (!event) return undefined;
  const author = { id: 'switchboard', role: 'bot' } as const;
  return { ...numbered(message, frame), type: 'event', from: author, ...event, channelData: { seq: message.seq } };
}

function textActivity(message: TextMessage, frame: ActivityFrame): Activity {
  const { author, text, suggestions, source, attachments, clientId, seq } = message;
  const isHers = author.kind === 'citizen';
  return {
    ...numbered(message, frame),
    type: 'message',
    from: isHers
      ? { id: frame.citizenId, name: author.name, role: 'user' }
      : { id: author.kind, name: author.name, role: 'bot' },
    text,
    textFormat: 'plain',
    ...(suggestions.length > 0 && {
      suggestedActions: {
        to: [frame.citizenId],
        actions: suggestions.map((words) => ({ type: 'imBack' as const, title: words, value: words })),
      },
    }),
    ...(attachments.length > 0 && { attachments: attachments.map((file) => attachmentOf(file, frame)) }),
    channelData: {
      seq,
      author: author.kind,
      ...(isHers && clientId !== null && { clientActivityID: clientId }),
      ...(source && { source }),
      ...(attachments.length > 0 && { attachments }),
    },
  };
}

/** A file gets an address only when it was found clean: nobody opens what the scanner has not seen. */
function attachmentOf({ id, mediaType, name, scan }: Attachment, frame: ActivityFrame): ActivityAttachment {
  return { contentType: mediaType, name, ...(scan === 'clean' && { contentUrl: frame.fileUrl(id) }) };
}

function numbered({ seq, at }: Message, { conversationId }: ActivityFrame) {
  return {
    id: activityIdOf(conversationId, seq),
    timestamp: new Date(at).toISOString(),
    channelId: 'directline' as const,
    conversation: { id: conversationId },
  };
}

/** Clients compare ids as text, so the number keeps its width. */
export function activityIdOf(conversationId: string, seq: number): string {
  return `${conversationId}|${String(seq).padStart(7, '0')}`;
}

/** How the contact stands after a happening, and whether she may still write. */
const stateAfter: Partial<Record<Happening['happened'], { readonly state: ContactState; readonly writable: boolean }>> =
  {
    queued: { state: 'queued', writable: true },
    parked: { state: 'parked', writable: true },
    resumed: { state: 'connected', writable: true },
    handedBack: { state: 'selfService', writable: true },
    callbackPromised: { state: 'awaitingCallback', writable: true },
    ended: { state: 'ended', writable: false },
    abandoned: { state: 'abandoned', writable: false },
  };

/** What the citizen's page is told of a happening; undefined for the inner workings of the house. */
function eventOf(happening: Happening): { name: string; value: unknown } | undefined {
  if (happening.happened === 'agentJoined') {
    return { name: serverEventNames.agentJoined, value: { name: happening.name } };
  }
  if (happening.happened === 'agentLeft') return { name: serverEventNames.agentLeft, value: { name: happening.name } };
  if (happening.happened === 'interrupted') {
    return { name: serverEventNames.agentInterrupted, value: { name: happening.name } };
  }
  const value = stateAfter[happening.happened];
  return value && { name: serverEventNames.contactState, value };
}
