import type { Page } from '@playwright/test';
import { planOperations, planText, type RoutingPlan } from '@switchboard/shared/routing-plan';
import { cutOff, grant, hang, refuse, type Stub } from './api-stub.ts';
import { openAs } from './open-screen.ts';
import { signedInAs } from './people.ts';
import { differences, eastmerePlan, emptyPlan, findings, nothingYet, readPlan, versions } from './plan-records.ts';
import { button, seen, type Visit, type Visits } from './visit.ts';

const { read, diff, saveDraft, check } = planOperations;
const administrator = signedInAs('Sam Okoro', 'contentAdministrator');
const supervisor = signedInAs('Sue Lowe', 'supervisor');

const compared = grant(diff, { items: [...differences] });
const clean: readonly Stub[] = [grant(read, readPlan()), compared, grant(check, { findings: [], isPublishable: true })];
const flawed: readonly Stub[] = [grant(read, readPlan({ findings: [...findings] })), compared];
const inForce: readonly Stub[] = [grant(read, readPlan(null))];

const at =
  (path: string, stubs: readonly Stub[], then: Visit = async () => undefined): Visit =>
  async (page) => {
    await openAs(page, administrator, path, stubs);
    await seen(page, /Draft|In force/);
    await then(page);
  };
const drawer = (page: Page) => page.getByRole('dialog');

/** The states in which every page of the plan can be. `row`: something of its part of the plan. */
function planVisits(path: string, row: string | RegExp): Visits {
  return {
    draft: at(path, flawed, async (page) => {
      await seen(page, row);
      await seen(page, '1 error');
    }),
    'in-force': at(path, inForce, (page) => seen(page, 'Nothing waits to be published.')),
    'read-only': async (page) => {
      await openAs(page, supervisor, path, clean);
      await seen(page, 'Read only');
      await seen(page, row);
    },
    loading: async (page) => {
      await openAs(page, administrator, path, [hang(read)]);
      await page.locator('[role="status"] i').first().waitFor();
    },
    error: async (page) => {
      await openAs(page, administrator, path, [refuse(read, 'server/failed')]);
      await seen(page, 'The routing plan did not load');
    },
    offline: async (page) => {
      await openAs(page, administrator, path, [cutOff(read)]);
      await seen(page, 'The routing plan cannot be shown without the link');
    },
  };
}

/** Nothing of this kind is in the plan. */
const empty = (path: string, words: string): Visit => at(path, [grant(read, nothingYet)], (page) => seen(page, words));

/** Somebody else changes the same part while it is being changed here. */
function conflict(path: string, theirs: RoutingPlan, change: Visit): Visit {
  return async (page) => {
    let asked = 0;
    await openAs(page, administrator, path, [...clean, refuse(saveDraft, 'record/changed-meanwhile')]);
    await seen(page, 'Draft');
    await page.route('**/api/v1/routing-plan', async (route) => {
      asked += 1;
      const body = JSON.stringify(read.output.parse({ ...readPlan({ plan: theirs }), revision: 13 + asked }));
      await route.fulfill({ status: 200, contentType: 'application/json', body });
    });
    await change(page);
    await button(page, /^Save to draft/);
    await seen(page, 'Someone else changed this meanwhile.');
  };
}

const queuesPath = '/routing/queues';
const enquiries = `${queuesPath}?open=enquiries`;
const otherwise = (queue: Partial<RoutingPlan['queues'][number]>): RoutingPlan => ({
  ...eastmerePlan,
  queues: eastmerePlan.queues.map((each) => (each.key === 'enquiries' ? { ...each, ...queue } : each)),
});

