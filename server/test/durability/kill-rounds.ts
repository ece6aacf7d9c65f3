import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { systemScope } from '../../src/platform/access/scope.ts';
import { openDatabase } from '../../src/platform/database/index.ts';
import { noteOrganisation } from './note-house.ts';
import { seededRandom } from './seeded-random.ts';

/** Where the process stood when it was killed. `anywhere`: at a random moment, from outside. */
export type KillPoint = 'insideTransaction' | 'beforeAnswer' | 'anywhere';
const points: readonly KillPoint[] = ['insideTransaction', 'beforeAnswer', 'anywhere'];

export interface KillReport {
  readonly seed: number;
  readonly kills: Readonly<Record<KillPoint, number>>;
  /** Milliseconds of load before each kill from outside. */
  readonly spreadMs: { readonly least: number; readonly median: number; readonly most: number };
  readonly commands: number;
  readonly acknowledgedBeforeAKill: number;
  readonly unansweredAtAKill: number;
  readonly repeatedFirstAnswers: number;
  /** Everything that must not be: empty when the promise holds. */
  readonly broken: readonly string[];
}

interface SentCommand {
  readonly commandId: string;
  readonly mark: string;
  answer?: string;
  tries: number;
}

const callers = 12;

/**
 * S-03: kills a server under load again and again, a third of the kills inside an open transaction and a third between
 * commit and acknowledgement; every command is then sent again under its id. Nothing acknowledged may be missing,
 * doubled or answered differently, and the numbers have no gap.
 */
export async function killRounds(databaseUrl: string, rounds: number, seed: number): Promise<KillReport> {
  const random = seededRandom(seed);
  const ledger: SentCommand[] = [];
  const broken: string[] = [];
  const kills = { insideTransaction: 0, beforeAnswer: 0, anywhere: 0 };
  const spread: number[] = [];
  let repeated = 0;

  for (let round = 0; round < rounds; round += 1) {
    const point = points[round % points.length]!;
    const host = await startHost(databaseUrl);
    repeated += await repeatSome(host, ledger, random, broken);
    const begunAt = performance.now();
    const done = load(host, ledger, point === 'anywhere' ? undefined : { point, after: Math.floor(random() * 120) });
    if (point === 'anywhere') {
      await Promise.race([pause(random() * 250), host.ended]);
      host.process.kill('SIGKILL');
      spread.push(performance.now() - begunAt);
    }
    await host.ended;
    kills[point] += 1;
    await done;
  }

  const unanswered = ledger.filter(({ answer }) => answer === undefined).length;
  const host = await startHost(databaseUrl);
  for (const sent of ledger) await send(host, sent, broken);
  host.process.kill('SIGTERM');
  await host.ended;
  broken.push(...(await faultsIn(databaseUrl, ledger)));
  spread.sort((a, b) => a - b);
  const at = (share: number) => Math.round(spread[Math.floor((spread.length - 1) * share)] ?? 0);
  return {
    seed,
    kills,
    spreadMs: { least: at(0), median: at(0.5), most: at(1) },
    commands: ledger.length,
    acknowledgedBeforeAKill: ledger.length - unanswered,
    unansweredAtAKill: unanswered,
    repeatedFirstAnswers: repeated,
    broken,
  };
}

/** Keeps the host busy until it dies; `fatal` says after how many commands, and where in that command. */
async function load(host: Host, ledger: SentCommand[], fatal?: { point: KillPoint; after: number }): Promise<void> {
  let sentNow = 0;
  const caller = async () => {
    for (;;) {
      const command: SentCommand = { commandId: randomUUID(), mark: randomUUID(), tries: 0 };
      const dies = sentNow === fatal?.after;
      sentNow += 1;
      if (dies) await host.dieAt(command.mark, fatal!.point);
      ledger.push(command);
      if (!(await send(host, command, []))) return;
    }
  };
  await Promise.all(Array.from({ length: callers }, caller));
}

