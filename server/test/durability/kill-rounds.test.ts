import { expect, test } from 'vitest';
import { engines } from '../engines.ts';
import { killRounds } from './kill-rounds.ts';

const kills = 20;

for (const engine of engines) {
  test.skipIf(!engine.isThere)(
    `[S-03 part] after ${kills} kills of a server under load, nothing acknowledged is lost, doubled or answered differently, on ${engine.name}`,
    { timeout: 240_000 },
    async () => {
      const opened = await engine.open();
      const report = await killRounds(opened.url, kills, 20_261_120);
      await opened.dispose();
      console.log(JSON.stringify(report));
      expect(report.broken).toEqual([]);
      expect(report.kills).toEqual({ insideTransaction: 7, beforeAnswer: 7, anywhere: 6 });
      expect(report.unansweredAtAKill).toBeGreaterThan(kills);
      expect(report.acknowledgedBeforeAKill).toBeGreaterThan(kills);
    },
  );
}