export const routingQueuesVisits: Visits = {
  ...planVisits(queuesPath, '101 enquiries'),
  empty: empty(queuesPath, 'No queue yet'),
  problems: at(queuesPath, flawed, async (page) => {
    await button(page, /1 error/);
    await seen(page, /Break the loop/);
  }),
  compare: at(queuesPath, clean, async (page) => {
    await button(page, 'Compare');
    await seen(page, /no longer takes/);
  }),
  publish: at(queuesPath, clean, async (page) => {
    await button(page, 'Publish');
    await seen(page, 'What changes');
  }),
  'publish-blocked': at(queuesPath, flawed, async (page) => {
    await button(page, 'Publish');
    await seen(page, 'It cannot work yet.');
  }),
  discard: at(queuesPath, clean, async (page) => {
    await button(page, 'Discard');
    await seen(page, 'Discard the draft?');
  }),
  open: at(enquiries, flawed, (page) => seen(page, 'Who of several')),
  'open-steps': at(`${enquiries}&at=steps.0`, flawed, (page) => seen(page, /Looks for:/)),
  'open-overflow': at(`${enquiries}&at=overflow.0`, flawed, (page) => seen(page, /^1\. When 20 or more/)),
  'open-read-only': async (page) => {
    await openAs(page, supervisor, enquiries, clean);
    await seen(page, 'You may look at this, not change it.');
  },
  new: at(`${queuesPath}?open=new`, clean, (page) => seen(page, 'New queue')),
  invalid: at(`${queuesPath}?open=new`, clean, async (page) => {
    await button(page, 'Add skill');
    await button(page, /^Save to draft/);
    await seen(page, 'Fill this in.');
    await seen(page, 'Choose a skill.');
  }),
  restored: at(enquiries, clean, async (page) => {
    await page.getByLabel('Points to begin with').fill('250');
    await seen(page, 'Not saved to the draft yet');
    await page.reload();
    await seen(page, 'Your words are back.');
  }),
  conflict: conflict(enquiries, otherwise({ offerSeconds: 45, band: 3 }), async (page) => {
    await page.getByLabel('An offer stands for').fill('25');
  }),
  'removed-meanwhile': async (page) => {
    const gone = { ...eastmerePlan, queues: eastmerePlan.queues.filter(({ key }) => key !== 'enquiries') };
    await openAs(page, administrator, enquiries, [...clean, refuse(saveDraft, 'record/changed-meanwhile')]);
    await page.getByLabel('An offer stands for').fill('25');
    await page.route('**/api/v1/routing-plan', (route) =>
      route.fulfill({
        status: 200,
        contentType: 'application/json',
        body: JSON.stringify(read.output.parse({ ...readPlan({ plan: gone }), revision: 14 })),
      }),
    );
    await button(page, /^Save to draft/);
    await seen(page, 'Someone else removed this meanwhile.');
  },
  refused: at(enquiries, [...clean, refuse(saveDraft, 'server/failed')], async (page) => {
    await page.getByLabel('An offer stands for').fill('25');
    await button(page, /^Save to draft/);
    await seen(page, 'It did not work.');
  }),
};

const skillsPath = '/routing/skills';
export const routingSkillsVisits: Visits = {
  ...planVisits(skillsPath, 'Welsh'),
  empty: empty(skillsPath, 'No skill yet'),
  open: at(`${skillsPath}?open=welsh`, flawed, async (page) => {
    await drawer(page).waitFor();
    await seen(page, 'Asked for by');
  }),
  new: at(`${skillsPath}?open=new`, clean, (page) => seen(page, 'New skill')),
  invalid: at(`${skillsPath}?open=new`, clean, async (page) => {
    await button(page, /^Save to draft/);
    await seen(page, 'Fill this in.');
  }),
  conflict: conflict(
    `${skillsPath}?open=welsh`,
    {
      ...eastmerePlan,
      skills: eastmerePlan.skills.map((each) => (each.key === 'welsh' ? { ...each, name: 'Cymraeg' } : each)),
    },
    async (page) => drawer(page).getByLabel('Name').fill('Welsh, spoken'),
  ),
};

const linksPath = '/routing/team-links';
const harrow = `${linksPath}?open=${encodeURIComponent('Team Harrow/enquiries')}`;
export const routingLinksVisits: Visits = {
  ...planVisits(linksPath, 'Team Harrow'),
  empty: empty(linksPath, 'No team is linked to a queue'),
  'as-list': at(linksPath, flawed, async (page) => {
    await button(page, 'Show as a list');
    await seen(page, 'Helps after');
  }),
  open: at(harrow, clean, async (page) => {
    await drawer(page).waitFor();
    await seen(page, /The team takes contacts/);
  }),
  new: at(`${linksPath}?open=new`, clean, async (page) => {
    await drawer(page).waitFor();
    await page.getByPlaceholder('Choose a team').waitFor();
  }),
  invalid: at(`${linksPath}?open=new`, clean, async (page) => {
    await button(page, /^Save to draft/);
    await seen(page, 'Choose a team.');
  }),
  conflict: conflict(
    harrow,
    {
      ...eastmerePlan,
      links: eastmerePlan.links.map((link) =>
        link.team === 'Team Harrow' && link.queue === 'enquiries' ? { ...link, delaySeconds: 45 } : link,
      ),
    },
    async (page) => drawer(page).getByLabel('Priority').fill('3'),
  ),
};

const calendarsPath = '/routing/calendars';
export const routingCalendarsVisits: Visits = {
  ...planVisits(calendarsPath, 'Front office'),
  empty: empty(calendarsPath, 'No calendar yet'),
  open: at(`${calendarsPath}?open=office`, flawed, (page) => seen(page, 'The next 14 days')),
  new: at(`${calendarsPath}?open=new`, clean, (page) => seen(page, 'New calendar')),
  invalid: at(`${calendarsPath}?open=new`, clean, async (page) => {
    await page.getByLabel('Monday, opens, 1').fill('noon');
    await button(page, /^Save to draft/);
    await seen(page, 'Fill this in.');
    await seen(page, /time of day/);
  }),
  conflict: conflict(
    `${calendarsPath}?open=office`,
    {
      ...eastmerePlan,
      calendars: eastmerePlan.calendars.map((each) =>
        each.key === 'office' ? { ...each, bankHolidays: 'scotland' } : each,
      ),
    },
    async (page) => page.getByLabel('Monday, opens, 1').fill('08:00'),
  ),
};

