/**
 * Memory of idle signed-in sockets in the real server (rights, subscription, heartbeat on). Argument: how many.
 * Prints one JSON line: resident and heap bytes per socket, measured after collecting garbage.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfiguration } from '../src/platform/configuration/index.ts';
import { accounts, demoPassword } from '../src/seed/index.ts';
import { startServer } from '../src/start-server.ts';

const sockets = Number(process.argv[2] ?? 2000);
const folder = mkdtempSync(join(tmpdir(), 'switchboard-bench-'));
const environment = { DATA_DIR: folder, PORT: '0', TELEPHONY: 'off', SEED: 'demo', LOG_LEVEL: 'warn' };
const configuration = loadConfiguration(environment);
if (!configuration.ok) throw new Error(configuration.refusal.join(' '));
const server = await startServer(configuration.value, { drainMs: 0 });

const client = fork(join(import.meta.dirname, 'idle-socket-clients.ts'), {
  stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
});
const token = await signIn();
// The first two thousand pay for what there is once: compiled code, grown heap spaces, caches.
await opened(client, 2_000);
const before = await settled();
await opened(client, sockets);
const after = await settled();
client.kill('SIGKILL');
await server.stop();
rmSync(folder, { recursive: true, force: true });
console.log(
  JSON.stringify({
    sockets,
    residentBytes: Math.round((after.rss - before.rss) / sockets),
    heapBytes: Math.round((after.heapUsed - before.heapUsed + after.external - before.external) / sockets),
  }),
);
process.exit(0);

async function signIn(): Promise<string> {
  const operator = accounts.find(({ role }) => role === 'operator')!;
  const response = await fetch(`${server.publicUrl}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: operator.userName, password: demoPassword }),
  });
  return ((await response.json()) as { token: string }).token;
}

/** Opens so many more and answers when each has its snapshot. */
function opened(process: ChildProcess, count: number): Promise<void> {
  return new Promise((resolve) => {
    process.once('message', () => resolve());
    process.send({ url: server.publicUrl, token, count });
  });
}

async function settled(): Promise<NodeJS.MemoryUsage> {
  for (let round = 0; round < 5; round += 1) {
    globalThis.gc?.();
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
  globalThis.gc?.();
  return process.memoryUsage();
}
