import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { planCitizens } from '../../traffic/planned-citizen.ts';
import { runTraffic } from '../../traffic/run-traffic.ts';
import { ChatHouse } from '../direct-line/stage/chat-house.ts';

/** A house that answers at once: the bot knows nothing, Ann asks one thing after the other. */
function staff({ backend }: ChatHouse): { readonly said: () => number } {
  let said = 0;
  const start = backend.start.bind(backend);
  backend.start = async (how) => {
    const chat = await start(how);
    if (chat.ok) backend.speak(chat.value.conversationId, 'bot', 'Helper', 'I am a bot. How can I help?');
    return chat;
  };
  const say = backend.say.bind(backend);
  backend.say = async (pass, words) => {
    const answer = await say(pass, words);
    said += 1;
    const id = pass.conversationId;
    if (/person/.test(words.text)) {
      backend.become(id, { state: 'connected', agentName: 'Ann Holt' });
      backend.happen(id, { happened: 'agentJoined', name: 'Ann Holt' });
    }
    const isWithAnn = backend.chat(id).state === 'connected';
    backend.speak(id, isWithAnn ? 'agent' : 'bot', isWithAnn ? 'Ann Holt' : 'Helper', 'I see. And then?');
    return answer;
  };
  return { said: () => said };
}

describe('simulated citizens', () => {
  let house: ChatHouse;
  beforeAll(async () => {
    house = await ChatHouse.open();
  });
  afterAll(() => house.close());

  it('chat through Direct Line with bot and agent, and all come to an end by themselves', async () => {
    const { said } = staff(house);
    const citizens = planCitizens(3, 12, 1_000);
    const went: number[] = [];
    const tally = await runTraffic(citizens, 4, {
      world: { origin: house.url, now: Date.now, pause: (ms) => pause(ms / 500) },
      news: { came: () => undefined, went: ({ number }) => went.push(number) },
    });
    expect(went.toSorted((a, b) => a - b)).toEqual(citizens.map(({ number }) => number));
    expect([...tally.values()].reduce((sum, count) => sum + count, 0)).toBe(12);
    expect(tally.get('failed')).toBeUndefined();
    expect(tally.get('served by a person')).toBeGreaterThan(0);
    expect(said()).toBeGreaterThan(12);
  });

  it('nobody new comes once it is stopped, and those who talk end their chats', async () => {
    const stopping = new AbortController();
    const came: number[] = [];
    const tally = await runTraffic(planCitizens(5, 50, 60_000), 4, {
      world: {
        origin: house.url,
        now: Date.now,
        pause: async (ms) => {
          await pause(ms / 1_000_000, undefined, { signal: stopping.signal });
        },
      },
      news: {
        came: ({ number }) => {
          came.push(number);
          if (number === 3) stopping.abort();
        },
        went: () => undefined,
      },
    });
    expect(came).toEqual([1, 2, 3]);
    expect([...tally.values()].reduce((sum, count) => sum + count, 0)).toBe(3);
    expect(tally.get('failed')).toBeUndefined();
  });
});
