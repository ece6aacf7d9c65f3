import { mostMessageBytes } from '@switchboard/shared/conversations';
import type { Refusal } from '@switchboard/shared/errors';
import { accepted, newId, type Result, refused } from '@switchboard/shared/kernel';
import {
  type CitizenPass,
  citizenDetailsSchema,
  citizenEventNames,
  sendTranscriptSchema,
  type WebchatBackend,
} from '@switchboard/shared/webchat';
import { z } from 'zod';
import type { IncomingActivity } from './activity.ts';
import { activityIdOf } from './messages-as-activities.ts';

const malformed = { code: 'request/malformed' } as const;
const upToSchema = z.object({ upTo: z.int().min(0) });

export interface SaidBy {
  readonly backend: WebchatBackend;
  readonly pass: CitizenPass;
  readonly now: number;
}

/**
 * Carries out what an activity of the citizen says, and answers the activity's id. Who she is comes from her token:
 * `from` is not even looked at. What we do not know is taken and left, as the protocol wants of events.
 */
export async function carryOutActivity(activity: IncomingActivity, by: SaidBy): Promise<Result<string, Refusal>> {
  switch (activity.type) {
    case 'message':
      if ((activity.attachments?.length ?? 0) > 0) return refused({ code: 'attachment/kind-not-accepted' });
      return sayWords(activity, [], by);
    case 'typing':
      await by.backend.typing(by.pass);
      return accepted(passingId(by));
    case 'endOfConversation':
      return answered(by, await by.backend.end(by.pass));
    case 'event':
      return answered(by, await carryOutEvent(activity, by));
    default:
      return refused(malformed);
  }
}

/** Stores words and uploaded files as one message, once per `clientActivityID`. */
export async function sayWords(
  activity: IncomingActivity,
  attachments: readonly string[],
  { backend, pass }: SaidBy,
): Promise<Result<string, Refusal>> {
  const text = activity.text ?? (typeof activity.value === 'string' ? activity.value : '');
  if (Buffer.byteLength(text) > mostMessageBytes) {
    return refused({ code: 'message/too-long', details: { most: mostMessageBytes } });
  }
  if (text.trim() === '' && attachments.length === 0) return refused(malformed);
  const clientId = activity.channelData?.clientActivityID ?? null;
  const said = await backend.say(pass, { clientId, text, attachments });
  return said.ok ? accepted(activityIdOf(pass.conversationId, said.value.seq)) : said;
}

async function carryOutEvent({ name, value }: IncomingActivity, { backend, pass }: SaidBy) {
  switch (name) {
    case citizenEventNames.read: {
      const read = upToSchema.safeParse(value);
      if (!read.success) return refused(malformed);
      return accepted(await backend.markRead(pass, read.data.upTo));
    }
    case citizenEventNames.end:
      return backend.end(pass);
    case citizenEventNames.sendTranscript: {
      const wanted = sendTranscriptSchema.safeParse(value);
      return wanted.success ? backend.sendTranscript(pass, wanted.data.email) : refused(malformed);
    }
    case citizenEventNames.details: {
      const details = citizenDetailsSchema.safeParse(value);
      return details.success ? backend.details(pass, details.data) : refused(malformed);
    }
    case undefined:
    default:
      return accepted(undefined);
  }
}

function answered(by: SaidBy, result: Result<unknown, Refusal>): Result<string, Refusal> {
  return result.ok ? accepted(passingId(by)) : result;
}

/** An activity that is not kept has an id all the same. */
function passingId({ pass, now }: SaidBy): string {
  return `${pass.conversationId}|${newId(now)}`;
}
