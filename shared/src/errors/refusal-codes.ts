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
  'command/answered-once': [409, 'This was already done, and its answer held a secret that is shown only once.'],
  'record/changed-meanwhile': [
    409,
    'Someone else changed this since you opened it. Look at the newer version, then decide.',
  ],
  'audit/payload-already-erased': [
    409,
    'The content of this entry has been erased before. There is nothing left to erase.',
  ],
  'delivery/not-given-up': [409, 'This is already delivered or still being tried. There is nothing to try again.'],
  'server/draining': [503, 'This server is restarting. Nothing was lost; try again in a few seconds.'],
  'server/failed': [500, 'Something went wrong on our side. Nothing was saved. Try again, or report the reference.'],
  'session/not-accepted': [
    401,
    'User name and password do not belong together, or the account is locked or suspended. Check both, wait a while, or ask your security administrator.',
  ],
  'session/too-many-attempts': [429, 'Too many sign-in attempts. Wait a minute and try again.'],
  'password/not-yours': [403, 'The current password is not right. Nothing was changed.'],
  'password/too-weak': [422, 'This password does not meet the rules of your organisation. Choose another one.'],
  'password/change-required': [403, 'Your password must be changed first. Choose a new one, then go on.'],
  'link/not-valid': [410, 'This link was used already or has expired. Ask for a new one.'],
  'user/name-taken': [409, 'This user name is in use already. Choose another one.'],
  'user/role-not-yours-to-give': [403, 'You cannot give or take a role that reaches further than your own.'],
  'user/last-administrator': [
    409,
    'This is the last security administrator who can sign in. Give the role to somebody else first.',
  ],
  'user/yourself': [409, 'You cannot do this to your own account. Ask another security administrator.'],
  'organisation/name-taken': [409, 'An organisation of this name exists already. Choose another name.'],
  'organisation/brand-like-emergency': [
    422,
    'The colour is too near the emergency red, which means emergency and nothing else. Choose another colour.',
  ],
  'team/name-taken': [409, 'A team of this name exists already. Choose another name.'],
  'service-area/name-taken': [409, 'A service area of this name exists already. Choose another name.'],
  'sharing/with-yourself': [422, 'An organisation shares with others, not with itself. Choose another organisation.'],
  'api-token/right-not-yours': [403, 'A token cannot hold a right that you do not hold yourself.'],
  'desk/held-elsewhere': [409, 'You are working at another desk already. Take over here, or go on there.'],
  'desk/taken-over': [409, 'You have gone on working at another desk. Take over here to go on at this one.'],
  'desk/not-for-programs': [403, 'A desk belongs to a person. A token of a program cannot claim one.'],
  'desk/too-old': [426, 'This desk is older than the server. Close it and open it again to get the new version.'],
  'desk/too-new': [
    426,
    'This desk is newer than the server, which is still being updated. Try again in a few minutes.',
  ],
  'contact/over': [409, 'This contact is over. What you wrote is kept here; it was not sent.'],
  'contact/not-yours': [403, 'This contact is not in your hands. Ask whoever has it, or have it transferred to you.'],
  'contact/changed-hands': [409, 'This contact has moved on since you looked. See where it is now, then decide.'],
  'contact/there-already': [409, 'This contact is there already. Nothing was changed.'],
  'contact/offered-now': [
    409,
    'This contact is being offered to somebody right now. If she does not take it, it is on the list again in a moment.',
  ],
  'contact/emergency-waits': [
    409,
    'An emergency is waiting that you can take. Take it first; this one keeps its place.',
  ],
  'queue/not-picked-by-hand': [
    409,
    'Contacts of this queue are handed out, not picked. Be ready and you will be offered the next one.',
  ],
  'queue/nothing-to-take': [409, 'Nothing is waiting here that you could take now.'],
  'agent/not-ready': [409, 'You are not ready. Be ready first, then take the contact.'],
  'agent/no-room': [409, 'You have as much in hand as you can take. Finish or park something first.'],
  'contact/no-callback': [409, 'No callback is promised here any more. Close the contact as any other.'],
  'contact/not-in-wrap-up': [409, 'Your part in this contact is finished already, or the conversation still goes on.'],
  'wrap-up/extended-before': [409, 'The wrap-up was extended once already. Finish it, or choose a break afterwards.'],
  'message/stale': [
    409,
    'This was written before the connection was lost, and things have moved on. It is back as a draft: read what is new, then send it if it still fits.',
  ],
  'transfer/target-closed': [409, 'Nobody can take contacts there now. Choose another queue or colleague.'],
  'transfer/to-yourself': [422, 'You have this contact already. Choose a queue or a colleague.'],
  'reservation/over': [409, 'This offer is over: it ran out, was withdrawn, or somebody else has the contact.'],
  'agent/contacts-in-hand': [
    409,
    'You still have contacts in hand. Choose what you will be afterwards, or finish, park or transfer them first.',
  ],
  'agent/not-at-desk': [
    409,
    'She is not at her desk. Only somebody who is signed in there can be made ready or not ready.',
  ],
  'agent/reason-unknown': [422, 'This reason is not on the list any more. Choose another one.'],
  'not-ready-reason/title-taken': [409, 'There is a reason of this name on the list. Choose another name.'],
  'not-ready-reason/too-many': [
    409,
    'There are 50 reasons on the list, and more nobody finds her way in. Close one that is not used any more first.',
  ],
  'not-ready-reason/last': [
    409,
    'This is the last reason on the list. Add another one first: without one nobody can say that she is not ready.',
  ],
  'not-ready-reason/list-changed': [
    409,
    'The list has changed in the meantime. Look at it as it is now and put it in order again.',
  ],
  'conversation/not-found': [404, 'There is no such conversation, or it is not yours.'],
  'conversation/over': [409, 'This chat has ended. Start a new one to go on; what you wrote is kept.'],
  'conversation/token-not-valid': [403, 'This chat link has expired or belongs to another chat. Open the chat again.'],
  'conversation/too-fast': [429, 'That was a lot at once. Wait a few seconds and send it again.'],
  'channel/not-found': [404, 'There is no chat by that name.'],
  'channel/foreign-host': [403, 'This chat may not be opened from that page.'],
  'message/too-long': [413, 'This message is too long: 4 KB is the most. Shorten it, or send it in parts.'],
  'attachment/too-large': [413, 'This file is too large. Send a smaller one.'],
  'attachment/not-shown': [409, 'This file has not been found safe, so it is not shown.'],
  'attachment/kind-not-accepted': [415, 'Files of this kind are not accepted here.'],
  'bot/not-its-turn': [409, 'The bot may not speak here now.'],
  'flow/key-taken': [409, 'Another flow is called by this name. Choose another one.'],
  'flow/not-publishable': [422, 'This flow still has errors. Mend what the checker names, then publish it.'],
  'routing-plan/not-publishable': [
    422,
    'This routing plan cannot work yet. Mend what the checks name, then publish it.',
  ],
  'routing-plan/not-readable': [
    422,
    'This text is not a routing plan. Mend it at the place that is named, then bring it in again.',
  ],
  'routing-plan/no-draft': [409, 'There is no draft of the routing plan. Change something first, then go on.'],
  'closure/too-long': [
    422,
    'A closure ends in the future, and seven days from now at the latest. Choose an earlier end; it can be declared anew.',
  ],
  'closure/over': [409, 'This closure has ended already. There is nothing left to lift.'],
  'safety-rules/tests-fail': [
    422,
    'With this list, some of the agreed sentences would be judged wrongly. Mend the list or agree on other sentences.',
  ],
  'reply/shortcut-taken': [409, 'Another canned reply has this shortcut. Choose another one.'],
  'marker/already-ended': [409, 'This marker has been taken away meanwhile. Set a new one if it is still true.'],
  'customer/possible-duplicate': [
    409,
    'Somebody very like this is known already. Look at them; create the record only if it is another person.',
  ],
  'link/too-slow': [408, 'Your connection could not keep up. It will be made again with everything that is new.'],
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
