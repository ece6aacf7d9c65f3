import { Dexie, type EntityTable } from 'dexie';
import { newSalt } from './draft-vault.ts';

/** One contact's writing, sealed. The contact's id is all that can be read here. */
interface SealedWriting {
  contactId: string;
  sealed: Uint8Array<ArrayBuffer>;
}
/** Whose desk this computer kept writing for last. */
interface Owner {
  id: 'owner';
  userId: string;
  salt: Uint8Array<ArrayBuffer>;
}

type Database = Dexie & { writing: EntityTable<SealedWriting, 'contactId'>; owner: EntityTable<Owner, 'id'> };

/** The desk's own small store in the browser. Values are sealed before the transaction (design §5). */
export class DraftStore {
  readonly #database: Database;

  constructor(name = 'switchboard-drafts') {
    this.#database = new Dexie(name) as Database;
    this.#database.version(1).stores({ writing: 'contactId', owner: 'id' });
  }

  /** The salt of this person on this computer. Another person's leavings are wiped first. */
  async saltOf(userId: string): Promise<Uint8Array<ArrayBuffer>> {
    const owner = await this.#database.owner.get('owner');
    if (owner?.userId === userId) return owner.salt;
    await this.wipe();
    const salt = newSalt();
    await this.#database.owner.put({ id: 'owner', userId, salt });
    return salt;
  }

  async all(): Promise<readonly SealedWriting[]> {
    return this.#database.writing.toArray();
  }

  /** Keeps what changed and forgets what is no longer written, in one transaction. */
  async keep(changed: readonly SealedWriting[], gone: readonly string[]): Promise<void> {
    await this.#database.transaction('rw', this.#database.writing, async () => {
      await this.#database.writing.bulkPut([...changed]);
      await this.#database.writing.bulkDelete([...gone]);
    });
  }

  async wipe(): Promise<void> {
    await Promise.all([this.#database.writing.clear(), this.#database.owner.clear()]);
  }
}
