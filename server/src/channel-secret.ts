import { sentenceOf } from '@switchboard/shared/errors';
import { issueChannelSecret } from './channels/index.ts';
import { loadConfiguration, type ServerConfiguration } from './platform/configuration/index.ts';
import { openDatabase } from './platform/database/index.ts';

/**
 * `npm run channel:secret -- eastmere-police`: prints a new secret of a webchat, with which a server of the organisation
 * asks for Direct Line tokens. It is shown this once, and the one before it stops working.
 */
const [key] = process.argv.slice(2);
const configuration = loadConfiguration(process.env);

if (!key || key.startsWith('-')) stop(['Say which webchat: npm run channel:secret -- eastmere-police']);
else if (!configuration.ok) stop(configuration.refusal);
else await issue(configuration.value, key);

async function issue({ database: of }: ServerConfiguration, channel: string): Promise<void> {
  const database = openDatabase(of.engine === 'postgres' ? of.url.reveal() : of.file, Date.now);
  try {
    const issued = await issueChannelSecret(database, channel);
    if (!issued.ok) return stop([sentenceOf(issued.refusal.code)]);
    process.stdout.write(`${issued.value}\n`);
  } catch (failure) {
    stop([failure instanceof Error ? failure.message : String(failure)]);
  } finally {
    await database.close();
  }
}

function stop(sentences: readonly string[]): void {
  process.stderr.write(`${sentences.join('\n')}\n`);
  process.exitCode = 1;
}
