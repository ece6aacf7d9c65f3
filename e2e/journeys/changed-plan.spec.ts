import { expect, test, type Browser, type Page } from '@playwright/test';
import { Citizen } from '../drills/chat/citizen.ts';
import { drillChannels } from '../drills/chat/cast.ts';
import { startStack, type Stack } from '../stage/stack.ts';
import { atWork, conversationOf } from './stage/at-work.ts';
import { choose, goTo, press, tabTo } from './stage/keyboard.ts';

let stack: Stack;
test.beforeAll(async () => {
  stack = await startStack({ TELEPHONY: 'off' });
});
test.afterAll(() => stack.stop());

const shortly = { timeout: 15_000 };
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const drawer = (page: Page, name: string | RegExp) => page.getByRole('dialog', { name });
const row = (page: Page, table: string, name: RegExp) =>
  page.getByRole('region', { name: table }).getByRole('row').filter({ hasText: name });
/** Tab comes to the first row of a table; the arrows walk on from there. */
const firstIn = (page: Page, table: string) =>
  page.getByRole('region', { name: table }).locator('[data-row-opener]').first();

async function castOf(browser: Browser) {
  const [manager, supervisor, ann] = await Promise.all(
    ['max', 'sam', 'ann'].map((name) => atWork(browser, stack, name)),
  );
  if (!manager || !supervisor || !ann) throw new Error('somebody did not come');
  return { manager, supervisor, ann, citizen: new Citizen(stack.url, drillChannels[0]) };
}

