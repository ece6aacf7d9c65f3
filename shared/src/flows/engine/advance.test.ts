import { describe, expect, test } from 'vitest';
import type { FlowEffect, RenderEffect } from '../model/flow-effect.ts';
import type { FlowEvent } from '../model/flow-event.ts';
import { type FlowState, newFlowState } from '../model/flow-state.ts';
import type { HostedFlow } from '../model/hosted-flow.ts';
import { flowLanguages, textIn } from '../model/local-text.ts';
import { aFlow, aNode, lostPropertyFlow, safety } from '../testing/sample-flows.ts';
import { advance, giveUp } from './advance.ts';

const hosted: HostedFlow = { flow: lostPropertyFlow(), safety };
const begin: FlowEvent = { type: 'start', language: 'en', facts: {} };
const says = (text: string): FlowEvent => ({ type: 'text', text });

/** Plays events one after the other; answers the last state and all effects. */
function played(events: readonly FlowEvent[], on: HostedFlow = hosted, from: FlowState = newFlowState()) {
  let state = from;
  const effects: FlowEffect[] = [];
  for (const event of events) {
    const step = advance(on, state, event);
    state = step.state;
    effects.push(...step.effects);
  }
  return { state, effects, last: effects.at(-1), texts: textsOf(effects) };
}

function textsOf(effects: readonly FlowEffect[]): string[] {
  return effects.filter((effect): effect is RenderEffect => effect.type === 'render').map(({ text }) => text);
}

describe('what the platform forces on every flow', () => {
  test.each(flowLanguages)('[E-02] the first words in %s say that it is a bot', (language) => {
    const { texts } = played([{ type: 'start', language, facts: { name: 'Cleo' } }]);
    expect(texts[0]).toBe(textIn(language, safety.botNotice));
    expect(texts[1]).toContain('Hello Cleo');
  });

  test('[E-02] also when danger or the wish for a person comes before anything was said', () => {
    expect(played([says('he has a knife')]).texts[0]).toBe(safety.botNotice.en);
    expect(played([says('agent please')]).texts[0]).toBe(safety.botNotice.en);
    expect(textsOf(giveUp(hosted, newFlowState()).effects)[0]).toBe(safety.botNotice.en);
  });

  test.each([
    'Speak to a person',
    'agent',
    'a human please',
    'I want a real person!',
    'can I talk to someone',
    'Siarad â pherson',
    'dwi eisiau siarad gyda rhywun',
    'person go iawn',
  ])('"%s" reaches a person from any question', (words) => {
    for (const before of [[begin], [begin, says('lost')], [begin, says('report a crime')]]) {
      const { last, state } = played([...before, says(words)]);
      expect(last).toMatchObject({ type: 'route', reason: 'citizenAsked' });
      expect(state.phase).toBe('handedOver');
    }
  });

  test('0 on the telephone reaches a person, except where a number is asked for; there *0 does', () => {
    expect(played([begin, { type: 'digits', digits: '0' }]).last).toMatchObject({ reason: 'citizenAsked' });
    const counting = [begin, says('lost')];
    expect(played([...counting, { type: 'digits', digits: '0' }]).state.phase).toBe('listening');
    expect(played([...counting, { type: 'digits', digits: '*0' }]).last).toMatchObject({ reason: 'citizenAsked' });
  });

  test('[E-05 part] danger in mid-conversation: 999 advice and a person at band 0, within the same turn', () => {
    const { effects } = played([begin, says('report a crime'), says('he’s outside and he has a knife')]);
    const [advice, route] = effects.slice(-2);
    expect(advice).toMatchObject({ type: 'render', text: expect.stringContaining('999') });
    expect(route).toMatchObject({
      type: 'route',
      reason: 'emergency',
      band: 0,
      queueKey: 'urgent',
      intent: 'report-crime',
    });
  });

  test('[E-05 part] danger is heard in unclear speech and while a port is awaited, too', () => {
    const unclear: FlowEvent = { type: 'speech', text: 'she is not breathing', confidence: 0.1 };
    expect(played([begin, unclear]).last).toMatchObject({ reason: 'emergency' });
    expect(played([begin, says('report a crime'), says('I am being attacked')]).last).toMatchObject({
      reason: 'emergency',
    });
  });

  test('[E-05 part] an answer to a triage question sends the citizen on at raised priority', () => {
    const { last } = played([begin, says('lost'), says('12')]);
    expect(last).toMatchObject({ type: 'route', reason: 'flow', band: 3 });
  });

  test('three answers in a row that are not understood bring a person; an understood one starts the count again', () => {
    const counting = [begin, says('lost'), says('several'), says('lots')];
    expect(played([...counting, says('many')]).last).toMatchObject({ reason: 'notUnderstood' });
    const understood = [...counting, says('3'), says('lost'), says('many'), says('lots')];
    expect(played(understood).state).toMatchObject({ phase: 'listening', misunderstood: 2 });
  });

  test('silence and unclear speech count as not understood', () => {
    const silence: FlowEvent = { type: 'noInput' };
    const mumbling: FlowEvent = { type: 'speech', text: 'lost property', confidence: 0.2 };
    expect(played([begin, silence, mumbling, silence]).last).toMatchObject({ reason: 'notUnderstood' });
  });

  test('a circle without end stops after two hundred nodes and hands over', () => {
    const circle = aFlow(
      [aNode('here', 'say', { text: { en: 'a' } }), aNode('there', 'say', { text: { en: 'b' } })],
      ['here next there', 'there next here'],
    );
    const { effects, last } = played([begin], { flow: circle, safety });
    expect(last).toMatchObject({ type: 'route', reason: 'tooManySteps' });
    expect(effects).toHaveLength(202);
  });

  test('a circle through a port stops as well: the allowance is of the turn, not of the call', () => {
    const circle = aFlow(
      [aNode('open', 'hours', { queueKey: 'crime' })],
      ['open open open', 'open closed open', 'open unavailable open'],
    );
    let step = advance({ flow: circle, safety }, newFlowState(), begin);
    let calls = 0;
    while (step.state.requestId !== null && calls < 1_000) {
      calls += 1;
      step = advance({ flow: circle, safety }, step.state, { type: 'timer', requestId: step.state.requestId });
    }
    expect(calls).toBe(200);
    expect(step.effects.at(-1)).toMatchObject({ type: 'route', reason: 'tooManySteps' });
  });

  test('an exit that leads nowhere hands over instead of falling silent', () => {
    const loose = aFlow([aNode('hello', 'say', { text: { en: 'Hello' } })], []);
    expect(played([begin], { flow: loose, safety }).last).toMatchObject({ type: 'route', reason: 'deadEnd' });
  });
});

