/**
 * Decisions of the routing core per second of processor time, with 5,000 agents and 200 queues, everything in use:
 * steps that are skipped, links with delays, four selectors, scores, explanations. Beside a scan over every pair.
 */
import { reportFigure } from './runner/figure.ts';
import { measuredBy, median } from './runner/program.ts';

interface Round {
  readonly decisions: number;
  readonly perCpuSecond: number;
}

interface Measured {
  readonly quiet: readonly Round[];
  readonly overrun: readonly Round[];
  readonly atOnce: readonly Round[];
  readonly drawnUp: readonly Round[];
  readonly backlog: number;
  readonly naive: Round & { readonly events: number; readonly equal: number };
  readonly memory: number;
}

const measured = await measuredBy<Measured>('server/bench/routing-core.ts');
const { naive, backlog } = measured;
const aim = { min: 300_000 };
const bench = 'routing-core';
const unit = 'decisions/CPU-s';

function report(figure: string, rounds: readonly Round[], limit: string): void {
  const rates = rounds.map(({ perCpuSecond }) => perCpuSecond);
  const n = rounds.reduce((sum, { decisions }) => sum + decisions, 0);
  reportFigure({
    bench,
    figure,
    value: median(rates),
    unit,
    n,
    target: aim,
    limit: `${limit}; rounds ${rates.join(', ')}`,
  });
}

report(
  'a contact comes and somebody has it, 5,000 agents, 200 queues',
  measured.quiet,
  'four facts told for each decision (contact comes, is gone; agent takes it, is done), their objects made anew',
);
report(
  `an agent frees up and one of ${backlog} waiting is hers`,
  measured.overrun,
  'the same, and every pool she belongs to changes its fortune twice',
);
report('15,000 waiting, 5,000 free, one look', measured.atOnce, 'a cold start each time');
report('the same, each explanation drawn up as JSON', measured.drawnUp, 'twenty candidates each as text');
reportFigure({
  bench,
  figure: 'times as many as a scan over every pair',
  value: median(measured.overrun.map(({ perCpuSecond }) => perCpuSecond)),
  unit,
  against: { what: 'the naive router', value: naive.perCpuSecond },
  n: naive.decisions,
});
reportFigure({
  bench,
  figure: 'events in which the naive router decides the same',
  value: naive.equal / naive.events,
  unit: 'share',
  target: { min: 1 },
  n: naive.events,
});
reportFigure({
  bench,
  figure: `memory, 5,000 agents, 200 queues, ${backlog} waiting`,
  value: Math.round(measured.memory / 1e6),
  unit: 'MB',
  n: 1,
});
