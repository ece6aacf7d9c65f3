// @vitest-environment node
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SignedIn } from '@switchboard/shared/identity';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eventually } from '../../../test/eventually.ts';
import { ServerProcess } from '../../../test/server-process.ts';
import { keepLiveLink } from './live-link.ts';
import { sessionRead, signedOut, signOutBegun } from './session-slice.ts';
import { type DeskStore, makeStore } from './store.ts';

const eastmere = 'eastmere-police';
const ann: SignedIn = {
  user: { id: 'ann', userName: 'ann', displayName: 'Ann Archer', email: null, mustChangePassword: false },
  organisation: { id: eastmere, name: 'Eastmere Police', brand: { colour: '#0B5CAD', logo: null } },
  roles: ['operator'],
  rights: [{ right: 'desk.use', areas: 'all' }],
  policy: { idleMinutes: 15, secondDesk: 'takeOver', passwordMinimumLength: 12 },
  session: { id: 'her-session', expiresAt: 0, desk: { standing: 'none', epoch: null } },
  demo: false,
};

describe('the live link of whoever is signed in', () => {
  let folder: string;
  let server: ServerProcess;
  let store: DeskStore;

  const stream = () => store.getState().link.stream;
  const phase = () => store.getState().session.phase;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'switchboard-desk-'));
    server = await ServerProcess.start(join(folder, 'switchboard.db'));
    await server.tell('person', eastmere, 'ann', { 'directory.read': 'all' });
    store = makeStore();
    keepLiveLink({
      store,
      origin: server.url,
      token: async () => 'ann',
      clientVersion: '0.1.0',
      clock: () => Date.now(),
      chance: () => 0,
      onRightsChanged: () => undefined,
    });
    store.dispatch(sessionRead({ me: ann, desk: 'held' }));
    await eventually('live', () => stream() === 'live');
  });
  afterEach(async () => {
    store.dispatch(signedOut('signedOut'));
    await server.kill();
    rmSync(folder, { recursive: true, force: true });
  });

  it('tells a desk at rest that its session has ended, without a call being made', async () => {
    await server.tell('person', eastmere, 'ann', {}, false);
    await eventually('the session is over', () => phase() === 'expired');
    expect(stream()).toBe('none');
  });

  it('tells it also when the end fell into a break of the link', async () => {
    const { port } = server;
    await server.kill();
    await eventually('the loss is shown', () => stream() === 'lost');
    server = await ServerProcess.start(join(folder, 'without-ann.db'), port);
    await eventually('the session is over', () => phase() === 'expired');
  });

  it('is not surprised by the end while a sign-out is under way', async () => {
    store.dispatch(signOutBegun());
    await server.tell('person', eastmere, 'ann', {}, false);
    await eventually('the stream is refused', () => stream() === 'refused');
    expect(phase()).toBe('signedIn');
    store.dispatch(signedOut('signedOut'));
    expect(stream()).toBe('none');
  });
});