describe('the conversation', () => {
  test('[E-04] hands over with the intent, the skills and everything the citizen has told', () => {
    const asked = played([begin, says('report a crime')]);
    const requestId = asked.state.requestId ?? '';
    const open: FlowEvent = { type: 'portResult', requestId, answer: { port: 'hours.check', isOpen: true } };
    const { last } = played([open, says('it was at ex1 1aa'), says('07700 900123')], hosted, asked.state);
    expect(last).toEqual({
      type: 'route',
      queueKey: 'crime',
      intent: 'report-crime',
      skills: ['crime'],
      answers: { topic: 'crime', isCrime: true, postcode: 'EX1 1AA', phone: '+447700900123' },
      reason: 'flow',
      band: 3,
    });
  });

  test('[E-04 part] what is known already is not asked again', () => {
    const knowing: FlowEvent = { type: 'start', language: 'en', facts: { postcode: 'EX2 2BB' } };
    const { state } = played([knowing, says('report a crime'), { type: 'timer', requestId: 'open#1' }]);
    expect(state.nodeId).toBe('phone');
  });

  test('free words go to the knowledge base; its answer names its source, and none found is not made up', () => {
    const asked = played([begin, says('when do you open?')]);
    expect(asked.last).toEqual({
      type: 'callPort',
      requestId: 'search#1',
      name: 'knowledge.search',
      args: { question: 'when do you open?', language: 'en' },
    });
    const article = { articleId: 'a1', title: 'Opening hours', answer: 'We open at 8.', url: null };
    const found = advance(hosted, asked.state, {
      type: 'portResult',
      requestId: 'search#1',
      answer: { port: 'knowledge.search', article },
    });
    expect(found.effects[0]).toMatchObject({
      type: 'render',
      text: 'We open at 8.',
      source: { articleId: 'a1', title: 'Opening hours' },
    });
    const none = advance(hosted, asked.state, {
      type: 'portResult',
      requestId: 'search#1',
      answer: { port: 'knowledge.search', article: null },
    });
    expect(none.state.nodeId).toBe('email');
    const away = advance(hosted, asked.state, { type: 'portResult', requestId: 'search#1', answer: null });
    expect(away.effects.at(-1)).toMatchObject({ type: 'route', reason: 'flow' });
  });

  test('an answer to an earlier call comes too late and is ignored', () => {
    const asked = played([begin, says('when do you open?')]);
    const late: FlowEvent = { type: 'portResult', requestId: 'search#0', answer: null };
    expect(advance(hosted, asked.state, late)).toEqual({ state: asked.state, effects: [] });
  });

  test('words said while a port is awaited answer the next question', () => {
    const { state } = played([begin, says('report a crime'), says('EX1 1AA'), { type: 'timer', requestId: 'open#1' }]);
    expect(state).toMatchObject({ nodeId: 'phone', held: null, answers: { postcode: 'EX1 1AA' } });
  });

  test('a citizen who leaves ends it; after the end nothing is said any more', () => {
    const { state, last } = played([begin, { type: 'hangUp' }]);
    expect(last).toEqual({ type: 'end', outcome: 'citizenLeft', reason: null });
    expect(advance(hosted, state, says('hello?'))).toEqual({ state, effects: [] });
  });

  test('handed back by a person, the bot says again that it is one and keeps what it knows', () => {
    const { state, texts } = played([begin, says('lost'), says('agent'), begin]);
    expect(texts.filter((text) => text === safety.botNotice.en)).toHaveLength(2);
    expect(state).toMatchObject({ phase: 'listening', answers: { topic: 'lost' } });
  });

  test('on a telephone the silence counts from the end of the prompt', () => {
    const { state } = played([begin]);
    expect(advance(hosted, state, { type: 'promptFinished' }).effects).toMatchObject([{ type: 'listen' }]);
  });
});