/** Sends once; false when the host died over it. A second answer that differs from the first is a broken promise. */
async function send(host: Host, sent: SentCommand, broken: string[]): Promise<boolean> {
  const body = JSON.stringify({ mark: sent.mark, words: 'Caller reports a noise' });
  sent.tries += 1;
  try {
    const response = await fetch(`${host.url}/api/v1/notes`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': sent.commandId },
      body,
    });
    const answer = await response.text();
    if (!response.ok) {
      broken.push(`${sent.commandId} was refused: ${answer}`);
      return true;
    }
    if (sent.answer !== undefined && sent.answer !== answer)
      broken.push(`${sent.commandId}: ${sent.answer}, then ${answer}`);
    sent.answer ??= answer;
    return true;
  } catch {
    return false;
  }
}

async function repeatSome(
  host: Host,
  ledger: readonly SentCommand[],
  random: () => number,
  broken: string[],
): Promise<number> {
  const answered = ledger.filter(({ answer }) => answer);
  const chosen = Array.from(
    { length: Math.min(5, answered.length) },
    () => answered[Math.floor(random() * answered.length)]!,
  );
  for (const sent of chosen)
    if (!(await send(host, sent, broken))) broken.push(`${sent.commandId} got no second answer`);
  return chosen.length;
}

async function faultsIn(databaseUrl: string, ledger: readonly SentCommand[]): Promise<string[]> {
  const database = openDatabase(databaseUrl, Date.now);
  const db = database.read(systemScope(noteOrganisation, 'ledger'));
  const notes = await db.selectFrom('note').select(['id', 'command_mark']).execute();
  const events = await db.selectFrom('event').select(['seq', 'subject_id']).orderBy('seq').execute();
  const entries = await db.selectFrom('audit_entry').select('subject_id').execute();
  const deliveries = await db.selectFrom('outbox').select('payload').execute();
  await database.close();

  const faults: string[] = [];
  const marks = new Map(notes.map(({ id, command_mark }) => [command_mark, id]));
  if (marks.size !== notes.length) faults.push(`${notes.length - marks.size} notes are doubled`);
  if (notes.length !== ledger.length) faults.push(`${notes.length} notes for ${ledger.length} commands`);
  for (const { mark, answer, commandId } of ledger) {
    if (!answer) faults.push(`${commandId} was never answered`);
    else if (JSON.parse(answer).id !== marks.get(mark)) faults.push(`${commandId} was answered with another note`);
  }
  events.forEach(({ seq }, index) => {
    if (seq !== index + 1) faults.push(`event ${index + 1} has number ${seq}`);
  });
  const ids = notes.map(({ id }) => id).sort();
  const same = (what: string, found: string[]) => {
    if (JSON.stringify(found.sort()) !== JSON.stringify(what === 'deliveries' ? [...marks.keys()].sort() : ids)) {
      faults.push(`the ${what} do not match the notes one to one`);
    }
  };
  same(
    'events',
    events.map(({ subject_id }) => subject_id),
  );
  same(
    'audit entries',
    entries.map(({ subject_id }) => subject_id),
  );
  same(
    'deliveries',
    deliveries.map(({ payload }) => (JSON.parse(payload) as { mark: string }).mark),
  );
  return faults;
}

interface Host {
  readonly process: ChildProcess;
  readonly url: string;
  readonly ended: Promise<unknown>;
  /** Answers when the host knows at which command, and where in it, it is to die. */
  dieAt(mark: string, point: KillPoint): Promise<void>;
}

async function startHost(databaseUrl: string): Promise<Host> {
  const started = spawn(process.execPath, [join(import.meta.dirname, 'command-host.ts'), databaseUrl], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(started, 'exit');
  const lines = createInterface({ input: started.stdout });
  const [line] = (await Promise.race([once(lines, 'line'), ended])) as [unknown];
  const url = /^listening (\S+)/.exec(String(line))?.[1];
  if (!url) throw new Error(`The command host did not start: ${String(line)}`);
  const dieAt = async (mark: string, point: KillPoint) => {
    const noted = once(lines, 'line');
    started.stdin.write(`${mark} ${point}\n`);
    await Promise.race([noted, ended]);
  };
  return { process: started, url, ended, dieAt };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
