import { agentOperations } from '@switchboard/shared/agents';
import { identityOperations } from '@switchboard/shared/identity';
import { queueOperations } from '@switchboard/shared/queues';
import { grant, refuse, type Stub } from './api-stub.ts';
import { idOf } from './ids.ts';
import { listVisits } from './list-visits.ts';
import { inDays, now } from './moments.ts';
import { openAs } from './open-screen.ts';
import { sam, signedInAs } from './people.ts';
import { sessions, teams, users } from './records.ts';
import { button, seen, type Visits } from './visit.ts';

const { user, team, session } = identityOperations;
const link = { link: `https://desk.eastmere.example/desk/reset?token=${'k3'.repeat(21)}x`, expiresAt: inDays(2) };
const bothLists = [grant(session.list, { items: sessions.slice(0, 1), next: null })];

async function openUser(page: Parameters<Visits[string]>[0], stubs: Parameters<typeof openAs>[3] = []): Promise<void> {
  await openAs(page, sam, '/users', [...bothLists, ...stubs]);
  await button(page, 'Ruth Calder');
  await page.getByRole('dialog').waitFor();
}

const supervisor = signedInAs('Sue Lowe', 'supervisor');
const skillsOf: readonly Stub[] = [
  grant(agentOperations.skills, {
    items: [
      { skillId: idOf('skill', 1), level: 7, expiresAt: null },
      { skillId: idOf('skill', 2), level: 3, expiresAt: inDays(30) },
    ],
    at: now,
  }),
  grant(queueOperations.skills, {
    items: [
      { id: idOf('skill', 1), key: 'enquiries', name: 'Enquiries' },
      { id: idOf('skill', 2), key: 'welsh', name: 'Welsh' },
      { id: idOf('skill', 3), key: 'crime', name: 'Crime recording' },
    ],
  }),
];
const withSkills = async (page: Parameters<Visits[string]>[0], ...stubs: readonly Stub[]): Promise<void> => {
  await openAs(page, supervisor, '/users', [...bothLists, ...skillsOf, ...stubs]);
  await button(page, 'Ruth Calder');
  await seen(page, 'Save skills');
};

export const usersVisits: Visits = {
  skills: (page) => withSkills(page),
  'skills-invalid': async (page) => {
    await withSkills(page);
    await button(page, 'Add skill');
    await page.keyboard.press('Tab');
    await button(page, 'Save skills');
    await seen(page, 'Choose one.');
  },
  'skills-refused': async (page) => {
    await withSkills(page, refuse(agentOperations.setSkills, 'access/denied'));
    await button(page, 'Save skills');
    await seen(page, 'Not done.');
  },
  ...listVisits({
    me: sam,
    path: '/users',
    title: 'Users',
    list: user.list,
    rows: users,
    row: 'Ruth Calder',
    empty: 'No accounts yet',
  }),
  open: async (page) => {
    await openUser(page);
    await seen(page, 'One-use password link');
  },
  invalid: async (page) => {
    await openUser(page);
    await page.getByRole('dialog').getByLabel('Name').first().fill('');
    await page.getByLabel('E-mail').fill('not an address');
    await button(page, /^Save/);
    await seen(page, 'Fill this in.');
  },
  refused: async (page) => {
    await openUser(page, [refuse(user.update, 'access/denied')]);
    await page.getByLabel('Job title').fill('Duty supervisor');
    await button(page, /^Save/);
    await seen(page, 'Not done.');
  },
  new: async (page) => {
    await openAs(page, sam, '/users?open=new');
    await seen(page, 'You will get a one-use link');
  },
  'link-issued': async (page) => {
    await openUser(page, [grant(user.issueResetLink, link)]);
    await button(page, 'One-use password link');
    await seen(page, 'Shown only now');
  },
  conflict: async (page) => {
    const newer = { ...users[5], jobTitle: 'Duty inspector', version: 9 };
    await openUser(page, [refuse(user.update, 'record/changed-meanwhile'), grant(user.read, newer as never)]);
    await page.getByLabel('Job title').fill('Duty supervisor');
    await button(page, /^Save/);
    await seen(page, 'Someone else changed this meanwhile.');
  },
  'confirm-suspend': async (page) => {
    await openUser(page);
    await button(page, 'Suspend');
    await seen(page, 'Suspend Ruth Calder?');
  },
};

export const teamsVisits: Visits = {
  ...listVisits({
    me: sam,
    path: '/teams',
    title: 'Teams',
    list: team.list,
    rows: teams,
    row: 'Team Harrow',
    empty: 'No teams yet',
  }),
  open: async (page) => {
    await openAs(page, sam, `/teams?open=${idOf('team', 1)}`);
    await seen(page, 'Add a colleague');
  },
  invalid: async (page) => {
    await openAs(page, sam, '/teams?open=new');
    await page.getByRole('dialog').getByLabel('Phone').fill('not a number');
    await button(page, /^Create team/);
    await seen(page, 'Must be a phone number.');
  },
  refused: async (page) => {
    await openAs(page, sam, '/teams?open=new', [refuse(team.create, 'team/name-taken')]);
    await page.getByRole('dialog').getByLabel('Name').first().fill('Team Harrow');
    await button(page, /^Create team/);
    await seen(page, 'In use already.');
  },
};

export const sessionsVisits: Visits = {
  ...listVisits({
    me: sam,
    path: '/sessions',
    title: 'Sessions',
    list: session.list,
    rows: sessions,
    row: 'Ben Ashdown',
    empty: 'Nobody is signed in',
  }),
  'confirm-end': async (page) => {
    await openAs(page, sam, '/sessions', [grant(session.list, { items: sessions, next: null })]);
    await button(page, /^End$/);
    await seen(page, /^End the session of/);
  },
};
