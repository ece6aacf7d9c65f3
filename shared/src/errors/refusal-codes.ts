/**
 * Every refusal there is: its code, the HTTP status it travels with, and the sentence a person reads
 * (what happened, and what to do next). A code that is not here cannot be returned.
 */
export const refusalCodes = {
  'request/malformed': [400, 'Some of what was sent is not valid. Check the marked fields and send again.'],
  'request/too-large': [413, 'What was sent is too large. Send less at once.'],
  'request/not-json': [415, 'Only JSON is accepted here.'],
  'request/not-found': [404, 'There is nothing here by that name, or it is not yours to see.'],
  'request/too-many': [429, 'Too many attempts in a short time. Wait a minute and try again.'],
  'request/foreign-origin': [403, 'This request did not come from one of our own pages, so it was not carried out.'],
  'access/not-signed-in': [401, 'You are not signed in, or your session has ended. Sign in and try again.'],
  'access/denied': [403, 'Your role does not allow this. Ask your security administrator if you need it.'],
  'command/id-required': [400, 'A command needs an Idempotency-Key so that it is never carried out twice.'],
  'command/id-reused': [409, 'This command id was used before for something else. Send it again under a new id.'],
  'record/changed-meanwhile': [
    409,
    'Someone else changed this since you opened it. Look at the newer version, then decide.',
  ],
  'audit/payload-already-erased': [
    409,
    'The content of this entry has been erased before. There is nothing left to erase.',
  ],
  'server/draining': [503, 'This server is restarting. Nothing was lost; try again in a few seconds.'],
  'server/failed': [500, 'Something went wrong on our side. Nothing was saved. Try again, or report the reference.'],
} as const satisfies Record<`${string}/${string}`, readonly [status: number, sentence: string]>;

export type RefusalCode = keyof typeof refusalCodes;

/** A wish that was understood and not granted. `details` are facts for the screen, never personal data. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly details?: Readonly<Record<string, unknown>>;
}

export function statusOf(code: RefusalCode): number {
  return refusalCodes[code][0];
}

export function sentenceOf(code: RefusalCode): string {
  return refusalCodes[code][1];
}
