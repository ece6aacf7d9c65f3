import { identityOperations } from '@switchboard/shared/identity';
import type { SignedIn } from '@switchboard/shared/identity';
import { newId, type Result } from '@switchboard/shared/kernel';
import type { CallRefusal } from './call-refusal.ts';
import type { Desk } from './desk-context.ts';
import {
  type DeskStanding,
  holds,
  sessionLost,
  sessionRead,
  sessionUnreachable,
  signedOut,
  signOutBegun,
  signOutFailed,
} from './session-slice.ts';
import type { DeskStore } from './store.ts';

const { session } = identityOperations;
type Dispatch = DeskStore['dispatch'];

/** Finds out who is at this desk, and makes it her one live desk if her work needs one. */
export async function readSession(desk: Desk, dispatch: Dispatch): Promise<void> {
  const answer = await desk.api.call(session.read, {});
  if (!answer.ok) {
    dispatch(answer.refusal.code === 'access/not-signed-in' ? sessionLost() : sessionUnreachable(answer.refusal));
    return;
  }
  const me = answer.value;
  dispatch(sessionRead({ me, desk: await standingOf(desk, me) }));
}

async function standingOf({ api, clock }: Desk, me: SignedIn): Promise<DeskStanding> {
  if (!holds(me, 'desk.use') || me.user.mustChangePassword) return 'notNeeded';
  const { standing } = me.session.desk;
  if (standing !== 'none') return standing;
  const claimed = await api.call(session.claimDesk, { takeOver: false }, newId(clock()));
  if (claimed.ok) return 'held';
  return claimed.refusal.code === 'desk/held-elsewhere' ? 'elsewhere' : 'notNeeded';
}

/** Signs in and, if the server agrees, shows the desk. The refusal is the sign-in page's to show. */
export async function signIn(
  desk: Desk,
  dispatch: Dispatch,
  credentials: { username: string; password: string },
): Promise<Result<unknown, CallRefusal>> {
  const outcome = desk.host.signIn
    ? await desk.host.signIn(credentials)
    : await desk.api.call(session.create, credentials, newId(desk.clock()));
  if (outcome.ok) await readSession(desk, dispatch);
  return outcome;
}

/** Signs out. When the server cannot be told, the desk says so and stays: a closed lid must not look like a lock. */
export async function signOut(desk: Desk, dispatch: Dispatch): Promise<Result<unknown, CallRefusal>> {
  dispatch(signOutBegun());
  const outcome = await desk.api.call(session.end, {}, newId(desk.clock()));
  if (!outcome.ok && outcome.refusal.code !== 'access/not-signed-in') {
    dispatch(signOutFailed());
    return outcome;
  }
  await desk.host.signOut?.();
  dispatch(signedOut('signedOut'));
  return outcome;
}
