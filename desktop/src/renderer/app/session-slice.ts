import { createSlice, type PayloadAction } from '@reduxjs/toolkit';
import type { Right } from '@switchboard/shared/access';
import type { SignedIn } from '@switchboard/shared/identity';
import type { CallRefusal } from './call-refusal.ts';

/**
 * Who is at this desk. `unknown` until the server was asked; `unreachable` when it could not be; `expired` while the
 * screen behind keeps what was typed and the same person may come back. `leaving` while a sign-out is under way.
 */
export type SessionState =
  | { readonly phase: 'unknown' }
  | { readonly phase: 'unreachable'; readonly refusal: CallRefusal }
  | { readonly phase: 'signedOut'; readonly because: SignedOutBecause }
  | { readonly phase: 'signedIn'; readonly me: SignedIn; readonly desk: DeskStanding; readonly leaving?: boolean }
  | { readonly phase: 'expired'; readonly me: SignedIn; readonly desk: DeskStanding };

export type SignedOutBecause = 'notYet' | 'signedOut' | 'passwordSet' | 'setUp';
/** `takenOver`: a newer desk of the same person has the commands. `elsewhere`: an older one holds on to them. */
export type DeskStanding = 'held' | 'takenOver' | 'elsewhere' | 'notNeeded';

const initialState = { phase: 'unknown' } as SessionState;

const slice = createSlice({
  name: 'session',
  initialState,
  reducers: {
    sessionRead: (_, { payload }: PayloadAction<{ me: SignedIn; desk: DeskStanding }>): SessionState => ({
      phase: 'signedIn',
      ...payload,
    }),
    /** Whoever is at work keeps the screen: the link banner says the rest. */
    sessionUnreachable: (session, { payload }: PayloadAction<CallRefusal>): SessionState =>
      session.phase === 'signedIn' || session.phase === 'expired'
        ? (session as SessionState)
        : { phase: 'unreachable', refusal: payload },
    signedOut: (_, { payload }: PayloadAction<SignedOutBecause>): SessionState => ({
      phase: 'signedOut',
      because: payload,
    }),
    /** The stream is cut before the sign-out is answered: that is no end to be surprised by. */
    signOutBegun: (session) =>
      session.phase === 'signedIn' ? { ...(session as SessionState), leaving: true } : session,
    signOutFailed: (session) =>
      session.phase === 'signedIn' ? { ...(session as SessionState), leaving: false } : session,
    /** The server no longer knows us. Whoever was at work keeps the screen; others see the sign-in page. */
    sessionLost: (session): SessionState => {
      if (session.phase === 'signedIn' && session.leaving) return session as SessionState;
      if (session.phase === 'signedIn' || session.phase === 'expired')
        return { ...session, phase: 'expired' } as SessionState;
      return { phase: 'signedOut', because: 'notYet' };
    },
    deskTakenOver: (session) =>
      session.phase === 'signedIn' ? ({ ...session, desk: 'takenOver' } as SessionState) : session,
    brandSaved: (session, { payload }: PayloadAction<SignedIn['organisation']>) =>
      session.phase === 'signedIn'
        ? ({ ...session, me: { ...session.me, organisation: payload } } as SessionState)
        : session,
  },
});

export const {
  sessionRead,
  sessionUnreachable,
  signOutBegun,
  signOutFailed,
  signedOut,
  sessionLost,
  deskTakenOver,
  brandSaved,
} = slice.actions;
export const sessionReducer = slice.reducer;

/** Whether the person holds a right anywhere; where exactly is the server's business. */
export const holds = (me: SignedIn, right: Right): boolean => me.rights.some((held) => held.right === right);
