import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Configuration, readConfiguration } from '@switchboard/shared/configuration';
import { anchorFolder, reportOf, verifyAllTrails } from './audit/index.ts';
import { openDatabase } from './platform/database/index.ts';

/**
 * `npm run audit:verify [-- --anchors <folder>]`: verifies the audit trail of every organisation and says what it
 * found. Ends with 0 when all are whole, 1 when one is not, 2 when it could not be told. The folder is a copy of the
 * anchors kept elsewhere; without it the server's own are used. Changes nothing; the server may run meanwhile.
 */
const broken = 1;
const untold = 2;

const { values } = parseArgs({ options: { anchors: { type: 'string' } } });
const configuration = readConfiguration(process.env);
if (configuration.ok) await verify(configuration.value, values.anchors);
else giveUp(configuration.refusal);

async function verify(of: Configuration, anchors: string | undefined): Promise<void> {
  if (of.database.engine === 'sqlite' && !existsSync(of.database.file)) {
    return giveUp([`There is no database at ${of.database.file}: set DATA_DIR or DATABASE_URL to the one to verify.`]);
  }
  const url = of.database.engine === 'postgres' ? of.database.url.reveal() : of.database.file;
  const database = openDatabase(url, Date.now);
  try {
    let trails = 0;
    for await (const trail of verifyAllTrails(database, anchors ?? anchorFolder(of.dataDir))) {
      process.stdout.write(`${reportOf(trail)}\n`);
      trails += 1;
      if (!trail.findings.intact) process.exitCode = broken;
    }
    if (trails === 0) process.stdout.write('There is no audit trail yet.\n');
  } catch (failure) {
    giveUp([`The audit trail could not be verified: ${failure instanceof Error ? failure.message : String(failure)}`]);
  } finally {
    await database.close();
  }
}

function giveUp(sentences: readonly string[]): void {
  process.stderr.write(`${sentences.join('\n')}\n`);
  process.exitCode = untold;
}
