import { z } from 'zod';

/**
 * What our widget and the bot say to each other inside Direct Line, beyond plain messages. Third-party clients may
 * ignore all of it. Names of `event` activities and the members of their `value`.
 */
export const serverEventNames = {
  /** {place: number | null, waitMinutes: [from, to] | null, queue: string} while queued. */
  queuePosition: 'switchboard/queue-position',
  /** {name} */
  agentJoined: 'switchboard/agent-joined',
  agentLeft: 'switchboard/agent-left',
  /** {name}: her agent deals with something urgent and will be back; `contact-state` says when she is. */
  agentInterrupted: 'switchboard/agent-interrupted',
  /** {state: ContactState, writable: boolean} after each change the citizen should see. */
  contactState: 'switchboard/contact-state',
  /** {deliveredSeq, readSeq} of her own messages: delivered = stored with us, read = an agent has seen it. */
  readMarks: 'switchboard/read-marks',
  /** {attachmentId, scan} when a file was scanned. */
  attachmentScanned: 'switchboard/attachment-scanned',
} as const;

export const citizenEventNames = {
  /** {upTo: number}: her page shows everything up to this watermark. */
  read: 'switchboard/read',
  /** {} */
  end: 'switchboard/end',
  /** {email} */
  sendTranscript: 'switchboard/send-transcript',
  /** {name?, email?, phone?}: contact details she gave unasked, before or in the chat. */
  details: 'switchboard/details',
} as const;

export const queuePositionSchema = z.object({
  queue: z.string(),
  place: z.int().min(1).nullable(),
  waitMinutes: z.tuple([z.int(), z.int()]).nullable(),
});
export const contactStateValueSchema = z.object({ state: z.string(), writable: z.boolean() });
export const sendTranscriptSchema = z.object({ email: z.email().max(254) });
export const citizenDetailsSchema = z.object({
  name: z.string().trim().max(120).optional(),
  email: z.email().max(254).optional(),
  phone: z.string().trim().max(32).optional(),
});
