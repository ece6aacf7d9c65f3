/**
 * Offers per second that the running router decides, explains, writes and commits, with many waiting and many ready at
 * once; beside the same rows written bare: read back from its database and put into a second one, in the same groups, with
 * prepared statements, nothing decided and nobody told.
 */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import Sqlite from 'better-sqlite3';
import { HouseProcess } from '../drills/chat/house-process.ts';
import { routerChannel } from '../drills/router/cast.ts';
import { copyWaiting, oneWaits } from '../drills/router/waiting-copies.ts';
import { cpuSecondsOf } from './runner/cpu-of.ts';
import { reportFigure } from './runner/figure.ts';
import { median } from './runner/program.ts';
import { addAgents } from './screen-pop/many-agents.ts';

const { values } = parseArgs({
  options: { agents: { type: 'string', default: '700' }, rounds: { type: 'string', default: '5' } },
});
const [agents, rounds] = [Number(values.agents), Number(values.rounds)];
const unitsEach = 3;
/** Before the first of them runs out. */
const withinMs = 15_000;

interface Measured {
  readonly perSecond: number;
  readonly perCpuSecond: number;
}

const folder = mkdtempSync(join(tmpdir(), 'switchboard-bench-'));
const house = await HouseProcess.start(join(folder, 'house'), {}, 'e2e/bench/hosts/wide-open.ts');
const furnished = join(folder, 'furnished.db');
const ours: Measured[] = [];
const bare: Measured[] = [];
let offers = 0;
let groups = 0;
try {
  await oneWaits(house.url, routerChannel);
  await pause(500);
  await house.stop();
  furnish();
  for (let round = 0; round < rounds; round += 1) {
    for (const ending of ['-wal', '-shm']) rmSync(`${house.databaseFile}${ending}`, { force: true });
    copyFileSync(furnished, house.databaseFile);
    ours.push(await decided());
    bare.push(writtenBare());
  }
} finally {
  await house.stop();
  rmSync(folder, { recursive: true, force: true });
}
const ratios = ours.map(({ perSecond }, round) => perSecond / bare[round]!.perSecond);
const of = (all: readonly Measured[], what: keyof Measured) => Math.round(median(all.map((one) => one[what])));
reportFigure({
  bench: 'durable-decisions',
  figure: `offers per second, decided and durable, ${offers} at once to ${agents} agents, SQLite`,
  value: of(ours, 'perSecond'),
  unit: 'offers/s',
  against: { what: 'a bare group commit of the same rows and bytes in the same groups', value: of(bare, 'perSecond') },
  target: { min: 0.7 },
  n: rounds,
  limit:
    `${groups} commits; per CPU second ${of(ours, 'perCpuSecond')} against ${of(bare, 'perCpuSecond')}; ratios of the ` +
    `rounds ${ratios.map((ratio) => ratio.toFixed(2)).join(', ')}; ours includes reading who waits and who is ready, ` +
    'deciding, explaining and telling the desks',
});
process.exit();

/** Enough who wait for everybody's room; written while nobody serves. */
function furnish(): void {
  const database = new Sqlite(house.databaseFile);
  const { id } = database
    .prepare<[], { id: string }>("SELECT id FROM organisation WHERE name = 'Eastmere Police'")
    .get()!;
  addAgents(database, { organisationId: id, count: agents, skillKey: 'enquiries', now: Date.now() });
  copyWaiting(database, agents * unitsEach - 1);
  database.pragma('wal_checkpoint(TRUNCATE)');
  database.close();
  copyFileSync(house.databaseFile, furnished);
}

/** The house starts, and everybody who waits is offered. */
async function decided(): Promise<Measured> {
  await house.start();
  const database = new Sqlite(house.databaseFile, { readonly: true });
  const made = database.prepare<[], { count: number; first: number | null; last: number | null }>(
    'SELECT count(*) AS count, min(offered_at) AS first, max(offered_at) AS last FROM reservation',
  );
  const deadline = Date.now() + withinMs;
  let seen = made.get()!;
  const cpuAtFirst = cpuSecondsOf(house.pid);
  const countAtFirst = seen.count;
  while (seen.count < agents * unitsEach && Date.now() < deadline) {
    await pause(5);
    seen = made.get()!;
  }
  const doneAt = Date.now();
  const cpuSeconds = cpuSecondsOf(house.pid) - cpuAtFirst;
  database.close();
  await house.kill();
  offers = seen.count;
  return {
    perSecond: (seen.count / (doneAt - seen.first!)) * 1_000,
    perCpuSecond: (seen.count - countAtFirst) / Math.max(cpuSeconds, 0.01),
  };
}

type Row = Record<string, string | number | null>;

/** What was written for these offers, group by group, into a copy of the same database. */
function writtenBare(): Measured {
  const source = new Sqlite(house.databaseFile, { readonly: true });
  const reservations = source.prepare<[], Row>('SELECT * FROM reservation ORDER BY offered_at, rowid').all();
  const job = source.prepare<[unknown], Row>("SELECT * FROM job WHERE kind = 'reservation.expire' AND key = ?");
  const event = source.prepare<[unknown], Row>(
    "SELECT * FROM event WHERE type = 'reservation.offered' AND subject_id = ?",
  );
  const rows = reservations.map((reservation) => ({
    reservation,
    job: job.get(reservation['id'])!,
    event: event.get(reservation['id'])!,
  }));
  source.close();
  const committed = [...Map.groupBy(rows, ({ reservation }) => reservation['offered_at']).values()];
  groups = committed.length;
  const file = join(folder, 'bare.db');
  copyFileSync(furnished, file);
  const database = new Sqlite(file);
  for (const setting of ['journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = ON']) database.pragma(setting);
  const insertInto = (table: string, like: Row) => {
    const names = Object.keys(like);
    const statement = database.prepare(
      `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
    );
    return (row: Row) => statement.run(...names.map((name) => row[name]));
  };
  const [first] = rows;
  if (!first) throw new Error('Nothing was offered');
  const [putReservation, putJob, putEvent] = [
    insertInto('reservation', first.reservation),
    insertInto('job', first.job),
    insertInto('event', first.event),
  ];
  const head = database.prepare('UPDATE stream_head SET seq = seq + ? WHERE stream_id = ?');
  const begunAt = performance.now();
  const cpu = process.cpuUsage();
  for (const group of committed) {
    database.exec('BEGIN IMMEDIATE');
    for (const row of group) {
      putReservation(row.reservation);
      putJob(row.job);
      putEvent(row.event);
    }
    head.run(group.length, first.event['stream_id']);
    database.exec('COMMIT');
  }
  const seconds = (performance.now() - begunAt) / 1_000;
  const { user, system } = process.cpuUsage(cpu);
  database.close();
  for (const ending of ['', '-wal', '-shm']) rmSync(`${file}${ending}`, { force: true });
  return { perSecond: rows.length / seconds, perCpuSecond: rows.length / ((user + system) / 1e6) };
}
