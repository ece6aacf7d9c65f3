/** Memory of an idle signed-in socket in the real server: rights, subscription and heartbeat on (aim ≤ 25 KB). */
import { reportFigure } from './runner/figure.ts';
import { measuredBy, median } from './runner/program.ts';

interface Measured {
  readonly sockets: number;
  readonly residentBytes: number;
  readonly heapBytes: number;
}

const runs: Measured[] = [];
for (let round = 0; round < 3; round += 1)
  runs.push(await measuredBy<Measured>('server/bench/idle-sockets.ts', ['8000']));
const heap = median(runs.map(({ heapBytes }) => heapBytes)) / 1024;
reportFigure({
  bench: 'idle-sockets',
  figure: 'resident memory of an idle signed-in socket: 8,000 more after the first 2,000',
  value: Math.round(median(runs.map(({ residentBytes }) => residentBytes)) / 102.4) / 10,
  unit: 'KB',
  target: { max: 25 },
  n: runs.length,
  limit: `${heap.toFixed(1)} KB of it heap and buffers; kernel buffers and TLS not counted`,
});
