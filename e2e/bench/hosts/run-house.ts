import { announceReady, stopWithLauncher } from '@switchboard/shared/launcher';
import { mountBots } from '../../../bots/src/index.ts';
import { loadConfiguration } from '../../../server/src/platform/configuration/index.ts';
import { type Ground, type RunningServer, startServer } from '../../../server/src/start-server.ts';

const free = { burst: 1e9, perSecond: 1e9 };
const limits = { speaking: free, asking: free, tokens: free, files: free };

/**
 * Runs the server as main.ts does, for measurements: one address stands for a town, so what holds back a single address
 * or a single conversation is lifted. `more` may serve something beside it; nothing else differs.
 */
export async function runHouse(more: (ground: Ground, dataDir: string) => void = () => undefined): Promise<void> {
  const started = Promise.withResolvers<RunningServer>();
  stopWithLauncher(process, async () => (await started.promise).stop());
  const configuration = loadConfiguration(process.env);
  if (!configuration.ok) throw new Error(configuration.refusal.join(' '));
  const { dataDir } = configuration.value;
  const running = await startServer(configuration.value, {
    requestsPerMinute: 1e9,
    mount(ground) {
      more(ground, dataDir);
      return mountBots({ ...ground, limits });
    },
  });
  started.resolve(running);
  announceReady(process, { urls: [], accounts: [] });
}
