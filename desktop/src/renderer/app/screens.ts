/**
 * Every screen of the desk: where it is, who may open it, and the states it can be in. The router and the rail are
 * built from it, and the accessibility check must have visited every entry and every state in both themes.
 */
import type { Right } from '@switchboard/shared/access';

export type ScreenArea =
  | 'gate'
  | 'desk'
  | 'home'
  | 'customers'
  | 'live'
  | 'quality'
  | 'people'
  | 'routing'
  | 'setup'
  | 'audit'
  | 'server'
  | 'workshop';

export interface Screen {
  readonly id: string;
  /** Below `/desk`. */
  readonly path: string;
  readonly title: string;
  readonly area: ScreenArea;
  /** `public`: nobody need be signed in. `signedIn`: everybody at work. Otherwise holders of the right. */
  readonly access: 'public' | 'signedIn' | Right;
  /** One line for the menu and the search. */
  readonly about: string;
  readonly states: readonly string[];
}

/** The states of every page of the routing plan: how plan and draft stand, and how their parts are worked in. */
const plan = ['draft', 'in-force', 'read-only', 'loading', 'error', 'offline'] as const;

/** The states of every list: how it loads, fails, is empty, is worked in. */
const list = ['rows', 'empty', 'loading', 'error', 'offline'] as const;
const form = ['open', 'invalid', 'refused'] as const;

