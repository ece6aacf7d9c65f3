/**
 * What the chat costs a citizen: bytes before she can write, and the time from opening a page until the greeting is
 * painted and the text box takes words, in Chromium on the same server; beside Microsoft's botframework-webchat, which
 * speaks to the same Direct Line, by turns.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium } from '@playwright/test';
import { HouseProcess } from '../drills/chat/house-process.ts';
import { browserLaunch } from '../stage/browser-launch.ts';
import { reportFigure } from './runner/figure.ts';
import { median } from './runner/program.ts';
import { hostPages } from './widget/host-pages.ts';
import { fetchOther, other } from './widget/other-webchat.ts';
import { usableAfter } from './widget/usable.ts';

const rounds = 10;
const built = resolve(import.meta.dirname, '../../bots/widget/out');
const folder = mkdtempSync(join(tmpdir(), 'switchboard-bench-'));
const pages = join(folder, 'house/pages');
mkdirSync(pages, { recursive: true });
for (const [name, markup] of Object.entries(hostPages)) writeFileSync(join(pages, name), markup);
const hasOther = await fetchOther(folder, join(pages, 'webchat.js'));

const house = await HouseProcess.start(join(folder, 'house'), {}, 'e2e/bench/hosts/with-pages.ts');
const browser = await chromium.launch(browserLaunch);
const ours: number[] = [];
const theirs: number[] = [];
try {
  for (let round = 0; round <= rounds; round += 1) {
    const one = await usableAfter(browser, `${house.url}/bench/ours.html`);
    const two = hasOther ? await usableAfter(browser, `${house.url}/bench/other.html`) : Number.NaN;
    // The first warms the server up; the browser begins each time with nothing kept.
    if (round === 0) continue;
    ours.push(one);
    if (hasOther) theirs.push(two);
  }
  report();
} finally {
  await browser.close();
  await house.stop();
  rmSync(folder, { recursive: true, force: true });
}

function report(): void {
  const loader = packed(join(built, 'loader/widget.js'));
  const assets = join(built, 'app/assets');
  const app = readdirSync(assets).map((name) => packed(join(assets, name)));
  const all = [loader, packed(join(built, 'app/index.html')), ...app].reduce((sum, bytes) => sum + bytes, 0);
  const otherBytes = hasOther ? packed(join(pages, 'webchat.js')) : undefined;
  const beside = otherBytes === undefined ? '' : `; ${other} ${otherBytes} B`;
  reportFigure({
    bench: 'widget',
    figure: 'loader and app, gzip -9',
    value: all,
    unit: 'bytes',
    target: { max: 35 * 1024 },
    n: 1,
    limit: `loader ${loader} B (aim 5 KB), the rest the app (aim 30 KB)${beside}`,
  });
  reportFigure({
    bench: 'widget',
    figure: 'page opened → greeting painted and text box ready, median',
    value: Math.round(median(ours)),
    unit: 'ms',
    ...(hasOther && { against: { what: other, value: Math.round(median(theirs)) } }),
    n: rounds,
    limit: `of single openings: ours ${ours.map(Math.round).join(', ')}; the other ${theirs.map(Math.round).join(', ')}`,
  });
}

function packed(file: string): number {
  return gzipSync(readFileSync(file), { level: 9 }).length;
}
