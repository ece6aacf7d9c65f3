/**
 * A node of the stage as a process of its own, for tests that kill it or that may only meet it over the wire:
 * `node stage-process.ts <database> [port]`. Its parent tells it what is to happen, over their IPC channel.
 */
import { openDatabase, platformMigration } from '../../../src/platform/database/index.ts';
import { LiveNode } from './live-node.ts';
import { Happenings, notesMigration } from './notes.ts';

type Deed = 'person' | 'write' | 'inSecret' | 'drain' | 'close' | 'failures';
interface Order {
  readonly id: number;
  readonly deed: Deed;
  readonly given: readonly unknown[];
}

const [, , url = '', port = '0'] = process.argv;
const database = openDatabase(url, Date.now);
await database.migrate([platformMigration, notesMigration]);
const node = await LiveNode.open({ database, port: Number(port) });
const happenings = new Happenings(database);

function carryOut({ deed, given }: Order): Promise<unknown> {
  switch (deed) {
    case 'person':
      return happenings.person(...(given as Parameters<Happenings['person']>));
    case 'write':
      return happenings.write(...(given as Parameters<Happenings['write']>));
    case 'inSecret':
      return happenings.inSecret(...(given as Parameters<Happenings['inSecret']>));
    case 'drain':
      return node.drain(...(given as [number]));
    case 'close':
      return node.close().then(() => database.close());
    case 'failures':
      return Promise.resolve(node.failures.map(String));
  }
}

process.on('message', (order: Order) => {
  void carryOut(order).then((value) => process.send?.({ id: order.id, value: value ?? null }));
});
process.on('disconnect', () => process.exit());
process.send?.({ id: 0, value: node.url });
