import { parentPort, workerData } from 'node:worker_threads';
import SqliteConnection from 'better-sqlite3';

const { file } = workerData as { file: string };
const connection = new SqliteConnection(file, { readonly: true });
connection.pragma('busy_timeout = 5000');

interface Question {
  readonly id: number;
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

parentPort!.on('message', ({ id, sql, parameters }: Question) => {
  try {
    parentPort!.postMessage({ id, rows: connection.prepare(sql).all(...parameters) });
  } catch (failure) {
    parentPort!.postMessage({ id, error: failure instanceof Error ? failure.message : String(failure) });
  }
});
