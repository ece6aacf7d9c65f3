/** 300 kills of a server under load on each engine (S-03); a third inside a transaction, a third before the answer. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type KillReport, killRounds } from '../../server/test/durability/kill-rounds.ts';
import { startPostgres } from '../../server/test/postgres/postgres-server.ts';
import { reportDrill } from './runner/outcome.ts';

const kills = 300;
const seed = Date.now() % 1_000_000;

function report(engine: string, { broken, ...facts }: KillReport): void {
  reportDrill({
    drill: `kill-${engine}`,
    passed: broken.length === 0,
    facts: { ...facts, broken: broken.slice(0, 10) },
  });
}

const folder = mkdtempSync(join(tmpdir(), 'switchboard-kill-'));
report('sqlite', await killRounds(join(folder, 'switchboard.db'), kills, seed));
rmSync(folder, { recursive: true, force: true });

const postgres = await startPostgres({ durable: true });
report('postgres', await killRounds(postgres.url, kills, seed));
await postgres.stop();