test('[C-05 part] [T-01 part] by keyboard alone: a new skill and a queue that relaxes, a mistake that is named and mended, published; it routes at once, and says why', async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const { manager, supervisor, ann, citizen } = await castOf(browser);

  await test.step('whoever keeps the plan adds a skill to the draft', async () => {
    await goTo(manager, 'Skills');
    await tabTo(manager, button(manager, 'New skill'));
    await press(manager, 'Enter');
    await expect(manager.getByRole('textbox', { name: 'Name', exact: true })).toBeFocused();
    await manager.keyboard.type('Polish');
    await press(manager, 'Control+Enter');
    await expect(manager.getByText('Polish saved to the draft')).toBeVisible();
  });

  await test.step('she adds a queue with a second step, and forgets to say what the first one asks for', async () => {
    await goTo(manager, 'Queues');
    await tabTo(manager, button(manager, 'New queue'));
    await press(manager, 'Enter');
    await tabTo(manager, manager.getByRole('textbox', { name: 'Name', exact: true }));
    await manager.keyboard.type('Polish speakers');
    await tabTo(manager, button(manager, 'Add step'));
    await press(manager, 'Enter', 'Control+Enter');
    await expect(manager.getByText('Polish speakers saved to the draft')).toBeVisible();
  });

  await test.step('it cannot be published: the check says what is wrong and leads there', async () => {
    const sentence = 'looks for the same people as the step before it';
    await tabTo(manager, button(manager, /^1 error/));
    await press(manager, 'Enter');
    const problems = drawer(manager, 'Problems');
    await expect(problems).toContainText(sentence);
    await tabTo(manager, problems.getByRole('listitem').filter({ hasText: sentence }).getByRole('link'));
    await press(manager, 'Enter');
    await expect(manager.getByRole('heading', { level: 1, name: 'Polish speakers' })).toBeVisible();
  });

  await test.step('she mends it, and publishes with a note', async () => {
    const first = manager.getByRole('group', { name: 'Skills of step 1' });
    await tabTo(manager, first.getByRole('button', { name: 'Add skill' }), 'backwards');
    await press(manager, 'Enter');
    await choose(manager, first.getByRole('combobox', { name: 'Skill', exact: true }), 'Polish');
    await press(manager, 'Control+Enter');
    await tabTo(manager, button(manager, 'Publish'));
    await press(manager, 'Enter');
    const publish = drawer(manager, 'Publish the draft');
    await expect(publish.getByRole('region', { name: 'What changes' })).toContainText('Polish speakers');
    await tabTo(manager, publish.getByLabel('Note'));
    await manager.keyboard.type('Polish callers find somebody who speaks it');
    await press(manager, 'Control+Enter');
    await expect(manager.getByText('Version 2 is in force').first()).toBeVisible();
  });

  await test.step('a citizen waits; the supervisor moves her to the queue that is new', async () => {
    await citizen.start();
    await citizen.say('I want to speak to a person');
    await goTo(supervisor, 'Live operations');
    await expect(row(supervisor, 'Waiting', /Visitor/)).toContainText('101 enquiries', shortly);
    await tabTo(supervisor, supervisor.getByRole('checkbox', { name: /^Choose/ }));
    await press(supervisor, 'Space');
    await tabTo(supervisor, button(supervisor, 'Move'), 'backwards');
    await press(supervisor, 'Enter');
    const move = drawer(supervisor, 'Move to another queue');
    await choose(supervisor, move.getByRole('combobox', { name: 'To queue' }), 'Polish');
    await tabTo(supervisor, move.getByLabel('Reason'));
    await supervisor.keyboard.type('She speaks Polish');
    await press(supervisor, 'Control+Enter');
    await expect(row(supervisor, 'Waiting', /Visitor/)).toContainText('Polish speakers', shortly);
  });

  await test.step('an operator without the skill is ready and not asked; the supervisor reads why in two clicks', async () => {
    await press(ann, 'Alt+s');
    await tabTo(ann, drawer(ann, 'Your state').getByRole('button', { name: /^Ready/ }));
    await press(ann, 'Enter');
    await expect(row(supervisor, 'Agents', /^Ann/)).toContainText('Ready', shortly);
    await tabTo(
      supervisor,
      row(supervisor, 'Waiting', /Visitor/).getByRole('button', { name: /Visitor/ }),
      'backwards',
    );
    await press(supervisor, 'Enter');
    const why = drawer(supervisor, /^Why is/);
    const lacks = why.getByRole('button', { name: /lacks? the skills that this step asks for/ });
    await tabTo(supervisor, lacks);
    await press(supervisor, 'Enter');
    await expect(why).toContainText('Ann Holt');
    await expect(why).toContainText('Step 1 of 2');
    await expect(why).toContainText('version 2 of the plan');
    await expect(ann.getByRole('article', { name: /^Offer:/ })).toHaveCount(0);
    await press(supervisor, 'Escape');
  });

  await test.step('she gives her the skill, and the contact is offered as soon as that is saved', async () => {
    await goTo(supervisor, 'Users');
    await tabTo(supervisor, button(supervisor, 'Ann Holt'));
    await press(supervisor, 'Enter');
    const skills = supervisor.getByRole('region', { name: 'Skills' });
    await tabTo(supervisor, skills.getByRole('button', { name: 'Add skill' }));
    await press(supervisor, 'Enter');
    await choose(supervisor, skills.getByRole('combobox', { name: 'Skill', exact: true }).last(), 'Polish');
    await tabTo(supervisor, skills.getByRole('button', { name: 'Save skills' }));
    await press(supervisor, 'Enter');
    await expect(ann.getByRole('article', { name: /^Offer: Visitor/ })).toContainText('Polish speakers', shortly);
    await press(ann, 'F9');
    await expect(conversationOf(ann)).toContainText('I want to speak to a person');
  });

  await test.step('the live page says that the router is well and how the queue does; she is set to a break with the reason', async () => {
    await goTo(supervisor, 'Live operations');
    await expect(supervisor.getByRole('region', { name: 'Router' })).toContainText('all is well');
    await tabTo(supervisor, firstIn(supervisor, 'Queues'));
    await press(supervisor, 'Enter');
    const figures = supervisor.getByRole('dialog');
    await expect(figures).toContainText('Nothing is promised of this queue');
    await tabTo(
      supervisor,
      figures
        .locator('summary')
        .filter({ hasText: /^Answered/ })
        .first(),
    );
    await press(supervisor, 'Enter', 'Escape');
    await tabTo(supervisor, firstIn(supervisor, 'Agents'));
    await press(supervisor, 'Enter');
    const hers = drawer(supervisor, 'Ann Holt');
    await tabTo(supervisor, hers.getByLabel('Reason'));
    await supervisor.keyboard.type('Her shift is over after this one');
    await tabTo(supervisor, hers.getByRole('combobox', { name: 'Set her to' }));
    const wanted = supervisor.getByRole('option', { name: 'Not ready: Break' });
    await press(supervisor, 'Enter');
    await wanted.waitFor();
    await expect(async () => {
      await press(supervisor, 'ArrowDown');
      await expect(wanted).toHaveAttribute('data-combobox-selected', 'true', { timeout: 300 });
    }).toPass();
    await press(supervisor, 'Enter', 'Control+Enter');
    await expect(hers).toBeHidden();
    await expect(ann.getByText(/^Sam Okafor changed your state/)).toBeVisible(shortly);
    await expect(ann.getByText('Her shift is over after this one')).toBeVisible();
  });
  await citizen.leave();
});
