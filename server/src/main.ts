import { roles } from '@switchboard/shared/access';
import { announceReady, refuseToStart, stopWithLauncher } from '@switchboard/shared/launcher';
import { listenFailure, loadConfiguration } from './platform/configuration/index.ts';
import { DatabaseIsNewer, openFailure } from './platform/database/index.ts';
import { DataKeyDoesNotFit } from './platform/keys/index.ts';
import { accounts, demoPassword } from './seed/index.ts';
import { type RunningServer, startServer } from './start-server.ts';

let running: RunningServer | undefined;
stopWithLauncher(process, async () => running?.stop());

const configuration = loadConfiguration(process.env);
if (!configuration.ok) refuseToStart(process, configuration.refusal);
else {
  try {
    running = await startServer(configuration.value);
    const isDemo = configuration.value.seed === 'demo';
    announceReady(process, {
      urls: [{ title: 'Desk', url: `${running.publicUrl}/desk` }],
      accounts: isDemo
        ? accounts.map(({ role, ...account }) => ({ ...account, role: roles[role].title, password: demoPassword }))
        : [],
    });
    running.platform.log.info({ url: running.publicUrl }, 'Serving');
  } catch (failure) {
    const sentence = sentenceFor(failure, configuration.value);
    if (!sentence) throw failure;
    refuseToStart(process, [sentence]);
  }
}

/** The sentence for what a person can put right; undefined for anything else, which is a failure of ours. */
function sentenceFor(failure: unknown, { host, port }: { host: string; port: number }): string | undefined {
  if (failure instanceof DatabaseIsNewer || failure instanceof DataKeyDoesNotFit) return failure.message;
  return listenFailure(failure, { host, port, variable: 'PORT' }) ?? openFailure(failure);
}
