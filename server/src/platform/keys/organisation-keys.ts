import { generateKeyPairSync } from 'node:crypto';
import type { Secret } from '@switchboard/shared/configuration';
import { newId } from '@switchboard/shared/kernel';
import type { SealingKeyPair, SealingRecipient } from '@switchboard/shared/sealing';
import { everyOrganisation, systemScope } from '../access/scope.ts';
import type { Database } from '../database/index.ts';
import { KeyWrapping } from './key-wrapping.ts';
import './tables.ts';

/** An organisation does not have the key pair that was asked for. */
export class KeyMissing extends Error {
  override readonly name = 'KeyMissing';
}

const reason = 'organisation-keys';
const rawKeyBytes = 32;

/**
 * The key pairs of the organisations: whatever an organisation keeps outside the database is sealed to its public key,
 * and only a server that holds DATA_KEY can open it (design §5).
 */
export class OrganisationKeys {
  readonly #database: Database;
  readonly #wrapping: KeyWrapping;

  constructor({ database, dataKey }: { database: Database; dataKey: Secret }) {
    this.#database = database;
    this.#wrapping = new KeyWrapping(dataKey, 'organisation keys');
  }

  /** For whom to seal. The first time an organisation is asked for, its pair is made. Not inside a transaction. */
  async recipientFor(organisationId: string): Promise<SealingRecipient> {
    const row = await this.#newest(organisationId);
    if (row) return { keyId: row.key_id, publicKey: bytes(row.public_key) };
    await this.replace(organisationId);
    return this.recipientFor(organisationId);
  }

  /**
   * Gives the organisation a new pair for what is sealed from now on; older pairs go on opening what they sealed.
   * Answers its id. Not inside a transaction.
   */
  async replace(organisationId: string): Promise<string> {
    return this.#database.inTransaction(systemScope(organisationId, reason), async (tx) => {
      const keyId = newId(tx.now);
      const { publicKey, privateKey } = newPair();
      await tx.db
        .insertInto('organisation_key')
        .values({
          organisation_id: organisationId,
          key_id: keyId,
          public_key: publicKey.toString('base64'),
          wrapped_private_key: this.#wrapping.wrap(privateKey, ownerOf(organisationId, keyId)).toString('base64'),
          created_at: tx.now,
        })
        .execute();
      await tx.audit({ subject: { kind: 'organisationKey', id: keyId }, action: 'organisationKey.create' });
      return keyId;
    });
  }

  /** The pair that opens what was sealed with it. Throws KeyMissing, DataKeyDoesNotFit. */
  async pairOf(organisationId: string, keyId: string): Promise<SealingKeyPair> {
    const row = await this.#rows(organisationId).where('key_id', '=', keyId).executeTakeFirst();
    if (!row) throw new KeyMissing(`Organisation ${organisationId} has no key pair ${keyId}.`);
    const privateKey = this.#wrapping.unwrap(bytes(row.wrapped_private_key), ownerOf(organisationId, keyId));
    return { publicKey: bytes(row.public_key), privateKey };
  }

  /** Throws DataKeyDoesNotFit when DATA_KEY is not the one this database was made with; to be asked at start. */
  async check(): Promise<void> {
    const row = await this.#rows(everyOrganisation).orderBy('key_id').executeTakeFirst();
    if (row) this.#wrapping.unwrap(bytes(row.wrapped_private_key), ownerOf(row.organisation_id, row.key_id));
  }

  #newest(organisationId: string) {
    return this.#rows(organisationId).orderBy('key_id', 'desc').executeTakeFirst();
  }

  #rows(organisationId: string) {
    return this.#database.read(systemScope(organisationId, reason)).selectFrom('organisation_key').selectAll();
  }
}

function newPair(): { publicKey: Buffer; privateKey: Buffer } {
  const { publicKey, privateKey } = generateKeyPairSync('x25519', {
    publicKeyEncoding: { type: 'spki', format: 'der' },
    privateKeyEncoding: { type: 'pkcs8', format: 'der' },
  });
  // The raw key ends its SubjectPublicKeyInfo (RFC 8410 §4).
  return { publicKey: publicKey.subarray(-rawKeyBytes), privateKey };
}

/** A wrapped key moved to another row does not open. */
function ownerOf(organisationId: string, keyId: string): string {
  return `${organisationId}/${keyId}`;
}

function bytes(base64: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(base64, 'base64'));
}
