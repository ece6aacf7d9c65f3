import { sentenceOf } from '@switchboard/shared/errors';
import { issueSetupLink } from './identity/index.ts';
import { migrations } from './migrations.ts';
import { loadConfiguration, type ServerConfiguration } from './platform/configuration/index.ts';
import { type Database, openDatabase } from './platform/database/index.ts';

/**
 * `npm run setup -- "Eastmere Police"`: creates an organisation and prints the link with which its first security
 * administrator chooses a user name and password. Once, within 24 hours; run again, it prints a new one.
 */
const name = process.argv.slice(2).join(' ').trim();
const configuration = loadConfiguration(process.env);

if (!name || name.startsWith('-')) {
  stop(['Say what the organisation is called: npm run setup -- "Eastmere Police"']);
} else if (!configuration.ok) {
  stop(configuration.refusal);
} else {
  await setUp(configuration.value);
}

async function setUp(of: ServerConfiguration): Promise<void> {
  if (!of.publicUrl) return stop(['PORT is 0, so nobody knows the address yet: set PORT or PUBLIC_URL.']);
  const database = openDatabase(urlOf(of), Date.now);
  try {
    await database.migrate(migrations);
    await printLink(database, of.publicUrl);
  } catch (failure) {
    stop([failure instanceof Error ? failure.message : String(failure)]);
  } finally {
    await database.close();
  }
}

async function printLink(database: Database, publicUrl: string): Promise<void> {
  const made = await issueSetupLink(database, name, publicUrl);
  if (!made.ok) return stop([sentenceOf(made.refusal.code)]);
  const { link, expiresAt } = made.value;
  process.stdout.write(`${name} is ready for its first security administrator. Open this link once:\n\n  ${link}\n\n`);
  process.stdout.write(`It works until ${new Date(expiresAt).toISOString()}. Hand it over as you would a key.\n`);
}

function urlOf({ database }: ServerConfiguration): string {
  return database.engine === 'postgres' ? database.url.reveal() : database.file;
}

function stop(sentences: readonly string[]): void {
  process.stderr.write(`${sentences.join('\n')}\n`);
  process.exitCode = 1;
}
