import type { FlowSource } from '@switchboard/shared/flows';
import { answering, edges, said, step } from './demo-flow-building.ts';

const common = answering('services');

/** The first line of Northvale District Council: bins, council tax, housing, roads, questions. */
export const councilFlow: FlowSource = {
  format: 1,
  name: 'First contact',
  languages: ['en', 'cy'],
  startNodeId: 'topic',
  queueKey: 'services',
  nodes: [
    step('topic', 'ask', [0, 2], {
      text: said(
        'How can I help? Choose one, or ask in your own words.',
        'Sut gallaf helpu? Dewiswch un, neu gofynnwch yn eich geiriau eich hun.',
      ),
      saveAs: 'topic',
      expects: {
        kind: 'choice',
        options: [
          { value: 'bins', label: said('Bins and recycling', 'Biniau ac ailgylchu'), synonyms: ['bins'] },
          { value: 'tax', label: said('Council tax', 'Treth gyngor') },
          { value: 'housing', label: said('Housing', 'Tai') },
          { value: 'roads', label: said('Roads and street lights', 'Ffyrdd a goleuadau stryd'), synonyms: ['roads'] },
          { value: 'other', label: said('Something else', 'Rhywbeth arall') },
        ],
      },
    }),
    step('bins', 'set', [1, 0], { routing: { queueKey: 'waste', intent: 'Bins and recycling' } }),
    step('missed', 'ask', [2, 0], {
      text: said('Was a collection missed?', 'A gollwyd casgliad?'),
      saveAs: 'missed',
      expects: { kind: 'yesNo' },
    }),
    step('postcode', 'ask', [3, 0], {
      text: said('What is your postcode?', 'Beth yw eich cod post?'),
      saveAs: 'postcode',
      expects: { kind: 'postcode' },
      skipIfKnown: true,
    }),
    step('tax', 'set', [1, 1], { routing: { queueKey: 'services', intent: 'Council tax' } }),
    step('housing', 'set', [1, 2], { routing: { queueKey: 'housing', intent: 'Housing' } }),
    step('tonight', 'ask', [2, 2], {
      text: said('Do you have somewhere safe to sleep tonight?', 'A oes gennych rywle diogel i gysgu heno?'),
      saveAs: 'safeTonight',
      expects: { kind: 'yesNo' },
    }),
    step('nowhere', 'handOff', [3, 1], {
      text: said(
        'I am passing you to a housing officer now. If you are in danger, ring 999.',
        'Rwy’n eich trosglwyddo i swyddog tai nawr. Os ydych mewn perygl, ffoniwch 999.',
      ),
      routing: { intent: 'Nowhere to sleep tonight' },
      band: 1,
    }),
    step('roads', 'set', [1, 3], { routing: { queueKey: 'services', intent: 'Roads and street lights' } }),
    ...common.nodes,
  ],
  edges: [
    ...edges([
      'topic bins → bins',
      'topic tax → tax',
      'topic housing → housing',
      'topic roads → roads',
      'topic other → question',
      'topic otherwise → searchTopic',
      'bins next → missed',
      'missed yes → postcode',
      'missed no → question',
      'postcode answered → hours',
      'tax next → question',
      'housing next → tonight',
      'tonight yes → question',
      'tonight no → nowhere',
      'roads next → question',
    ]),
    ...common.edges,
  ],
};