const capacityPath = '/routing/capacity';
export const routingCapacityVisits: Visits = {
  ...planVisits(capacityPath, 'A contact costs'),
  invalid: at(capacityPath, clean, async (page) => {
    await page.getByLabel('One agent has').fill('0');
    await button(page, /^Save to draft/);
    await seen(page, 'Give 1 or more.');
  }),
  conflict: conflict(
    capacityPath,
    { ...eastmerePlan, capacity: { ...eastmerePlan.capacity, units: 120 } },
    async (page) => page.getByLabel('One agent has').fill('80'),
  ),
};

const rulesPath = '/routing/content-rules';
export const routingRulesVisits: Visits = {
  ...planVisits(rulesPath, 'A weapon is mentioned'),
  empty: empty(rulesPath, 'No content rule yet'),
  open: at(`${rulesPath}?open=weapon`, flawed, async (page) => {
    await drawer(page).waitFor();
    await seen(page, /alert supervisors/);
  }),
  new: at(`${rulesPath}?open=new`, clean, (page) => seen(page, 'New content rule')),
  invalid: at(`${rulesPath}?open=new`, clean, async (page) => {
    await button(page, /^Save to draft/);
    await seen(page, 'Fill this in.');
  }),
  conflict: conflict(
    `${rulesPath}?open=again`,
    {
      ...eastmerePlan,
      contentRules: eastmerePlan.contentRules.map((each) =>
        each.key === 'again' ? { ...each, do: { ...each.do, points: 80 } } : each,
      ),
    },
    async (page) => drawer(page).getByLabel('Add points').fill('60'),
  ),
};

const historyPath = '/routing/history';
const listed: readonly Stub[] = [
  grant(read, readPlan()),
  grant(planOperations.versions, { items: [...versions], next: null }),
  grant(planOperations.version, { ...(versions[2] as (typeof versions)[number]), plan: emptyPlan }),
  compared,
];
const history =
  (path: string, stubs: readonly Stub[], then: Visit): Visit =>
  async (page) => {
    await openAs(page, administrator, path, [...listed, ...stubs]);
    await then(page);
  };
export const routingHistoryVisits: Visits = {
  rows: history(historyPath, [], (page) => seen(page, 'Version 4')),
  empty: history(
    historyPath,
    [grant(planOperations.versions, { items: [], next: null }), grant(read, nothingYet)],
    (page) => seen(page, 'Nothing has been published yet'),
  ),
  'read-only': async (page) => {
    await openAs(page, supervisor, historyPath, listed);
    await seen(page, 'Read only');
  },
  loading: async (page) => {
    await openAs(page, administrator, historyPath, [hang(planOperations.versions), hang(read)]);
    await page.locator('[role="status"] i').first().waitFor();
  },
  error: history(historyPath, [refuse(planOperations.versions, 'server/failed')], (page) =>
    seen(page, 'The history did not load'),
  ),
  offline: history(historyPath, [cutOff(planOperations.versions)], (page) =>
    seen(page, 'The history cannot be shown without the link'),
  ),
  version: history(`${historyPath}?open=2`, [], async (page) => {
    await seen(page, /What going back to it would change/);
    await button(page, 'Show the text');
    await seen(page, /"format": 1/);
  }),
  compared: history(historyPath, [], async (page) => {
    await button(page, 'Compare two');
    await seen(page, '3 differences');
  }),
  same: history(historyPath, [grant(diff, { items: [] })], async (page) => {
    await button(page, 'Compare two');
    await seen(page, 'They say the same.');
  }),
  'confirm-rollback': history(`${historyPath}?open=2`, [], async (page) => {
    await button(page, 'Roll back to this');
    await seen(page, 'Go back to version 2?');
  }),
  'rollback-refused': history(
    `${historyPath}?open=2`,
    [refuse(planOperations.rollback, 'routing-plan/not-publishable', { findings: findings.slice(0, 1) })],
    async (page) => {
      await button(page, 'Roll back to this');
      await button(page, 'Go back');
      await seen(page, 'Not done.');
    },
  ),
  import: history(historyPath, [], async (page) => {
    await button(page, 'Import text');
    await seen(page, 'There is a draft.');
  }),
  'import-malformed': history(historyPath, [], async (page) => {
    await button(page, 'Import text');
    await drawer(page).getByRole('textbox', { name: 'Text' }).fill('{\n  "format": 1\n  "skills": []\n}');
    await button(page, /^Import as draft/);
    await seen(page, 'line 3, column 3');
  }),
  'import-refused': history(
    historyPath,
    [
      refuse(planOperations.import, 'routing-plan/not-readable', {
        places: [{ at: 'queues.enquiries.offerSeconds', sentence: 'Must be a number.' }],
      }),
    ],
    async (page) => {
      await button(page, 'Import text');
      await drawer(page).getByRole('textbox', { name: 'Text' }).fill(planText(eastmerePlan));
      await button(page, /^Import as draft/);
      await seen(page, 'queues.enquiries.offerSeconds');
    },
  ),
};
