import type { SignedIn } from '@switchboard/shared/identity';
import { describe, expect, it } from 'vitest';
import { offlineRefusal } from './call-refusal.ts';
import {
  brandSaved,
  deskTakenOver,
  holds,
  type SessionState,
  sessionLost,
  sessionRead,
  sessionReducer,
  sessionUnreachable,
  signedOut,
} from './session-slice.ts';

const ann: SignedIn = {
  user: { id: 'u', userName: 'ann', displayName: 'Ann Archer', email: null, mustChangePassword: false },
  organisation: { id: 'o', name: 'Eastmere Police', brand: { colour: '#0B5CAD', logo: null } },
  roles: ['operator'],
  rights: [{ right: 'desk.use', areas: ['north'] }],
  policy: { idleMinutes: 15, secondDesk: 'takeOver', passwordMinimumLength: 12 },
  session: { id: 's', expiresAt: 0, desk: { standing: 'none', epoch: null } },
  demo: false,
};
const nobody: SessionState = { phase: 'unknown' };
const atWork = sessionReducer(nobody, sessionRead({ me: ann, desk: 'held' }));

describe('who is at the desk', () => {
  it('keeps the screen of whoever was at work when the session ends', () => {
    expect(sessionReducer(atWork, sessionLost())).toMatchObject({ phase: 'expired', me: ann });
    expect(sessionReducer(nobody, sessionLost())).toEqual({ phase: 'signedOut', because: 'notYet' });
  });

  it('does not take the screen away when the server is merely out of reach', () => {
    expect(sessionReducer(atWork, sessionUnreachable(offlineRefusal))).toEqual(atWork);
    expect(sessionReducer(nobody, sessionUnreachable(offlineRefusal))).toMatchObject({ phase: 'unreachable' });
  });

  it('comes to rest when another desk takes over, and stays signed out once signed out', () => {
    expect(sessionReducer(atWork, deskTakenOver())).toMatchObject({ phase: 'signedIn', desk: 'takenOver' });
    const gone = sessionReducer(atWork, signedOut('signedOut'));
    expect(sessionReducer(gone, deskTakenOver())).toEqual({ phase: 'signedOut', because: 'signedOut' });
  });

  it('wears a new brand as soon as it is saved', () => {
    const organisation = { ...ann.organisation, brand: { colour: '#1F5F5B', logo: null } };
    expect(sessionReducer(atWork, brandSaved(organisation))).toMatchObject({ me: { organisation } });
  });

  it('knows a right that is held in one service area only', () => {
    expect(holds(ann, 'desk.use')).toBe(true);
    expect(holds(ann, 'users.manage')).toBe(false);
  });
});
