import { expect, test } from '@playwright/test';
import { openWidget } from './stage/widget-stage.ts';

for (const [language, path, is] of [
  ['English', '/demo/northvale/missed-bin', /I am a bot, not a person/],
  ['English', '/demo/eastmere', /I am a bot, not a person/],
] as const) {
  test(`[E-02 part] on ${path} the bot says in ${language} that it is one before anything else`, async ({ page }) => {
    const widget = await openWidget(page, path);
    await expect(widget.log.locator('.bubble').first()).toHaveText(is);
  });
}

test('[E-02 part] a visitor who chose Welsh is told in Welsh that it is a bot', async ({ page }) => {
  const widget = await openWidget(page, '/demo/northvale');
  await widget.frame.getByRole('button', { name: 'Cymraeg' }).click();
  await widget.frame.getByRole('button', { name: /Maint y testun/ }).click();
  await widget.frame.getByRole('button', { name: 'Gorffen y sgwrs' }).click();
  await widget.frame.getByRole('button', { name: 'Ie, gorffen y sgwrs' }).click();
  await widget.frame.getByRole('button', { name: 'Dechrau sgwrs newydd' }).click();
  await expect(widget.log.locator('.bubble').first()).toHaveText(/nid person|bot/);
  await expect(widget.frame.locator('html')).toHaveAttribute('lang', 'cy');
});
