import { Chat } from '../widget/app/chat/chat.ts';
import { type ChatState, isOverForHer, type Said } from '../widget/app/chat/chat-state.ts';
import { ChatMemory } from '../widget/app/chat/kept-chat.ts';
import { DirectLineCalls } from '../widget/direct-line/direct-line-calls.ts';
import { answerBot } from './answer-bot.ts';
import type { PlannedCitizen } from './planned-citizen.ts';
import { seededChance } from './seeded-chance.ts';

/** How a simulated chat came out. */
export type CitizenOutcome = 'content with the bot' | 'served by a person' | 'gave up waiting' | 'cut short' | 'failed';

export interface TrafficWorld {
  /** Origin of the server, without a closing slash. */
  readonly origin: string;
  readonly now: () => number;
  /** Waits so many milliseconds of a citizen's life; rejects when the traffic is stopped. */
  readonly pause: (ms: number) => Promise<void>;
}

/** How often she looks whether something new was said. */
const looksEveryMs = 250;

/**
 * Lives one citizen's chat through the same client the widget uses. She opens, answers the bot, waits for a person as
 * long as her patience lasts, answers the person, and goes; so she always comes to an end.
 */
export async function liveCitizen(citizen: PlannedCitizen, world: TrafficWorld): Promise<CitizenOutcome> {
  const chat = makeChat(citizen, world);
  try {
    chat.start();
    return await talk(chat, citizen, world);
  } catch (failure) {
    if (!(failure instanceof Error && failure.name === 'AbortError')) throw failure;
    // No contact is left waiting for a citizen who was never there.
    await chat.end();
    return 'cut short';
  } finally {
    chat.leave();
  }
}

function makeChat(citizen: PlannedCitizen, { origin, now }: TrafficWorld): Chat {
  const chance = seededChance(citizen.seed);
  const newId = () => Array.from({ length: 4 }, () => Math.floor(chance() * 2 ** 32).toString(16)).join('');
  return new Chat({
    calls: new DirectLineCalls(origin, fetch, now),
    openSocket: (url) => new WebSocket(url),
    now,
    chance,
    newId,
    memory: new ChatMemory(undefined, citizen.channel),
    beginning: () => ({
      channel: citizen.channel,
      locale: citizen.concern.locale ?? 'en',
      page: origin + citizen.page,
    }),
  });
}

async function talk(chat: Chat, citizen: PlannedCitizen, world: TrafficWorld): Promise<CitizenOutcome> {
  const { concern, patienceMs, readsForMs } = citizen;
  let heardSeq = 0;
  let waitedMs = 0;
  let answered = -1;
  let linesForAgent = 0;
  while (!isOverForHer(chat.state)) {
    if (chat.state.link === 'refused') return 'failed';
    const heard = newestToHer(chat.state, heardSeq);
    if (!heard) {
      if (waitedMs >= patienceMs) return goAway(chat, citizen, linesForAgent > 0);
      await world.pause(looksEveryMs);
      waitedMs += looksEveryMs;
      continue;
    }
    heardSeq = heard.seq;
    waitedMs = 0;
    chat.hasSeenAll();
    await world.pause(readsForMs);
    if (heard.author === 'agent') {
      const line = concern.toAgent[linesForAgent];
      linesForAgent += 1;
      if (line === undefined) return goAway(chat, citizen, true);
      await type(chat, line, citizen, world);
    } else if (isWithBot(chat.state)) {
      answered += 1;
      const words = answered === 0 ? concern.opening : answerBot(citizen, heard, answered - 1);
      if (words === undefined) return goAway(chat, citizen, false);
      await type(chat, words, citizen, world);
    }
  }
  return linesForAgent > 0 ? 'served by a person' : 'content with the bot';
}

/** The newest words to her that she has not taken in; what the bot says in one breath is taken in together. */
function newestToHer({ entries, outbox }: ChatState, heardSeq: number): Said | undefined {
  const last = entries.findLast((entry) => entry.kind === 'said');
  if (!last || last.author === 'citizen' || last.seq <= heardSeq || outbox.length > 0) return undefined;
  return last;
}

function isWithBot({ contact }: ChatState): boolean {
  return contact.state === 'selfService' || contact.state === 'arrived';
}

async function type(chat: Chat, words: string, { msPerLetter }: PlannedCitizen, world: TrafficWorld): Promise<void> {
  chat.isTyping();
  await world.pause(words.length * msPerLetter);
  if (!isOverForHer(chat.state)) chat.say(words);
}

async function goAway(chat: Chat, { saysGoodbye }: PlannedCitizen, wasServed: boolean): Promise<CitizenOutcome> {
  const isDone = wasServed || isWithBot(chat.state);
  if (!isDone || saysGoodbye) await chat.end();
  return isDone ? (wasServed ? 'served by a person' : 'content with the bot') : 'gave up waiting';
}
