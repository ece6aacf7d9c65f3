import type { FlowEffect } from '@switchboard/shared/flows';
import { expect, test } from 'vitest';
import { activitiesOf, wordsOf } from './activities-of.ts';
import { runSdkTurn } from './agents-sdk.ts';

const addresses = { conversationId: 'v1', botName: 'Assistant' };
const effects: FlowEffect[] = [
  { type: 'render', text: 'Passing you on.', language: 'en', suggestedReplies: ['Yes', 'No'], source: null },
  {
    type: 'route',
    queueKey: 'housing',
    intent: 'Repair',
    skills: ['housing'],
    answers: { postcode: 'EX1 1AA' },
    reason: 'citizenAsked',
    band: null,
  },
];

test('[E-04 part] a hand-over leaves the SDK as the hand-off event of the Bot Framework, with the transcript', async () => {
  const incoming = wordsOf(addresses, { id: 'm1', text: 'agent' });
  const sent = await runSdkTurn(incoming, (_in, reply) => reply(activitiesOf(addresses, effects, ['agent'])));
  expect(sent).toMatchObject([
    {
      type: 'message',
      text: 'Passing you on.',
      from: { id: 'bot' },
      suggestedActions: {
        actions: [
          { type: 'imBack', value: 'Yes' },
          { type: 'imBack', value: 'No' },
        ],
      },
    },
    {
      type: 'event',
      name: 'handoff.initiate',
      conversation: { id: 'v1' },
      value: { queue: 'housing', intent: 'Repair', skills: ['housing'], answers: { postcode: 'EX1 1AA' } },
      attachments: [
        {
          contentType: 'application/json',
          name: 'Transcript',
          content: {
            activities: [
              { type: 'message', role: 'user', text: 'agent' },
              { type: 'message', role: 'bot', text: 'Passing you on.' },
            ],
          },
        },
      ],
    },
  ]);
});

test('what the bot throws in a turn comes out unchanged', async () => {
  const incoming = wordsOf(addresses, { id: 'm1', text: 'agent' });
  await expect(runSdkTurn(incoming, () => Promise.reject(new RangeError('no')))).rejects.toThrow(RangeError);
});
