import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { engines, type OpenedDatabase } from '../../../test/engines.ts';
import { systemScope } from '../access/scope.ts';
import '../events/event-log.ts';
import { platformMigration } from './platform-migration.ts';

const eastmere = systemScope('eastmere', 'test');
const northvale = systemScope('northvale', 'test');

for (const engine of engines) {
  describe.skipIf(!engine.isThere)(`one moment of the database on ${engine.name}`, () => {
    let opened: OpenedDatabase;

    beforeAll(async () => {
      opened = await engine.open();
      await opened.database.migrate([platformMigration]);
      await happens();
    });
    afterAll(() => opened.dispose());

    const happens = () =>
      opened.database.inTransaction(eastmere, async (tx) => {
        tx.event({ type: 'shelf.filled', subjectId: 'shelf', body: {} });
      });

    test('does not change while it is read, whatever is committed meanwhile', async () => {
      const seen = await opened.database.readMoment(async (read) => {
        const head = await read(eastmere).selectFrom('stream_head').select('seq').executeTakeFirstOrThrow();
        await happens();
        const events = await read(eastmere).selectFrom('event').select('seq').execute();
        return { head: head.seq, last: Math.max(...events.map(({ seq }) => seq)) };
      });
      expect(seen.last).toBe(seen.head);
      const after = await opened.database.read(eastmere).selectFrom('stream_head').select('seq').executeTakeFirst();
      expect(after?.seq).toBe(seen.head + 1);
    });

    test('is limited to the scope like every other read, and cannot write', async () => {
      const foreign = await opened.database.readMoment((read) =>
        read(northvale).selectFrom('event').selectAll().execute(),
      );
      expect(foreign).toEqual([]);
      const write = opened.database.readMoment((read) => read(eastmere).deleteFrom('event').execute());
      await expect(write).rejects.toThrow();
    });
  });
}
