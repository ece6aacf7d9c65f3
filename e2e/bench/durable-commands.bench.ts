/**
 * Commands per second, each answered only when durable, through right, schema, first answer, state, event, audit entry
 * and hash; beside a bare group commit of the same rows and bytes in the same run, by turns.
 */
import { reportFigure } from './runner/figure.ts';
import { measuredBy, median } from './runner/program.ts';

interface Measured {
  readonly commands: number;
  readonly ours: readonly number[];
  readonly bare: readonly number[];
  readonly oursCpuMs: readonly number[];
  readonly bareCpuMs: readonly number[];
}

const { commands, ours, bare, oursCpuMs, bareCpuMs } = await measuredBy<Measured>('server/bench/durable-commands.ts', [
  '--rounds',
  '7',
]);
const ratios = ours.map((value, round) => value / bare[round]!);
const perCommand = (cpuMs: readonly number[]) => Math.round((median(cpuMs) / commands) * 1000);
reportFigure({
  bench: 'durable-commands',
  figure: 'commands per second, SQLite, 128 callers',
  value: median(ours),
  unit: 'commands/s',
  against: { what: 'a bare group commit of the same rows and bytes', value: median(bare) },
  target: { min: 0.6 },
  n: ours.length,
  limit:
    `${perCommand(oursCpuMs)} µs CPU a command against ${perCommand(bareCpuMs)} µs: the savepoint that lets one command ` +
    'fail without its neighbours (about 0.66 without it), then schema, hashes and ids; ' +
    `ratios of the rounds ${ratios.map((ratio) => ratio.toFixed(2)).join(', ')}`,
});
