import {
  advance,
  defaultSafetyRules,
  type FlowEvent,
  flowLanguages,
  flowSchema,
  lintFlow,
  newFlowState,
  textIn,
} from '@switchboard/shared/flows';
import { describe, expect, test } from 'vitest';
import { councilFlow } from './demo-flow-council.ts';
import { policeFlow } from './demo-flow-police.ts';

const safety = defaultSafetyRules('the demonstration', 'emergency');
const flows = [
  { name: 'police', flow: flowSchema.parse(policeFlow), queueKeys: ['emergency', 'enquiries', 'lost-property'] },
  { name: 'council', flow: flowSchema.parse(councilFlow), queueKeys: ['services', 'housing', 'waste'] },
];
const [police, council] = flows.map(({ flow }) => ({ flow, safety }));

function played(hosted: typeof police, words: readonly string[]) {
  const events: FlowEvent[] = [
    { type: 'start', language: 'en', facts: {} },
    ...words.map((text) => ({ type: 'text' as const, text })),
  ];
  let step = { state: newFlowState(), effects: [] as ReturnType<typeof advance>['effects'] };
  for (const event of events) {
    step = advance(hosted!, step.state, event);
    while (step.state.requestId)
      step = advance(hosted!, step.state, { type: 'timer', requestId: step.state.requestId });
  }
  return step.effects.at(-1);
}

describe.each(flows)('the demonstration flow of the $name', ({ flow, queueKeys }) => {
  test('has nothing for the linter to say', () => {
    expect(lintFlow(flow, { queueKeys: new Set(queueKeys) })).toEqual([]);
  });

  test.each(flowLanguages)('[E-02] says in %s that it is a bot before anything else', (language) => {
    const { effects } = advance({ flow, safety }, newFlowState(), { type: 'start', language, facts: {} });
    expect(effects[0]).toMatchObject({ type: 'render', text: textIn(language, safety.botNotice) });
  });
});

test('[E-05 part] a crime that is happening now goes to the emergency queue at band 0', () => {
  expect(played(police, ['Report a crime', 'yes'])).toMatchObject({ queueKey: 'emergency', band: 0 });
});

test('[E-04 part] a crime that is over is handed over with what happened, where, and how to ring back', () => {
  expect(played(police, ['1', 'no', 'my bike was taken from the shed', 'EX1 1AA', '07700 900123'])).toMatchObject({
    queueKey: 'enquiries',
    intent: 'Report a crime',
    answers: { whatHappened: 'my bike was taken from the shed', postcode: 'EX1 1AA', phone: '+447700900123' },
  });
});

test('[E-05 part] a citizen without a bed for tonight goes to housing before others', () => {
  expect(played(council, ['housing', 'no'])).toMatchObject({ queueKey: 'housing', band: 1 });
});
