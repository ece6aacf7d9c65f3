import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type BrokenPlace, brokenPlaces } from '../../server/src/routing/index.ts';
import { hotStatement, openDatabase } from '../../server/src/platform/database/index.ts';
import { Citizen, type SeenActivity } from './chat/citizen.ts';
import { FaultyLine } from './chat/faulty-line.ts';
import { HouseProcess } from './chat/house-process.ts';
import { Operator } from './chat/operator.ts';

export interface ChatReport {
  readonly chats: number;
  readonly words: number;
  readonly replies: number;
  readonly placesLookedAt: number;
  /** Everything that must not be: empty when the promise holds. */
  readonly broken: readonly string[];
}

/** What disturbs the house, and what it is handed for that. */
export interface Disturbed {
  readonly house: HouseProcess;
  readonly lines: { readonly citizens: FaultyLine; readonly operators: FaultyLine };
  /** Looks whether each open contact is in exactly one of the six places. */
  look(when: string): Promise<void>;
}

export interface ChatPlan {
  readonly parallel: number;
  readonly wordsEach: number;
  readonly random: () => number;
  readonly operators: readonly { readonly userName: string; readonly password: string }[];
  readonly channels: readonly string[];
  /** New chats begin until this returns; those under way are then brought to their end. */
  disturb(disturbed: Disturbed): Promise<void>;
}

/**
 * C-11: citizens and operators talk while something goes wrong underneath. Ledgers are kept outside, on both ends; at
 * the end every word said is with the other side once and in its order.
 */
export async function chatRounds(plan: ChatPlan): Promise<ChatReport> {
  const folder = mkdtempSync(join(tmpdir(), 'switchboard-chats-'));
  const house = await HouseProcess.start(folder);
  const lines = { citizens: await FaultyLine.to(house.url), operators: await FaultyLine.to(house.url) };
  const operators = plan.operators.map((account) => new Operator(lines.operators.url, account));
  const broken: string[] = [];
  const citizens: Citizen[] = [];
  let placesLookedAt = 0;
  const look = async (when: string) => {
    const { looked, broken: faults } = await placesIn(house.databaseFile);
    placesLookedAt += looked;
    broken.push(...faults.map((fault) => `${when}: ${JSON.stringify(fault)}`));
  };
  try {
    for (const operator of operators) await operator.start();
    const state = { isOver: false };
    const lanes = Array.from({ length: plan.parallel }, async (_, lane) => {
      await pause(plan.random() * 1_500);
      for (let round = 0; round === 0 || !state.isOver; round += 1) {
        const citizen = new Citizen(lines.citizens.url, plan.channels[lane % plan.channels.length]!);
        citizens.push(citizen);
        await chat(citizen, `${lane}.${round}`, plan.wordsEach).catch((failure: unknown) => {
          broken.push(String(failure));
        });
        await citizen.leave();
      }
    });
    await plan.disturb({ house, lines, look });
    state.isOver = true;
    await Promise.all(lanes);
    await Promise.all(operators.map((operator) => operator.stop()));
    await look('at the end');
  } finally {
    await house.stop();
    await Promise.all([lines.citizens.close(), lines.operators.close()]);
    rmSync(folder, { recursive: true, force: true });
  }
  broken.push(...citizens.flatMap(faultsOfCitizen), ...faultsBetween(citizens, operators));
  broken.push(...operators.flatMap(({ surprises }) => surprises));
  return {
    chats: citizens.length,
    words: citizens.reduce((sum, { said }) => sum + said.length, 0),
    replies: operators.reduce((sum, { replies }) => sum + replies.length, 0),
    placesLookedAt,
    broken,
  };
}

/** Kills the server outright, again and again, at a random moment of its work. */
export function killing(kills: number, random: () => number): ChatPlan['disturb'] {
  return async ({ house, look }) => {
    for (let kill = 1; kill <= kills; kill += 1) {
      await pause(100 + random() * 1_400);
      await house.kill();
      await look(`after kill ${kill}`);
      await house.start();
    }
  };
}

/** One chat: the bot, a person asked for, some words each answered once, and goodbye. */
async function chat(citizen: Citizen, name: string, words: number): Promise<void> {
  await citizen.start();
  await citizen.until(({ type, from }) => type === 'message' && from?.role === 'bot', 'the bot');
  await citizen.say('I want to speak to a person');
  for (let word = 1; word <= words; word += 1) {
    await citizen.say(`#${name}.${word}`);
    if (word % 3 === 0) citizen.cut();
  }
  await citizen.until(({ text }) => text === `re: #${name}.${words}`, 'the last reply', 600_000);
  await citizen.say('bye');
  await citizen.until(isEnd, 'the end', 600_000);
}

const isEnd = ({ name, value }: SeenActivity): boolean =>
  name === 'switchboard/contact-state' && (value as { writable?: boolean } | undefined)?.writable === false;

/** Her own words and the replies, as they came back to her: each once, in the order they were said. */
function faultsOfCitizen({ said, seen, conversationId }: Citizen): string[] {
  const messages = seen.filter(({ type }) => type === 'message');
  const faults: string[] = [];
  const ids = messages.map(({ id }) => id);
  if (new Set(ids).size !== ids.length) faults.push(`${conversationId}: a message came twice`);
  const own = messages.filter(({ channelData }) =>
    said.some(({ clientId }) => clientId === channelData?.clientActivityID),
  );
  const inOrder = own.map(({ text }) => text).join('|') === said.map(({ text }) => text).join('|');
  if (!inOrder)
    faults.push(`${conversationId}: said ${said.length} words, and saw ${own.map(({ text }) => text).join(', ')}`);
  for (const { text, activityId } of said) {
    if (activityId === undefined) faults.push(`${conversationId}: ${text} was never acknowledged`);
  }
  return faults;
}

function faultsBetween(citizens: readonly Citizen[], operators: readonly Operator[]): string[] {
  const faults: string[] = [];
  for (const { said, seen, conversationId } of citizens) {
    const texts = seen.filter(({ type }) => type === 'message').map(({ text }) => text ?? '');
    for (const { text } of said.filter((word) => word.text.startsWith('#'))) {
      const replies = texts.filter((one) => one === `re: ${text}`).length;
      if (replies !== 1) faults.push(`${conversationId}: ${text} was answered ${replies} times`);
    }
  }
  for (const { replies } of operators) {
    for (const { text, seq } of replies) {
      const reached = citizens.filter(({ seen }) => seen.some((one) => one.text === text)).length;
      if (seq !== undefined && reached !== 1) faults.push(`${text} was acknowledged and reached ${reached} citizens`);
    }
  }
  return faults;
}

async function placesIn(file: string): Promise<{ looked: number; broken: readonly BrokenPlace[] }> {
  const database = openDatabase(`sqlite:${file}`, Date.now);
  try {
    const open = hotStatement(
      'drill.open',
      "SELECT count(*) AS count FROM contact WHERE state NOT IN ('ended', 'abandoned')",
    );
    const [row] = await database.readPrepared<{ count: number }>(open, []);
    return { looked: row?.count ?? 0, broken: await brokenPlaces(database.readPrepared.bind(database)) };
  } finally {
    await database.close();
  }
}
