import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ContactRecord } from '@switchboard/shared/contacts';
import type { Message } from '@switchboard/shared/conversations';
import { defaultSafetyRules, flowLanguages, textIn } from '@switchboard/shared/flows';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HouseProcess } from '../drills/chat/house-process.ts';
import { BotChat } from './stage/chat.ts';
import { Staff } from './stage/staff.ts';

const channels = [
  { channel: 'eastmere-police', organisation: 'Eastmere Police' },
  { channel: 'northvale-council', organisation: 'Northvale District Council' },
] as const;
const police = 'eastmere-police';
const council = 'northvale-council';
const isNotice = (text: string) => text.includes('bot');

let house: HouseProcess;
let folder: string;
let sam: Staff;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'switchboard-bot-'));
  house = await HouseProcess.start(folder);
  sam = await Staff.signIn(house.url, 'sam.supervisor@eastmere.example', 'Lantern-Harbour-42');
});
afterAll(async () => {
  await house.stop();
  await rm(folder, { recursive: true, force: true });
});

/** The newest contact of Eastmere Police that waits with this intent, as its supervisor sees it. */
function waiting(intent: string): Promise<ContactRecord> {
  return sam.until(async () => {
    const { items } = await sam.ask<{ items: ContactRecord[] }>('contacts?state=queued');
    return items.find((contact) => contact.intent === intent);
  });
}

describe('the first line, by the public protocol', () => {
  for (const language of flowLanguages) {
    test.each(channels)(
      `[E-02] $organisation says first in ${language} that it is a bot`,
      async ({ channel, organisation }) => {
        const chat = await BotChat.open(house.url, channel, language);
        const { botNotice } = defaultSafetyRules(organisation, 'emergency');
        await chat.hears(() => true);
        expect(chat.botWords()[0]).toBe(textIn(language, botNotice));
      },
    );
  }

  test('[E-03 part] an answer is an approved article’s own words, with its page', async () => {
    const chat = await BotChat.open(house.url, council);
    await chat.says('how do i get rid of an old settee');
    const answer = await chat.hears((text) => text.includes('£24'));
    expect(answer.channelData?.source).toEqual({
      title: 'Bulky waste collection',
      url: 'https://www.northvale.example/waste/bulky',
    });
  });

  test('[E-03 part] what no article answers is not made up: the bot says so and offers a person', async () => {
    const chat = await BotChat.open(house.url, council);
    await chat.says('who is the prime minister?');
    await chat.hears((text) => text.includes('I will not guess'));
    expect(chat.seen.some(({ channelData }) => channelData?.source)).toBe(false);
  });

  test('[E-04 part] staff get intent, answers beside their questions, and the whole transcript', async () => {
    const chat = await BotChat.open(house.url, police);
    await chat.hears((text) => text.includes('How can I help?'));
    for (const words of ['Report a crime', 'no', 'my bike was taken from the shed', 'em4 2qt', '07700 900123']) {
      const heard = chat.botWords().length;
      await chat.says(words);
      await chat.hears(() => chat.botWords().length > heard);
    }
    const { id } = await waiting('Report a crime');
    const record = await sam.ask<ContactRecord>(`contacts/${id}`);
    expect(record.queue?.name).toBe('101 enquiries');
    expect(record.handover?.answers.map(({ key, answer }) => [key, answer])).toEqual(
      expect.arrayContaining([
        ['whatHappened', 'my bike was taken from the shed'],
        ['postcode', 'EM4 2QT'],
        ['phone', '+447700900123'],
      ]),
    );
    const { items } = await sam.ask<{ items: Message[] }>(`contacts/${id}/messages`);
    const texts = items.flatMap((message) => (message.kind === 'text' ? [message.text] : []));
    expect(texts).toEqual(expect.arrayContaining([...chat.botWords(), 'my bike was taken from the shed']));
  });

  test('[E-05 part] danger in mid-conversation: 999 advice, the emergency queue, band 0', async () => {
    const chat = await BotChat.open(house.url, police);
    await chat.says('Ask about my report');
    await chat.hears((text) => text.includes('crime reference'));
    await chat.says('he’s back and he has a knife');
    await chat.hears((text) => text.includes('ring 999'));
    const contact = await waiting('Ask about a report');
    expect(contact).toMatchObject({ band: 0, queue: { name: 'Emergency chat' } });
  });
});

describe('a server that is killed', () => {
  const rounds = 2;

  test('[C-11 part] owes nobody an answer and gives nobody two', { timeout: 120_000 }, async () => {
    for (let round = 0; round < rounds; round += 1) {
      const chat = await BotChat.open(house.url, council);
      await chat.hears((text) => text.includes('How can I help?'));
      await chat.says('parking permit');
      await house.kill();
      await house.start();
      await chat.hears((text) => text.includes('£45'));
      await chat.hears((text) => text.includes('Did that answer'));
      expect(chat.botWords().filter((text) => text.includes('£45'))).toHaveLength(1);
      expect(chat.botWords().filter(isNotice)).toHaveLength(1);
    }
  });
});
