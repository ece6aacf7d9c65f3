import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { BootedMain } from './electron-stub.ts';

/** Puts the built preload into a page, its questions answered by main as if asked from `senderUrl`. */
export async function attachPreload(page: Page, main: BootedMain, out: string, senderUrl: string): Promise<void> {
  await page.exposeFunction('askMain', (channel: string, given: unknown[]) => {
    const handler = main.channels.get(channel);
    if (!handler) throw new Error(`main does not answer ${channel}`);
    return handler({ senderFrame: { url: senderUrl } }, given[0]);
  });
  main.toPage = (channel, news) =>
    void page.evaluate(([name, detail]) => dispatchEvent(new CustomEvent(`from-main:${String(name)}`, { detail })), [
      channel,
      { news },
    ] as const);
  const preload = readFileSync(join(out, 'preload/index.cjs'), 'utf8');
  await page.addInitScript(`(() => {
    const listeners = new Map();
    const standIn = {
      contextBridge: { exposeInMainWorld: (name, value) => { window[name] = Object.freeze(value); } },
      ipcRenderer: {
        invoke: (channel, ...given) => window.askMain(channel, given),
        on: (channel, listener) => {
          const heard = (event) => listener(event, event.detail.news);
          listeners.set(listener, heard);
          addEventListener('from-main:' + channel, heard);
        },
        off: (channel, listener) => removeEventListener('from-main:' + channel, listeners.get(listener)),
      },
    };
    const require = (name) => {
      if (name === 'electron') return standIn;
      throw new Error('a sandboxed preload cannot require ' + name);
    };
    (() => { ${preload} })();
  })();`);
}
