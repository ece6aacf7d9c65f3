import { join } from 'node:path';
import { readTelephonyConfiguration, type TelephonyConfiguration } from '@switchboard/shared/configuration';
import { refuseToStart, stopWithLauncher } from '@switchboard/shared/launcher';
import { linkVersions, type NodeIdentity } from '@switchboard/shared/telephony';
import manifest from '../package.json' with { type: 'json' };
import { linkSecretOf } from './configuration/link-secret.ts';
import { keptNodeId } from './configuration/node-id.ts';
import { portOf, startHealthServer } from './health/health-server.ts';
import { Courier } from './journal/courier.ts';
import { Journal } from './journal/journal.ts';
import { ServerLink } from './link/server-link.ts';
import { makeLog } from './log/make-log.ts';

const secretWithinMs = 30_000;
const stops: (() => void)[] = [];
const stopping = new AbortController();

stopWithLauncher(process, async () => {
  stopping.abort();
  for (const stop of stops.reverse()) stop();
});

const configuration = readTelephonyConfiguration(process.env);
if (configuration.ok) await start(configuration.value);
else refuseToStart(process, configuration.refusal);

/** Health first, so that whoever looks sees a node that waits for its server; then the links. */
async function start(settings: TelephonyConfiguration): Promise<void> {
  const log = makeLog(settings.logLevel);
  const node: NodeIdentity = {
    nodeId: keptNodeId(settings.dataDir, Date.now()),
    linkVersion: linkVersions.newest,
    version: manifest.version,
    startedAt: Date.now(),
  };
  const links: ServerLink[] = [];
  const report = () => ({ status: 'alive', ...node, links: links.map(({ state }) => state) });
  if (!(await listen(settings, report, (port) => log.info({ port, nodeId: node.nodeId }, 'telephony is up')))) return;

  const signal = AbortSignal.any([stopping.signal, AbortSignal.timeout(secretWithinMs)]);
  const secret = await linkSecretOf(settings, signal);
  if (stopping.signal.aborted) return;
  if (!secret.ok) return refuseToStart(process, [secret.refusal]);
  const journal = await Journal.open(join(settings.dataDir, 'telephony-journal'), Date.now);
  stops.push(() => void journal.close());
  const courier = new Courier({ journal, ways: () => links, log });
  stops.push(() => courier.close());
  for (const server of settings.serverUrls) {
    const onLinked = () => courier.wake();
    const link = new ServerLink(server, { node, secret: secret.value, clock: Date.now, log, onLinked });
    links.push(link);
    stops.push(() => link.close());
  }
}

/** False when the port is taken; the process is on its way out then. */
async function listen(
  { host, port }: TelephonyConfiguration,
  report: () => object,
  onListening: (port: number) => void,
): Promise<boolean> {
  try {
    const server = await startHealthServer({ host, port, report });
    stops.push(() => server.close());
    stops.push(() => server.closeAllConnections());
    onListening(portOf(server));
    return true;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
    refuseToStart(process, [
      `Port ${port} on ${host} is already in use: stop the other program, or set TELEPHONY_PORT.`,
    ]);
    return false;
  }
}
