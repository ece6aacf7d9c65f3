import type { FlowSource } from '@switchboard/shared/flows';

type NodeSource = FlowSource['nodes'][number];
type DataOf<Type extends NodeSource['type']> = Extract<NodeSource, { type: Type }>['data'];

/** A node on the editor's grid, from its column and row. */
export function step<Type extends NodeSource['type']>(
  id: string,
  type: Type,
  place: readonly [column: number, row: number],
  data: DataOf<Type>,
): NodeSource {
  return { id, type, position: { x: place[0] * 260, y: place[1] * 140 }, data } as NodeSource;
}

/** Edges from lines "node exit → node". */
export function edges(lines: readonly string[]): FlowSource['edges'] {
  return lines.map((line) => {
    const [source = '', sourceHandle = '', , target = ''] = line.split(' ');
    return { id: `${source}-${sourceHandle}`, source, sourceHandle, target };
  });
}

/** The same words in English and Welsh. */
export function said(en: string, cy: string): { en: string; cy: string } {
  return { en, cy };
}

/**
 * The part both demonstration flows share: a question goes to the knowledge base, its answer is asked about, and who is
 * not helped is offered a person.
 */
export function answering(queueKey: string): { nodes: NodeSource[]; edges: FlowSource['edges'] } {
  const yesNo = { kind: 'yesNo' } as const;
  const nodes = [
    step('question', 'ask', [1, 4], {
      text: said(
        'What would you like to know? Ask in your own words.',
        'Beth hoffech chi ei wybod? Gofynnwch yn eich geiriau eich hun.',
      ),
      saveAs: 'question',
      expects: { kind: 'text', maxLength: 500 },
    }),
    step('search', 'knowledge', [2, 4], { questionFrom: 'question' }),
    step('searchTopic', 'knowledge', [2, 5], { questionFrom: 'topic' }),
    step('helped', 'ask', [3, 4], {
      text: said('Did that answer your question?', 'A wnaeth hynny ateb eich cwestiwn?'),
      saveAs: 'helped',
      expects: yesNo,
    }),
    step('more', 'ask', [4, 4], {
      text: said('Is there anything else I can help with?', 'A oes unrhyw beth arall y gallaf helpu ag ef?'),
      saveAs: 'more',
      expects: yesNo,
    }),
    step('unknown', 'ask', [3, 5], {
      text: said(
        'I do not have an answer to that, and I will not guess. Shall I pass you to a person?',
        'Nid oes gennyf ateb i hynny, ac ni fyddaf yn dyfalu. A gaf i eich trosglwyddo i berson?',
      ),
      saveAs: 'wantsPerson',
      expects: yesNo,
    }),
    step('notHelped', 'ask', [4, 5], {
      text: said('I am sorry. Shall I pass you to a person?', 'Mae’n ddrwg gennyf. A gaf i eich trosglwyddo i berson?'),
      saveAs: 'wantsPerson',
      expects: yesNo,
    }),
    step('searchAway', 'say', [3, 6], {
      text: said('I cannot look that up at the moment.', 'Ni allaf chwilio am hynny ar hyn o bryd.'),
    }),
    step('hours', 'hours', [5, 5], { queueKey }),
    step('closed', 'say', [6, 6], {
      text: said(
        'Nobody is at the desk right now. You keep your place and are answered when it opens.',
        'Nid oes neb wrth y ddesg ar hyn o bryd. Byddwch yn cadw eich lle ac yn cael ateb pan fydd yn agor.',
      ),
    }),
    step('person', 'handOff', [6, 5], {}),
    step('answered', 'end', [5, 4], {
      text: said('Thank you for getting in touch. Goodbye.', 'Diolch am gysylltu. Hwyl fawr.'),
      outcome: 'answered-by-bot',
    }),
  ];
  return {
    nodes,
    edges: edges([
      'question answered → search',
      'search found → helped',
      'search notFound → unknown',
      'search unavailable → searchAway',
      'searchTopic found → helped',
      'searchTopic notFound → unknown',
      'searchTopic unavailable → searchAway',
      'searchAway next → hours',
      'helped yes → more',
      'helped no → notHelped',
      'more yes → question',
      'more no → answered',
      'unknown yes → hours',
      'unknown no → question',
      'notHelped yes → hours',
      'notHelped no → question',
      'hours open → person',
      'hours closed → closed',
      'hours unavailable → person',
      'closed next → person',
    ]),
  };
}
