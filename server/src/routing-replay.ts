import { parseArgs } from 'node:util';
import { readConfiguration } from '@switchboard/shared/configuration';
import { openDatabase } from './platform/database/index.ts';
import { lawOf } from './queues/index.ts';
import { type Law, replayFile } from './routing/index.ts';

/**
 * `npm run routing:replay -- <file> [--plan-of <organisation id>]`: plays a recording of the router (ROUTING_RECORDING)
 * again and says whether every decision is the same. With `--plan-of` it says instead at which moments the routing plan
 * that this organisation has published now would have decided otherwise. Ends with 0 when all are the same, 1 when one
 * is not, 2 when it could not be told. Changes nothing; the server may run meanwhile.
 */
const otherwise = 1;
const untold = 2;
const mostNamed = 20;

const { values, positionals } = parseArgs({ options: { 'plan-of': { type: 'string' } }, allowPositionals: true });
const [file] = positionals;
if (file === undefined) giveUp('Say which recording: npm run routing:replay -- <file>');
else await replay(file, values['plan-of']);

async function replay(recording: string, organisationId: string | undefined): Promise<void> {
  try {
    const law = organisationId === undefined ? undefined : await publishedLaw(organisationId);
    const { decisions, differing, isCutOff } = await replayFile(recording, law);
    if (isCutOff) say('The last line was cut off, and is left out.');
    if (differing.length === 0) return say(`${decisions} decisions, every one the same.`);
    const lines = differing.slice(0, mostNamed).join(', ');
    say(`${differing.length} of ${decisions} decisions are otherwise, at lines ${lines}${more(differing.length)}.`);
    process.exitCode = otherwise;
  } catch (failure) {
    giveUp(`The recording could not be played: ${failure instanceof Error ? failure.message : String(failure)}`);
  }
}

async function publishedLaw(organisationId: string): Promise<Law> {
  const configuration = readConfiguration(process.env);
  if (!configuration.ok) throw new Error(configuration.refusal.join(' '));
  const { database: of } = configuration.value;
  const database = openDatabase(of.engine === 'postgres' ? of.url.reveal() : of.file, Date.now);
  try {
    return await lawOf(database.readPrepared.bind(database), organisationId);
  } finally {
    await database.close();
  }
}

function more(count: number): string {
  return count > mostNamed ? ` and ${count - mostNamed} more` : '';
}

function say(sentence: string): void {
  process.stdout.write(`${sentence}\n`);
}

function giveUp(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = untold;
}
