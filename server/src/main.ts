import { mountBots } from '@switchboard/bots';
import { roles } from '@switchboard/shared/access';
import { describeVariables, variables } from '@switchboard/shared/configuration';
import { announceReady, refuseToStart, stopWithLauncher } from '@switchboard/shared/launcher';
import { listenFailure, loadConfiguration } from './platform/configuration/index.ts';
import { DatabaseIsNewer, openFailure } from './platform/database/index.ts';
import { DataKeyDoesNotFit } from './platform/keys/index.ts';
import { accounts, demoPassword } from './seed/index.ts';
import { type RunningServer, startServer } from './start-server.ts';

if (process.argv.includes('--help')) process.stdout.write(describeVariables(variables));
else await serve();

async function serve(): Promise<void> {
  let running: RunningServer | undefined;
  stopWithLauncher(process, async () => running?.stop());
  const configuration = loadConfiguration(process.env);
  if (!configuration.ok) return refuseToStart(process, configuration.refusal);
  try {
    const isDemo = configuration.value.seed === 'demo';
    running = await startServer(configuration.value, { mount: mountBots });
    const urls = [{ title: 'Desk', url: `${running.publicUrl}/desk` }];
    if (isDemo) urls.push({ title: 'Demo web pages', url: `${running.publicUrl}/demo` });
    announceReady(process, { urls, accounts: isDemo ? demoAccounts() : [] });
    running.platform.log.info({ url: running.publicUrl }, 'Serving');
  } catch (failure) {
    const sentence = sentenceFor(failure, configuration.value);
    if (!sentence) throw failure;
    refuseToStart(process, [sentence]);
  }
}

function demoAccounts() {
  return accounts.map(({ role, ...account }) => ({ ...account, role: roles[role].title, password: demoPassword }));
}

/** The sentence for what a person can put right; undefined for anything else, which is a failure of ours. */
function sentenceFor(failure: unknown, { host, port }: { host: string; port: number }): string | undefined {
  if (failure instanceof DatabaseIsNewer || failure instanceof DataKeyDoesNotFit) return failure.message;
  return listenFailure(failure, { host, port, variable: 'PORT' }) ?? openFailure(failure);
}
