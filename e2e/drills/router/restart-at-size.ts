import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { HouseProcess } from '../chat/house-process.ts';
import { RouterAgent } from './router-agent.ts';
import { copyWaiting, oneWaits } from './waiting-copies.ts';

export interface SizePlan {
  readonly events: number;
  readonly openContacts: number;
  readonly restarts: number;
  readonly agent: { readonly userName: string; readonly password: string };
  readonly channel: string;
  readonly program: string;
}

/** Of one restart: from the process's beginning to "ready", and from "ready" to the first offer. */
export interface Restart {
  readonly toReadyMs: number;
  readonly toOfferMs: number;
}

const offerWithinMs = 20_000;

/**
 * How soon a router that was killed offers again, with so many events behind it and so many contacts waiting: an agent
 * is ready and has room, so the first offer is due at once.
 */
export async function restartAtSize(plan: SizePlan): Promise<Restart[]> {
  const folder = mkdtempSync(join(tmpdir(), 'switchboard-size-'));
  const house = await HouseProcess.start(folder, {}, plan.program);
  const agent = new RouterAgent(house.url, plan.agent, () => 0.99);
  const restarts: Restart[] = [];
  try {
    await agent.start();
    await oneWaits(house.url, plan.channel);
    await pause(2_000);
    await house.kill();
    furnish(house.databaseFile, plan);
    for (let count = 0; count < plan.restarts; count += 1) {
      takeBackOffers(house.databaseFile);
      restarts.push(await restarted(house));
      await pause(1_000);
      await house.kill();
    }
    await agent.stop();
  } finally {
    await house.stop();
    rmSync(folder, { recursive: true, force: true });
  }
  return restarts;
}

async function restarted(house: HouseProcess): Promise<Restart> {
  const begunAt = Date.now();
  await house.start();
  const readyAt = Date.now();
  const deadline = readyAt + offerWithinMs;
  const database = new Sqlite(house.databaseFile, { readonly: true });
  const first = database.prepare<[number], { at: number | null }>(
    'SELECT min(offered_at) AS at FROM reservation WHERE offered_at >= ?',
  );
  try {
    while (Date.now() < deadline) {
      const { at } = first.get(begunAt)!;
      if (at !== null) return { toReadyMs: readyAt - begunAt, toOfferMs: Math.max(0, at - readyAt) };
      await pause(10);
    }
  } finally {
    database.close();
  }
  return { toReadyMs: readyAt - begunAt, toOfferMs: Number.POSITIVE_INFINITY };
}

/** Copies the one who waits, and writes so many events; nobody serves meanwhile. */
function furnish(file: string, { events, openContacts }: SizePlan): void {
  const database = new Sqlite(file);
  const waiting = copyWaiting(database, openContacts);
  const stream = waiting['organisation_id'];
  const { seq } = database
    .prepare<[unknown], { seq: number }>('SELECT seq FROM stream_head WHERE stream_id = ?')
    .get(stream)!;
  database.transaction(() => {
    database
      .prepare(
        `INSERT INTO event (stream_id, seq, event_id, type, occurred_at, subject_id, actor_kind, actor_id, trace_id, body)
         WITH RECURSIVE count(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM count WHERE n < ?)
         SELECT ?, ? + n, lower(hex(randomblob(16))), 'contact.noted', ?, ?, 'system', 'drill', 'drill', '{}' FROM count`,
      )
      .run(events, stream, seq, Date.now(), waiting['id']);
    database.prepare('UPDATE stream_head SET seq = ? WHERE stream_id = ?').run(seq + events, stream);
  })();
  database.close();
}

/** Nobody is offered anything: whoever is ready has room again. */
function takeBackOffers(file: string): void {
  const database = new Sqlite(file);
  database.exec(
    "UPDATE reservation SET state = 'withdrawn', ended_at = offered_at, offer = NULL WHERE state = 'pending'",
  );
  database.exec("UPDATE agent_state SET state = 'ready', reason = NULL WHERE state = 'notReady' AND desk_silent = 0");
  database.close();
}
