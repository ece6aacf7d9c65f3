/**
 * A server process to be killed: the platform's database, executor and HTTP routes around one command.
 * Argument: the database URL. Tells its port on standard output, and hears on standard input at which command to die:
 * `<mark> insideTransaction` or `<mark> beforeAnswer`.
 */
import { createInterface } from 'node:readline';
import Fastify from 'fastify';
import { openDatabase, platformMigration } from '../../src/platform/database/index.ts';
import { Origins } from '../../src/platform/http/origins.ts';
import { mountOperations } from '../../src/platform/operations/http-adapter.ts';
import { makeNoteHouse, noteMigration } from './note-house.ts';

const database = openDatabase(process.argv[2]!, Date.now);
await database.migrate([platformMigration, noteMigration]);

const dieNow = () => process.kill(process.pid, 'SIGKILL');
const deathOf = new Map<string, string>();
createInterface({ input: process.stdin }).on('line', (line) => {
  const [mark, death] = line.split(' ');
  deathOf.set(mark!, death!);
  process.stdout.write('noted\n');
});

let diesAfterCommit = false;
// Called when the commit is durable and nobody has been answered yet.
database.onCommitted(() => {
  if (diesAfterCommit) dieNow();
});

const house = makeNoteHouse(database, (mark) => {
  if (deathOf.get(mark) === 'insideTransaction') dieNow();
  if (deathOf.get(mark) === 'beforeAnswer') diesAfterCommit = true;
});
const app = Fastify();
mountOperations(app, { ...house, origins: new Origins('http://127.0.0.1'), isDraining: () => false });
const address = await app.listen({ host: '127.0.0.1', port: 0 });
process.stdout.write(`listening ${address}\n`);
