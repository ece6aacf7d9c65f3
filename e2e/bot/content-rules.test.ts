import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Alert } from '@switchboard/shared/alerts';
import type { ContactRecord } from '@switchboard/shared/contacts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HouseProcess } from '../drills/chat/house-process.ts';
import { Operator } from '../drills/chat/operator.ts';
import { BotChat } from './stage/chat.ts';
import { Staff } from './stage/staff.ts';

const password = 'Lantern-Harbour-42';
/** More than one operator can have in hand. */
const others = 6;

let house: HouseProcess;
let folder: string;
let sam: Staff;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'switchboard-rules-'));
  house = await HouseProcess.start(folder);
  sam = await Staff.signIn(house.url, 'sam.supervisor@eastmere.example', password);
});
afterAll(async () => {
  await house.stop();
  await rm(folder, { recursive: true, force: true });
});

async function contacts(state: string): Promise<ContactRecord[]> {
  return (await sam.ask<{ items: ContactRecord[] }>(`contacts?state=${state}&limit=100`)).items;
}
const queued = () => contacts('queued');

/** Somebody asks the police's bot for a person, and waits. */
async function citizenWaits(): Promise<BotChat> {
  const before = (await queued()).length;
  const chat = await BotChat.open(house.url, 'eastmere-police');
  await chat.says('I want to speak to a person');
  await sam.until(async () => ((await queued()).length > before ? true : undefined));
  return chat;
}

describe('content rules, by the public addresses', () => {
  test('[C-03] [C-15 part] "he has a knife" in a queued chat jumps it to the front with an alert', async () => {
    for (let count = 0; count < others; count += 1) await citizenWaits();
    const cleo = await citizenWaits();
    expect((await queued()).filter(({ band }) => band === 0)).toEqual([]);

    await cleo.says('he has a knife');

    const [inDanger] = await sam.until(async () => {
      const urgent = (await queued()).filter(({ band }) => band === 0);
      return urgent.length > 0 ? urgent : undefined;
    });
    const { items } = await sam.ask<{ items: Alert[] }>('alerts');
    expect(items).toMatchObject([
      { contactId: inDanger!.id, state: 'queued', band: 0, rule: { name: 'A weapon is spoken of' }, matched: ['text'] },
    ]);
    expect(JSON.stringify(items)).not.toContain('knife');

    const ann = new Operator(house.url, { userName: 'ann.operator@eastmere.example', password });
    await ann.start();
    await sam.until(async () => (await contacts('connected')).find(({ id }) => id === inDanger!.id));
    // Everybody else has waited longer, and somebody of them still does.
    expect((await queued()).length).toBeGreaterThan(0);
    await ann.stop();
  });
});
