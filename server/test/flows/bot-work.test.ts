import { emergencyBand } from '@switchboard/shared/contacts';
import type { BotTurn, TurnEnd } from '@switchboard/shared/webchat';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { endContact, enterSelfService } from '../../src/contacts/index.ts';
import { engines } from '../engines.ts';
import { BotStage, type Chat } from './stage/bot-stage.ts';

const toPerson: TurnEnd = {
  kind: 'route',
  queueKey: 'housing',
  band: emergencyBand,
  skills: [
    { key: 'housing', atLeast: 3 },
    { key: 'juggling', atLeast: 1 },
  ],
  handover: {
    intent: 'Nowhere to sleep tonight',
    reason: 'asked',
    answers: [{ key: 'postcode', question: 'Which postcode?', answer: 'EX1 1AA' }],
  },
};

/** The turn that is due, which must be there. */
async function due(chat: Chat): Promise<BotTurn> {
  const turn = await chat.turn();
  if (!turn) throw new Error('No turn is due');
  return turn;
}

describe.each(engines.filter(({ isThere }) => isThere))('the bot’s part in a contact on $name', (engine) => {
  let stage: BotStage;
  beforeAll(async () => {
    stage = await BotStage.open(engine);
  });
  afterAll(() => stage.close());

  test('begins in self-service with a turn due before the citizen has said a word', async () => {
    const chat = await stage.chat();
    expect(await chat.turn()).toMatchObject({
      state: null,
      words: [],
      owner: { holder: 'bot', number: 1 },
      botName: 'Assistant',
    });
    expect(await chat.outline()).toMatchObject({ state: 'selfService' });
  });

  test('a turn that was kept is not due again; the citizen’s next word makes the next one due, with that word alone', async () => {
    const chat = await stage.chat();
    await chat.says('hello');
    const first = await due(chat);
    expect(first.words.map((word) => word.kind === 'text' && word.text)).toEqual(['hello']);
    expect(await chat.commit(first, ['Hello, I am a bot.'])).toMatchObject({ ok: true });
    expect(await chat.turn()).toBeUndefined();
    await chat.says('my bins');
    const second = await due(chat);
    expect(second.words.map((word) => word.kind === 'text' && word.text)).toEqual(['my bins']);
    expect(second.state).toEqual({ kept: ['Hello, I am a bot.'] });
  });

  test('a word that comes while the bot thinks is neither lost nor answered with the words before it', async () => {
    const chat = await stage.chat();
    await chat.says('one');
    const turn = await due(chat);
    await chat.says('two');
    expect(await chat.commit(turn, ['About one.'])).toMatchObject({ ok: true });
    expect((await due(chat)).words).toMatchObject([{ text: 'two' }]);
    expect(await chat.words()).toEqual(['one', 'two', 'About one.']);
  });

  test('the same turn taken by two nodes is kept once, whatever the citizen said in between', async () => {
    const other = stage.anotherNode();
    const chat = await stage.chat();
    await chat.says('one');
    const here = await due(chat);
    await chat.says('two');
    const there = await other.work.readTurn(chat.contactId);
    const outcomes = await Promise.all([chat.commit(here, ['from here']), chat.commit(there!, ['from there'])]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ refusal: { code: 'bot/not-its-turn' } });
    expect((await chat.words()).filter((text) => text.startsWith('from'))).toHaveLength(1);
    await other.stop();
  });

  test('[E-04 part] handing over puts the contact in line with everything it learnt, and the bot has nothing more to say', async () => {
    const chat = await stage.chat();
    await chat.says('a person please');
    const turn = await due(chat);
    expect(await chat.commit(turn, ['Passing you on.'], toPerson)).toMatchObject({ ok: true });
    expect(await chat.record()).toMatchObject({
      state: 'queued',
      band: emergencyBand,
      queue: { name: 'Housing' },
      intent: 'Nowhere to sleep tonight',
      handover: toPerson.kind === 'route' && toPerson.handover,
    });
    await chat.says('are you there?');
    expect(await chat.turn()).toBeUndefined();
    expect(await chat.commit(turn, ['I am.'])).toMatchObject({ ok: false, refusal: { code: 'bot/not-its-turn' } });
    expect(await chat.words()).toEqual(['a person please', 'Passing you on.', 'are you there?']);
  });

  test('a queue nobody knows does not lose the contact', async () => {
    const chat = await stage.chat();
    const lost: TurnEnd = { ...toPerson, queueKey: 'moon' } as TurnEnd;
    expect(await chat.commit(await due(chat), [], lost)).toMatchObject({ ok: true });
    expect(await chat.outline()).toMatchObject({ state: 'queued', queue: { name: 'Customer services' } });
  });

  test('handed back, the bot begins again with its state, and does not answer what was said to the person', async () => {
    const chat = await stage.chat();
    await chat.commit(await due(chat), ['Passing you on.'], toPerson);
    await chat.says('for the person only');
    await stage.inTransaction((tx) => enterSelfService(tx, chat.contactId, { botName: 'Assistant' }));
    const again = await due(chat);
    expect(again.words).toEqual([]);
    expect(again.state).toEqual({ kept: ['Passing you on.'] });
    expect(await chat.commit(again, ['I am a bot again.'])).toMatchObject({ ok: true });
  });

  test('a contact the bot has answered ends with reason and outcome', async () => {
    const chat = await stage.chat();
    await chat.commit(await due(chat), ['Goodbye.'], { kind: 'end', reasonKey: null, outcomeKey: 'answered-by-bot' });
    expect(await chat.record()).toMatchObject({
      state: 'ended',
      record: 'complete',
      wrapUp: { outcome: 'Answered by the bot' },
    });
    expect(await chat.turn()).toBeUndefined();
  });

  test('a citizen who ends the chat while the bot thinks is told nothing more', async () => {
    const chat = await stage.chat();
    const turn = await due(chat);
    await stage.inTransaction((tx) => endContact(tx, chat.contactId, { by: 'citizen' }));
    expect(await chat.commit(turn, ['Hello.'])).toMatchObject({ ok: false, refusal: { code: 'bot/not-its-turn' } });
    expect(await chat.words()).toEqual([]);
    expect(await chat.turn()).toBeUndefined();
  });

  test('whoever listens is told of turns left over, and of each that becomes due', async () => {
    const leftOver = await stage.chat();
    const told: string[] = [];
    const stop = stage.work.onTurnDue((contactId) => void told.push(contactId));
    await vi.waitFor(() => expect(told).toContain(leftOver.contactId));
    const chat = await stage.chat();
    await vi.waitFor(() => expect(told).toContain(chat.contactId));
    await chat.commit(await due(chat), ['Hello.']);
    told.length = 0;
    await chat.says('hello');
    await vi.waitFor(() => expect(told).toContain(chat.contactId));
    stop();
  });

  test('the ports answer from published articles and opening hours, and say when they cannot', async () => {
    const chat = await stage.chat();
    const turn = await due(chat);
    const port = (name: string, args: Record<string, unknown>) => stage.work.callPort(turn, { name, args });
    const question = 'my bins were not emptied';
    expect(await port('knowledge.search', { question, language: 'en' })).toMatchObject({
      ok: true,
      value: {
        port: 'knowledge.search',
        article: { title: 'Missed bin collection', url: expect.stringContaining('northvale.example') },
      },
    });
    expect(await port('knowledge.search', { question: 'capital of France', language: 'en' })).toMatchObject({
      value: { article: null },
    });
    expect(await port('hours.check', { queueKey: 'housing' })).toMatchObject({ ok: true, value: { isOpen: true } });
    expect(await port('hours.check', { queueKey: 'moon' })).toMatchObject({ ok: false });
    expect(await port('weather.ask', {})).toMatchObject({ ok: false });
  });
});
