/** Carries out commands and says `acknowledged <mark>` once each has been answered. Arguments: database file, how many. */
import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { openDatabase, platformMigration } from '../../src/platform/database/index.ts';
import { makeNoteHouse, noteMigration, writeNote } from './note-house.ts';

const [, , file, count] = process.argv;
const database = openDatabase(file!, Date.now);
await database.migrate([platformMigration, noteMigration]);
const { executor, authenticator } = makeNoteHouse(database);
const principal = await authenticator.authenticate({}, { interactive: true });
let left = Number(count);

async function caller(): Promise<void> {
  while (left > 0) {
    left -= 1;
    const mark = randomUUID();
    const context = {
      traceId: mark,
      operation: writeNote.name,
      isCommand: true,
      address: '127.0.0.1',
      interactive: true,
    };
    const input = { mark, words: 'Caller reports a noise '.repeat(8) };
    const answer = await executor.execute({ principal, name: writeNote.name, input, commandId: mark, context });
    if (answer.ok) writeSync(1, `acknowledged ${mark}\n`);
  }
}

await Promise.all(Array.from({ length: 8 }, caller));
await database.close();
