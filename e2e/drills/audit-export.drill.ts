/**
 * A million entries of the audit trail leave as CSV, filtered and over HTTP, and are verified, by a server whose heap
 * holds a fraction of them: every row once, in order, in bounded memory.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { HostMemory, HostReady } from '../../server/test/audit/export-host.ts';
import { reportDrill } from './runner/outcome.ts';

const rows = 1_000_000;
const heapMb = 128;
const mostGrowthMb = 150;

const program = resolve(import.meta.dirname, '../../server/test/audit/export-host.ts');
const host = fork(program, [String(rows)], { execArgv: [`--max-old-space-size=${heapMb}`] });
const [{ ready }] = (await once(host, 'message')) as [HostReady];

const began = performance.now();
const request = get(`${ready.url}/api/v1/audit/export.csv?action=record`, {
  headers: { authorization: `Bearer ${ready.token}` },
});
const [text] = (await once(request, 'response')) as [IncomingMessage];
let counted = 0;
let inOrder = true;
let bytes = 0;
text.on('data', (piece: Buffer) => {
  bytes += piece.length;
});
for await (const line of createInterface({ input: text, crlfDelay: Number.POSITIVE_INFINITY })) {
  const number = /,record,record-(\d+),/.exec(line)?.[1];
  if (number === undefined) continue;
  if (Number(number) !== counted) inOrder = false;
  counted += 1;
}
const exportSeconds = Math.round((performance.now() - began) / 1000);

host.send('memory');
const [{ memory }] = (await once(host, 'message')) as [HostMemory];
await once(host, 'exit');
reportDrill({
  drill: 'audit-export',
  passed: counted === rows && inOrder && memory.faults === 0 && memory.peakMb - memory.beforeMb <= mostGrowthMb,
  facts: { rows: counted, inOrder, megabytes: Math.round(bytes / 1024 / 1024), exportSeconds, heapMb, ...memory },
});
