import { join } from 'node:path';
import type { Browser } from '@playwright/test';
import { openWidget } from '../widget/stage/widget-stage.ts';

/** What is photographed, by the name of its file. */
const pictures = {
  'webchat-on-site': {
    path: '/demo/northvale/missed-bin',
    asks: 'My brown bin was not emptied today',
    viewport: { width: 1280, height: 800 },
  },
  'webchat-on-phone': {
    path: '/demo/eastmere/lost-property',
    asks: 'I lost my wallet on the bus',
    viewport: { width: 375, height: 740 },
  },
} as const;

/** Photographs the chat on the demonstration's web sites, in both themes, after the bot has answered a question. */
export async function photographWebchat(browser: Browser, origin: string, folder: string): Promise<void> {
  for (const [name, { path, asks, viewport }] of Object.entries(pictures)) {
    for (const colorScheme of ['light', 'dark'] as const) {
      const context = await browser.newContext({
        viewport,
        colorScheme,
        locale: 'en-GB',
        timezoneId: 'Europe/London',
        reducedMotion: 'reduce',
      });
      const widget = await openWidget(await context.newPage(), origin + path);
      await widget.frame.locator('.suggestions').waitFor();
      await widget.say(asks);
      await widget.log.locator('.source').waitFor();
      await widget.frame.locator('.suggestions').waitFor();
      await widget.page.screenshot({ path: join(folder, `${name}-${colorScheme}.png`) });
      console.log(`docs/screenshots/${name}-${colorScheme}.png`);
      await context.close();
    }
  }
}
