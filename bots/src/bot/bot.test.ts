import { Socket } from 'node:net';
import { defaultSafetyRules, type FlowSource, flowSchema, type HostedFlow } from '@switchboard/shared/flows';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { startBot } from './start-bot.ts';
import { KeptInMemory } from './testing/kept-in-memory.ts';

const position = { x: 0, y: 0 };
const source: FlowSource = {
  format: 1,
  name: 'Questions',
  languages: ['en'],
  startNodeId: 'topic',
  queueKey: 'services',
  nodes: [
    {
      id: 'topic',
      type: 'ask',
      position,
      data: { text: { en: 'How can I help?' }, saveAs: 'topic', expects: { kind: 'text' } },
    },
    {
      id: 'count',
      type: 'ask',
      position,
      data: { text: { en: 'How many?' }, saveAs: 'count', expects: { kind: 'number' } },
    },
    { id: 'search', type: 'knowledge', position, data: { questionFrom: 'topic' } },
    { id: 'sorry', type: 'say', position, data: { text: { en: 'I do not know that.' } } },
    { id: 'away', type: 'say', position, data: { text: { en: 'I cannot look that up now.' } } },
    {
      id: 'person',
      type: 'handOff',
      position,
      data: { routing: { intent: 'Question', skills: ['general'] }, band: 4 },
    },
    { id: 'bye', type: 'end', position, data: { outcome: 'answered' } },
  ],
  edges: [
    'topic answered search',
    'search found bye',
    'search notFound sorry',
    'search unavailable away',
    'sorry next count',
    'count answered person',
    'away next person',
  ].map((line) => {
    const [from = '', sourceHandle = '', target = ''] = line.split(' ');
    return { id: line, source: from, sourceHandle, target };
  }),
};
const safety = defaultSafetyRules('Northvale District Council', 'services');
const hosted: HostedFlow = { flow: flowSchema.parse(source), safety };

const logged: { facts: object; message: string }[] = [];
const log = {
  warn: (facts: object, message: string) => void logged.push({ facts, message }),
  error: (facts: object, message: string) => void logged.push({ facts, message }),
};
let bots: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(bots.map((bot) => bot.stop()));
  bots = [];
  logged.length = 0;
});

function begin(work = new KeptInMemory(hosted), limits = {}) {
  bots.push(startBot({ work, log, limits }));
  return work;
}

/** Waits until no turn is due any more. */
const settled = (work: KeptInMemory) =>
  vi.waitFor(() => expect([...work.contacts.keys()].filter((id) => work.isDue(id))).toEqual([]), 5_000);
const texts = (work: KeptInMemory, contactId = 'c1') => work.contact(contactId).sayings.map(({ text }) => text);
const found = {
  port: 'knowledge.search',
  article: { articleId: 'a1', title: 'Bin days', answer: 'Every Monday.', url: 'https://www.northvale.example/bins' },
};

describe('a conversation with the bot', () => {
  test('[E-02 part] begins with the notice that it is one, before the citizen has said a word', async () => {
    const work = begin();
    work.begins();
    await settled(work);
    expect(texts(work)).toEqual([safety.botNotice.en, 'How can I help?']);
  });

  test('[E-03 part] answers from an article and says which', async () => {
    const work = begin();
    work.port = async () => ({ ok: true, value: found });
    work.says('when are the bins collected');
    await settled(work);
    expect(work.contact().sayings.at(-1)).toEqual({
      text: 'Every Monday.',
      suggestions: [],
      source: { title: 'Bin days', url: 'https://www.northvale.example/bins' },
    });
    expect(work.contact().end).toEqual({ kind: 'end', reasonKey: null, outcomeKey: 'answered' });
  });

  test('[E-04 part] hands over with intent, skills, and each answer beside its question', async () => {
    const work = begin();
    work.port = async () => ({ ok: true, value: { port: 'knowledge.search', article: null } });
    work.says('my swans');
    await settled(work);
    expect(texts(work).at(-2)).toBe('I do not know that.');
    work.says('there are 3');
    await settled(work);
    expect(work.contact().end).toEqual({
      kind: 'route',
      queueKey: 'services',
      band: 4,
      skills: [{ key: 'general', atLeast: 1 }],
      handover: {
        intent: 'Question',
        reason: 'flow',
        answers: [
          { key: 'topic', question: 'How can I help?', answer: 'my swans' },
          { key: 'count', question: 'How many?', answer: '3' },
        ],
      },
    });
  });

  test('[E-05 part] danger among several words that came at once: 999 advice, band 0, and nothing after it', async () => {
    const work = new KeptInMemory(hosted);
    for (const text of ['hello', 'there is a man with a knife', 'and my bins']) work.says(text);
    begin(work);
    await settled(work);
    expect(texts(work).at(-1)).toContain('999');
    expect(work.contact().end).toMatchObject({ kind: 'route', band: 0, handover: { reason: 'danger' } });
  });
});

