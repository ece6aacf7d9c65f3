import type { FlowSource } from '@switchboard/shared/flows';
import { answering, edges, said, step } from './demo-flow-building.ts';

const common = answering('enquiries');

/** The first line of Eastmere Police: triage of a crime, lost property, progress of a report, questions. */
export const policeFlow: FlowSource = {
  format: 1,
  name: 'First contact',
  languages: ['en', 'cy'],
  startNodeId: 'topic',
  queueKey: 'enquiries',
  nodes: [
    step('topic', 'ask', [0, 2], {
      text: said(
        'How can I help? Choose one, or ask in your own words. In an emergency ring 999.',
        'Sut gallaf helpu? Dewiswch un, neu gofynnwch yn eich geiriau eich hun. Mewn argyfwng ffoniwch 999.',
      ),
      saveAs: 'topic',
      expects: {
        kind: 'choice',
        options: [
          {
            value: 'crime',
            label: said('Report a crime', 'Rhoi gwybod am drosedd'),
            synonyms: ['report crime', 'i want to report a crime'],
          },
          { value: 'lost', label: said('Lost property', 'Eiddo coll') },
          {
            value: 'update',
            label: said('Ask about my report', 'Holi am fy adroddiad'),
            synonyms: ['update on my crime', 'crime reference'],
          },
          { value: 'other', label: said('Something else', 'Rhywbeth arall') },
        ],
      },
    }),
    step('crime', 'set', [1, 0], { routing: { queueKey: 'enquiries', intent: 'Report a crime' } }),
    step('now', 'ask', [2, 0], {
      text: said(
        'Is it happening now, or is anybody in danger?',
        'A yw’n digwydd nawr, neu a oes unrhyw un mewn perygl?',
      ),
      saveAs: 'happeningNow',
      expects: { kind: 'yesNo' },
    }),
    step('danger', 'handOff', [3, -1], {
      text: said(
        'If anybody is in danger, ring 999 now; if you cannot speak, press 55. I am passing you to a person at once.',
        'Os oes unrhyw un mewn perygl, ffoniwch 999 nawr; os na allwch siarad, gwasgwch 55. Rwy’n eich trosglwyddo i berson ar unwaith.',
      ),
      routing: { queueKey: 'emergency', intent: 'Crime happening now' },
      band: 0,
    }),
    step('what', 'ask', [3, 0], {
      text: said('What happened? A few words are enough.', 'Beth ddigwyddodd? Mae ychydig eiriau’n ddigon.'),
      saveAs: 'whatHappened',
      expects: { kind: 'text' },
    }),
    step('where', 'ask', [4, 0], {
      text: said('What is the postcode where it happened?', 'Beth yw cod post y lle y digwyddodd?'),
      retryText: said(
        'I need a postcode such as EX1 1AA. If you do not know it, ask for a person.',
        'Mae angen cod post arnaf, fel EX1 1AA. Os nad ydych yn ei wybod, gofynnwch am berson.',
      ),
      saveAs: 'postcode',
      expects: { kind: 'postcode' },
      skipIfKnown: true,
    }),
    step('phone', 'ask', [5, 0], {
      text: said('On which number may we ring you?', 'Ar ba rif y cawn eich ffonio?'),
      saveAs: 'phone',
      expects: { kind: 'phone' },
      skipIfKnown: true,
    }),
    step('lost', 'set', [1, 1], {
      values: { question: 'lost property' },
      routing: { queueKey: 'lost-property', intent: 'Lost property' },
    }),
    step('update', 'set', [1, 2], { routing: { queueKey: 'enquiries', intent: 'Ask about a report' } }),
    step('reference', 'ask', [2, 2], {
      text: said(
        'What is your crime reference? It begins with EM.',
        'Beth yw eich cyfeirnod trosedd? Mae’n dechrau gydag EM.',
      ),
      saveAs: 'reference',
      expects: { kind: 'text', maxLength: 60 },
    }),
    ...common.nodes,
  ],
  edges: [
    ...edges([
      'topic crime → crime',
      'topic lost → lost',
      'topic update → update',
      'topic other → question',
      'topic otherwise → searchTopic',
      'crime next → now',
      'now yes → danger',
      'now no → what',
      'what answered → where',
      'where answered → phone',
      'phone answered → hours',
      'lost next → search',
      'update next → reference',
      'reference answered → hours',
    ]),
    ...common.edges,
  ],
};
