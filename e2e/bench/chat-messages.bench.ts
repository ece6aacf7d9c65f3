/**
 * Durable chat messages for a second of the server's processor: posted by Direct Line, numbered, stored, stated as an
 * event, and said back over the citizen's stream; beside a bare WebSocket and SQLite echo in the same run, by turns.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { drillChannels } from '../drills/chat/cast.ts';
import { Citizen } from '../drills/chat/citizen.ts';
import { HouseProcess } from '../drills/chat/house-process.ts';
import { cpuSecondsOf } from './runner/cpu-of.ts';
import { reportFigure } from './runner/figure.ts';
import { median } from './runner/program.ts';

const chats = 32;
const wordsEach = 60;
/** The echo is so quick that as many words would drown in the clock's hundredths of a second. */
const echoesEach = 600;
const rounds = 5;
const words = 'Somebody has left a bicycle by the railings on Harbour Road since Tuesday.';

const folder = mkdtempSync(join(tmpdir(), 'switchboard-bench-'));
const house = await HouseProcess.start(join(folder, 'house'), {}, 'e2e/bench/hosts/wide-open.ts');
const bare = fork(join(import.meta.dirname, 'bare/ws-echo.ts'), [join(folder, 'bare.db')]);
const [barePort] = (await once(bare, 'message')) as [number];

const citizens = await Promise.all(
  Array.from({ length: chats }, async (_, index) => {
    const citizen = new Citizen(house.url, drillChannels[index % drillChannels.length]!);
    await citizen.start();
    await citizen.until(({ from }) => from?.role === 'bot', 'the bot');
    // Waiting for a person, so that what is measured is the message and not a bot's answer.
    await citizen.say('I want to speak to a person');
    await citizen.until(({ name }) => name === 'switchboard/queue-position', 'a place in the queue');
    return citizen;
  }),
);

async function oursPerCpuSecond(): Promise<number> {
  const before = cpuSecondsOf(house.pid);
  await Promise.all(
    citizens.map(async (citizen) => {
      for (let word = 0; word < wordsEach; word += 1) await citizen.say(words);
      const last = citizen.said.at(-1)?.activityId;
      await citizen.until(({ id }) => id === last, 'her own last word');
    }),
  );
  return (chats * wordsEach) / (cpuSecondsOf(house.pid) - before);
}

async function barePerCpuSecond(): Promise<number> {
  const before = cpuSecondsOf(bare.pid!);
  await Promise.all(Array.from({ length: chats }, echoes));
  return (chats * echoesEach) / (cpuSecondsOf(bare.pid!) - before);
}

async function echoes(): Promise<void> {
  const socket = new WebSocket(`ws://127.0.0.1:${barePort}`);
  await once(socket, 'open');
  for (let word = 0; word < echoesEach; word += 1) {
    const heard = once(socket, 'message');
    socket.send(words);
    await heard;
  }
  socket.close();
}

const ours: number[] = [];
const theirs: number[] = [];
for (let round = 0; round <= rounds; round += 1) {
  const [one, other] = [await oursPerCpuSecond(), await barePerCpuSecond()];
  // The first warms both up.
  if (round === 0) continue;
  ours.push(one);
  theirs.push(other);
}
await Promise.all(citizens.map((citizen) => citizen.leave()));
await house.stop();
bare.disconnect();
rmSync(folder, { recursive: true, force: true });

const perMessage = (rate: number) => Math.round(1e6 / rate);
reportFigure({
  bench: 'chat-messages',
  figure: 'durable chat messages for a second of processor, SQLite, 32 chats',
  value: Math.round(median(ours)),
  unit: 'messages/CPU-s',
  against: { what: 'a bare WebSocket and SQLite echo', value: Math.round(median(theirs)) },
  target: { min: 0.6 },
  n: rounds,
  limit:
    `${perMessage(median(ours))} µs a message against ${perMessage(median(theirs))} µs: an HTTP request with its token, ` +
    'number, contact row, event and its projections beside the one row; two fifths of it are statements and commits',
});
