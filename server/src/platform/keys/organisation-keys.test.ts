import { Secret } from '@switchboard/shared/configuration';
import { openSealed, sealTo } from '@switchboard/shared/sealing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { engines, type OpenedDatabase } from '../../../test/engines.ts';
import { everyOrganisation, systemScope } from '../access/scope.ts';
import { platformMigration } from '../database/index.ts';
import { DataKeyDoesNotFit, KeyMissing, keysMigration, OrganisationKeys } from './index.ts';

const dataKey = new Secret('0f'.repeat(32));
const northvale = systemScope('northvale', 'test');
const bytes = (words: string) => new TextEncoder().encode(words);

for (const engine of engines) {
  describe.skipIf(!engine.isThere)(`organisation keys on ${engine.name}`, () => {
    let opened: OpenedDatabase;
    let keys: OrganisationKeys;
    beforeAll(async () => {
      opened = await engine.open();
      await opened.database.migrate([platformMigration, keysMigration]);
      keys = new OrganisationKeys({ database: opened.database, dataKey });
    });
    afterAll(() => opened.dispose());

    const created = () => keys.replace('eastmere');

    test('what is sealed for an organisation opens with its pair', async () => {
      const keyId = await created();
      const recipient = await keys.recipientFor('eastmere');
      expect(recipient.keyId).toBe(keyId);
      const box = await sealTo(recipient.publicKey, bytes('words'), bytes('here'));
      expect(await openSealed(await keys.pairOf('eastmere', keyId), box, bytes('here'))).toEqual(bytes('words'));
    });

    test('an organisation has a pair from the first time it is asked for', async () => {
      const first = await keys.recipientFor('southmoor');
      expect(await keys.recipientFor('southmoor')).toEqual(first);
      expect((await keys.pairOf('southmoor', first.keyId)).publicKey).toEqual(first.publicKey);
    });

    test('a newer pair seals, and the older one still opens', async () => {
      const older = await created();
      const newer = await created();
      expect((await keys.recipientFor('eastmere')).keyId).toBe(newer);
      expect((await keys.pairOf('eastmere', older)).privateKey).not.toEqual(
        (await keys.pairOf('eastmere', newer)).privateKey,
      );
    });

    test("[Q-05 part] another organisation's pair is not found", async () => {
      const keyId = await created();
      await expect(keys.pairOf('northvale', keyId)).rejects.toThrow(KeyMissing);
      expect((await keys.recipientFor('northvale')).keyId).not.toBe(keyId);
    });

    test('[Q-07 part] no private key stands in the database, and a wrapped one moved to another row does not open', async () => {
      const keyId = await created();
      const { privateKey } = await keys.pairOf('eastmere', keyId);
      const all = systemScope(everyOrganisation, 'test');
      const rows = await opened.database.read(all).selectFrom('organisation_key').selectAll().execute();
      const raw = Buffer.from(privateKey).subarray(-32);
      for (const row of rows) expect(Buffer.from(row.wrapped_private_key, 'base64').includes(raw)).toBe(false);
      const stolen = rows.find((row) => row.key_id === keyId)!;
      await opened.database.inTransaction(northvale, (tx) =>
        tx.db
          .insertInto('organisation_key')
          .values({ ...stolen, organisation_id: 'northvale' })
          .execute(),
      );
      await expect(keys.pairOf('northvale', keyId)).rejects.toThrow(DataKeyDoesNotFit);
      const wipe = (scope: typeof northvale) =>
        opened.database.inTransaction(scope, (tx) => tx.db.deleteFrom('organisation_key').execute());
      await wipe(northvale);
    });

    test('another DATA_KEY is found at start and told in one sentence', async () => {
      await created();
      await keys.check();
      const wrong = new OrganisationKeys({ database: opened.database, dataKey: new Secret('ff'.repeat(32)) });
      await expect(wrong.check()).rejects.toThrow(/^DATA_KEY is not the key this database was made with/);
    });
  });
}