describe('what goes wrong', () => {
  test.each([
    ['refuses', async () => ({ ok: false, reason: 'off' }) as const],
    ['throws', () => Promise.reject(new Error('knowledge: my swans'))],
    ['answers nonsense', async () => ({ ok: true, value: { port: 'hours.check', isOpen: true } }) as const],
    ['never answers', () => new Promise<never>(() => undefined)],
  ])('a port that %s leads to the flow’s own "unavailable" exit', async (_how, port) => {
    const work = begin(new KeptInMemory(hosted), { portTimeoutMs: 20 });
    work.port = port;
    work.says('my swans');
    await settled(work);
    expect(texts(work)).toContain('I cannot look that up now.');
    expect(work.contact().end).toMatchObject({ kind: 'route', handover: { reason: 'flow' } });
  });

  test('a turn that fails brings a person, and the log holds nothing that was said', async () => {
    const work = begin(new KeptInMemory({ flow: { nodes: 'my swans' }, safety }));
    work.says('my swans are secret');
    await settled(work);
    expect(work.contact().end).toMatchObject({ kind: 'route', queueKey: null, handover: { reason: 'unavailable' } });
    expect(logged).toHaveLength(1);
    expect(JSON.stringify(logged)).not.toContain('swans');
  });

  test('a turn that takes too long brings a person with what was learnt, and the citizen is told', async () => {
    const work = begin(new KeptInMemory(hosted), { portTimeoutMs: 10_000, turnTimeoutMs: 30 });
    work.port = () => new Promise<never>(() => undefined);
    work.says('my swans');
    await settled(work);
    expect(texts(work)).toEqual([safety.botNotice.en, safety.passingOn.en]);
    expect(work.contact().end).toMatchObject({ kind: 'route', handover: { reason: 'unavailable' } });
  });

  test('a turn that could not be kept is taken again and kept once', async () => {
    const work = begin();
    work.failingCommits = 2;
    work.begins();
    await settled(work);
    expect(work.commits).toHaveLength(1);
    expect(texts(work)).toHaveLength(2);
  });

  test('turns left over by a crash are taken up at the start', async () => {
    const work = new KeptInMemory(hosted);
    work.says('my swans');
    begin(work);
    await settled(work);
    expect(texts(work)[0]).toBe(safety.botNotice.en);
  });

  test('two bots on the same contacts say everything once and in order', async () => {
    const work = new KeptInMemory(hosted);
    work.port = async () => ({ ok: true, value: { port: 'knowledge.search', article: null } });
    begin(work);
    begin(work);
    const ids = Array.from({ length: 40 }, (_, index) => `c${index}`);
    for (const id of ids) work.begins(id);
    for (const id of ids) work.says('my swans', id);
    for (const id of ids) work.says('several', id);
    await settled(work);
    const expected = [
      safety.botNotice.en,
      'How can I help?',
      'I do not know that.',
      'How many?',
      'Sorry, I did not understand that. How many?',
    ];
    for (const id of ids) expect(texts(work, id)).toEqual(expected);
  });

  test('a person who has the word is not talked over', async () => {
    const work = begin();
    work.port = async () => {
      work.contact().owner = { holder: 'person', number: 2 };
      return { ok: true, value: found };
    };
    work.says('when are the bins collected');
    await settled(work);
    expect(texts(work)).toEqual([]);
  });

  test('the SDK opens no connection of any kind', async () => {
    const connect = vi.spyOn(Socket.prototype, 'connect');
    const work = begin();
    work.says('my swans');
    await settled(work);
    expect(connect).not.toHaveBeenCalled();
    connect.mockRestore();
  });
});
