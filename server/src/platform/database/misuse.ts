import { AsyncLocalStorage } from 'node:async_hooks';

/** The database was used in a way that would hang, deadlock or break atomicity: a bug, reported at once. */
export class DatabaseMisuse extends Error {
  override readonly name = 'DatabaseMisuse';
}

/** The database did not do what was asked; nothing of the work was kept. */
export class StorageUnavailable extends Error {
  override readonly name = 'StorageUnavailable';
  readonly during: string;

  constructor(during: string, cause: unknown) {
    super(`The database failed while ${during}.`, { cause });
    this.during = during;
  }
}

const insideTransaction = new AsyncLocalStorage<true>();

export function markedInsideTransaction<T>(work: () => Promise<T>): Promise<T> {
  return insideTransaction.run(true, work);
}

/** The single writer waits for the transaction, and the transaction would wait for the writer: refuse instead. */
export function refuseInsideTransaction(what: string): void {
  if (insideTransaction.getStore()) {
    throw new DatabaseMisuse(`${what} was used inside a transaction. Use the transaction's own handle.`);
  }
}
