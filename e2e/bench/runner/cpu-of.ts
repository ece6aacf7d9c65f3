import { readFileSync } from 'node:fs';

/** Linux counts in hundredths of a second (USER_HZ) on every platform Node runs on. */
const ticksPerSecond = 100;

/** Seconds of processor time, user and system, that a process has used so far. Linux only. */
export function cpuSecondsOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The name stands in brackets and may hold spaces: fields are counted after it.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
}
