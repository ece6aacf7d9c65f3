import { identityOperations } from '@switchboard/shared/identity';
import { cutOff, grant, refuse } from './api-stub.ts';
import { openAs, openAsNobody } from './open-screen.ts';
import { ann } from './people.ts';
import { button, seen, type Visit, type Visits } from './visit.ts';

const { session, password } = identityOperations;
const token = 'A'.repeat(43);

const trySigningIn =
  (...stubs: Parameters<typeof openAsNobody>[2] & {}): Visit =>
  async (page) => {
    await openAsNobody(page, '/sign-in', stubs);
    await page.getByLabel('User name').fill('ann.archer@eastmere.example');
    await page.getByLabel('Password', { exact: true }).fill('not the right one');
    await button(page, 'Sign in');
  };
const thenSee =
  (visit: Visit, text: string | RegExp): Visit =>
  async (page) => {
    await visit(page);
    await seen(page, text);
  };

export const signIn: Visits = {
  ready: thenSee((page) => openAsNobody(page, '/sign-in'), 'Forgotten your password?'),
  refused: thenSee(trySigningIn(refuse(session.create, 'session/not-accepted')), 'Not signed in.'),
  'too-many-attempts': thenSee(trySigningIn(refuse(session.create, 'session/too-many-attempts')), 'Too many attempts.'),
  offline: thenSee(trySigningIn(cutOff(session.create)), 'No link to the server.'),
  unreachable: thenSee(
    (page) => openAsNobody(page, '/account', [cutOff(session.read)]),
    'The server cannot be reached',
  ),
  'signed-out': async (page) => {
    await openAs(page, ann, '/account', [grant(session.end, {})]);
    await button(page, /your menu$/);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await seen(page, 'You are signed out.');
  },
};

async function fillTwice(page: Parameters<Visit>[0], first: string, again: string): Promise<void> {
  await page.getByLabel('New password', { exact: true }).fill(first);
  await page.getByLabel('New password again').fill(again);
}

export const firstAdministrator: Visits = {
  ready: thenSee((page) => openAsNobody(page, `/setup?token=${token}`), 'Create my account'),
  invalid: async (page) => {
    await openAsNobody(page, `/setup?token=${token}`);
    await page.getByLabel('User name').fill('x');
    await fillTwice(page, 'short', 'short');
    await button(page, 'Create my account');
    await seen(page, 'Fill this in.');
  },
  'link-spent': async (page) => {
    await openAsNobody(page, `/setup?token=${token}`, [refuse(password.completeSetup, 'link/not-valid')]);
    await page.getByLabel('Your name').fill('Sam Okoro');
    await page.getByLabel('User name').fill('sam.okoro');
    await fillTwice(page, 'three quiet words', 'three quiet words');
    await button(page, 'Create my account');
    await seen(page, 'This link does not work.');
  },
  'no-link': thenSee((page) => openAsNobody(page, '/setup'), 'This link does not work.'),
};

export const newPassword: Visits = {
  ready: thenSee((page) => openAsNobody(page, `/reset?token=${token}`), 'Set password'),
  mismatch: async (page) => {
    await openAsNobody(page, `/reset?token=${token}`);
    await fillTwice(page, 'three quiet words', 'three loud words');
    await button(page, 'Set password');
    await seen(page, 'The two do not agree.');
  },
  'link-spent': async (page) => {
    await openAsNobody(page, `/reset?token=${token}`, [refuse(password.reset, 'link/not-valid')]);
    await fillTwice(page, 'three quiet words', 'three quiet words');
    await button(page, 'Set password');
    await seen(page, 'This link does not work.');
  },
  'no-link': thenSee((page) => openAsNobody(page, '/reset'), 'This link does not work.'),
};

const mustChange = { ...ann, user: { ...ann.user, mustChangePassword: true } };
export const forcedPassword: Visits = {
  ready: thenSee((page) => openAs(page, mustChange, '/account'), 'Sign out instead'),
  'too-weak': async (page) => {
    await openAs(page, mustChange, '/account', [refuse(password.change, 'password/too-weak')]);
    await page.getByLabel('Present password').fill('given to me');
    await fillTwice(page, 'password1234', 'password1234');
    await button(page, 'Change password');
    await seen(page, 'Not done.');
  },
};

const takenOver = { ...ann, session: { ...ann.session, desk: { standing: 'takenOver' as const, epoch: 3 } } };
export const otherDesk: Visits = {
  'taken-over': thenSee((page) => openAs(page, takenOver, '/account'), 'This desk is at rest.'),
  'held-elsewhere': thenSee(
    (page) => openAs(page, ann, '/account', [refuse(session.claimDesk, 'desk/held-elsewhere')]),
    'Your other desk is live.',
  ),
};