export const screens = [
  {
    id: 'sign-in',
    path: '/sign-in',
    title: 'Sign in',
    area: 'gate',
    access: 'public',
    about: 'Sign in to the desk',
    states: ['ready', 'refused', 'too-many-attempts', 'offline', 'unreachable', 'signed-out'],
  },
  {
    id: 'first-administrator',
    path: '/setup',
    title: 'Set up the first administrator',
    area: 'gate',
    access: 'public',
    about: 'Use the one-use link of a new organisation',
    states: ['ready', 'invalid', 'link-spent', 'no-link'],
  },
  {
    id: 'new-password',
    path: '/reset',
    title: 'Choose a password',
    area: 'gate',
    access: 'public',
    about: 'Use a one-use link to set a password',
    states: ['ready', 'mismatch', 'link-spent', 'no-link'],
  },
  {
    id: 'forced-password',
    path: '/change-password',
    title: 'Choose a new password',
    area: 'gate',
    access: 'signedIn',
    about: 'Change the password given to you',
    states: ['ready', 'too-weak'],
  },
  {
    id: 'other-desk',
    path: '/other-desk',
    title: 'You are working at another desk',
    area: 'gate',
    access: 'signedIn',
    about: 'One person, one live desk',
    states: ['taken-over', 'held-elsewhere'],
  },
  {
    id: 'desk',
    path: '/',
    title: 'Desk',
    area: 'desk',
    access: 'contacts.work',
    about: 'Your contacts: what they say, who they are, what is to be done',
    states: [
      'empty-ready',
      'empty-not-ready',
      'loading',
      'error',
      'offline',
      'conversation',
      'note',
      'replies',
      'too-long',
      'came-back',
      'offer',
      'emergency-offer',
      'offer-declining',
      'offer-over',
      'missed-offer',
      'presence',
      'transfer',
      'park',
      'parked',
      'end-asking',
      'wrap-up',
      'citizen-gone',
      'alert',
      'link-lost',
      'passed-on',
    ],
  },
  {
    id: 'account',
    path: '/account',
    title: 'Your account',
    area: 'home',
    access: 'signedIn',
    about: 'Who you are here, what you may do, your password and your display',
    states: ['ready', 'session-expired', 'password-form', 'search', 'menu', 'link-lost'],
  },
  {
    id: 'customers',
    path: '/customers',
    title: 'Customers',
    area: 'customers',
    access: 'customers.read',
    about: 'The people and bodies we deal with: find, read, amend',
    states: [
      'start',
      'found',
      'none-found',
      'searching',
      'error',
      'offline',
      'record',
      'record-bare',
      'record-failed',
      'edit',
      'invalid',
      'conflict',
      'new',
      'duplicate',
      'refused',
      'marker',
      'marker-review',
      'marker-end',
    ],
  },
  {
    id: 'supervision',
    path: '/live',
    title: 'Live operations',
    area: 'live',
    access: 'queues.watch',
    about: 'Queues, waiting contacts and agents as they are now',
    states: ['busy', 'alerts', 'quiet', 'loading', 'error', 'offline'],
  },
  {
    id: 'transcripts',
    path: '/transcripts',
    title: 'Transcripts',
    area: 'quality',
    access: 'contacts.read',
    about: 'Contacts as they were, word for word',
    states: [...list, 'open', 'open-failed'],
  },
  {
    id: 'users',
    path: '/users',
    title: 'Users',
    area: 'people',
    access: 'directory.read',
    about: 'Staff accounts, their roles and their access',
    states: [...list, ...form, 'new', 'link-issued', 'conflict', 'confirm-suspend'],
  },
  {
    id: 'teams',
    path: '/teams',
    title: 'Teams',
    area: 'people',
    access: 'directory.read',
    about: 'Who works together',
    states: [...list, ...form],
  },
  {
    id: 'sessions',
    path: '/sessions',
    title: 'Sessions',
    area: 'people',
    access: 'sessions.manage',
    about: 'Who is signed in now',
    states: [...list, 'confirm-end'],
  },
  {
    id: 'routing-queues',
    path: '/routing/queues',
    title: 'Queues',
    area: 'routing',
    access: 'routing.read',
    about: 'Where contacts wait, who is looked for, and what happens when it takes too long',
    states: [
      ...plan,
      'empty',
      'problems',
      'compare',
      'publish',
      'publish-blocked',
      'discard',
      'open',
      'open-steps',
      'open-overflow',
      'open-read-only',
      'new',
      'invalid',
      'restored',
      'conflict',
      'removed-meanwhile',
      'refused',
    ],
  },
  {
    id: 'routing-skills',
    path: '/routing/skills',
    title: 'Skills',
    area: 'routing',
    access: 'routing.read',
    about: 'What agents can do, as queues ask for it',
    states: [...plan, 'empty', 'open', 'new', 'invalid', 'conflict'],
  },
  {
    id: 'routing-links',
    path: '/routing/team-links',
    title: 'Team links',
    area: 'routing',
    access: 'routing.read',
    about: 'Which team takes which queue, how soon, and before whom',
    states: [...plan, 'empty', 'as-list', 'open', 'new', 'invalid', 'conflict'],
  },
  {
    id: 'routing-calendars',
    path: '/routing/calendars',
    title: 'Calendars',
    area: 'routing',
    access: 'routing.read',
    about: 'When queues are open: the week, bank holidays, other days',
    states: [...plan, 'empty', 'open', 'new', 'invalid', 'conflict'],
  },
  {
    id: 'routing-capacity',
    path: '/routing/capacity',
    title: 'Capacity',
    area: 'routing',
    access: 'routing.read',
    about: 'What an agent can have in hand at a time',
    states: [...plan, 'invalid', 'conflict'],
  },
  {
    id: 'routing-rules',
    path: '/routing/content-rules',
    title: 'Content rules',
    area: 'routing',
    access: 'routing.read',
    about: 'What in a contact raises it: words, answers, markers, repeat, wait',
    states: [...plan, 'empty', 'open', 'new', 'invalid', 'conflict'],
  },
  {
    id: 'routing-history',
    path: '/routing/history',
    title: 'History',
    area: 'routing',
    access: 'routing.read',
    about: 'Versions of the routing plan: compare, roll back, take out, bring in',
    states: [
      'rows',
      'empty',
      'read-only',
      'loading',
      'error',
      'offline',
      'version',
      'compared',
      'same',
      'confirm-rollback',
      'rollback-refused',
      'import',
      'import-malformed',
      'import-refused',
    ],
  },
  {
    id: 'service-areas',
    path: '/service-areas',
    title: 'Service areas',
    area: 'setup',
    access: 'serviceAreas.manage',
    about: 'Parts of the organisation that rights can be limited to',
    states: [...list, ...form],
  },
  {
    id: 'sharing',
    path: '/sharing',
    title: 'Sharing',
    area: 'setup',
    access: 'sharing.read',
    about: 'What leaves for other organisations, which fields, until when',
    states: [...list, ...form, 'confirm-end'],
  },
  {
    id: 'brand',
    path: '/brand',
    title: 'Brand',
    area: 'setup',
    access: 'organisation.manage',
    about: 'Name, logo and colour, checked for contrast',
    states: ['ready', 'loading', 'error', 'offline', 'adjusted', 'like-emergency', 'conflict'],
  },
  {
    id: 'sign-in-policy',
    path: '/sign-in-policy',
    title: 'Sign-in rules',
    area: 'setup',
    access: 'policy.manage',
    about: 'Idle time, lock-out, passwords',
    states: ['ready', 'loading', 'error', 'offline', 'invalid', 'conflict'],
  },
  {
    id: 'api-tokens',
    path: '/api-tokens',
    title: 'API tokens',
    area: 'setup',
    access: 'apiTokens.manage',
    about: 'What programs may do here',
    states: [...list, ...form, 'secret-shown', 'confirm-revoke'],
  },
  {
    id: 'outbox',
    path: '/outbox',
    title: 'Demo outbox',
    area: 'setup',
    access: 'outbox.read',
    about: 'Mail and texts the demonstration would have sent',
    states: [...list, 'open'],
  },
  {
    id: 'audit',
    path: '/audit',
    title: 'Audit trail',
    area: 'audit',
    access: 'audit.read',
    about: 'Who did what, when, to which record; sealed and checkable',
    states: [...list, 'open', 'erased', 'chain-broken', 'erase-form', 'trace'],
  },
  {
    id: 'organisations',
    path: '/organisations',
    title: 'Organisations',
    area: 'server',
    access: 'installation.manage',
    about: 'The bodies that work on this installation',
    states: [...list, ...form, 'link-issued'],
  },
  {
    id: 'gallery',
    path: '/gallery',
    title: 'Gallery',
    area: 'workshop',
    access: 'public',
    about: 'Every component in every state',
    states: ['ready'],
  },
  {
    id: 'not-found',
    path: '/nowhere',
    title: 'Page not found',
    area: 'workshop',
    access: 'signedIn',
    about: 'An address that leads nowhere',
    states: ['ready', 'not-yours'],
  },
] as const satisfies readonly Screen[];

export type ScreenId = (typeof screens)[number]['id'];
