import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codeOf, type Person, World } from '../world.ts';

interface Page {
  items: { id: string; state: string; attempts: number; lastError: string | null }[];
  next: string | null;
}

describe('what could not be delivered', () => {
  let world: World;
  let sasha: Person;

  beforeAll(async () => {
    world = await World.open();
    sasha = world.person('eastmere', 'securityAdministrator');
  });
  afterAll(() => world.close());

  test('is listed with its reason, tried again on demand under the same id, and that is on record', async () => {
    const sent: string[] = [];
    const given = [await world.givenUpDelivery('eastmere'), await world.givenUpDelivery('eastmere')];
    await world.givenUpDelivery('northvale');
    const first = await world.done<Page>(sasha, 'delivery.list', { limit: 1 });
    const second = await world.done<Page>(sasha, 'delivery.list', { limit: 1, after: first.next! });
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(given.toReversed());
    expect(first.items[0]).toMatchObject({ state: 'dead', lastError: 'Undeliverable post 550' });
    expect(second.next).toBeNull();

    const { outbox } = world.server.platform;
    outbox.onDelivery('letter.post', async ({ id }) => void sent.push(id));
    await world.done(sasha, 'delivery.retry', { deliveryId: given[0]! });
    await outbox.round();
    await outbox.whenIdle();
    expect(sent).toEqual([given[0]]);
    const done = await world.done<Page>(sasha, 'delivery.list', { state: 'delivered' });
    expect(done.items).toMatchObject([{ id: given[0], attempts: 1, lastError: null }]);
    expect(codeOf(await world.call(sasha, 'delivery.retry', { deliveryId: given[0]! }))).toBe('delivery/not-given-up');
    const audited = await world.done<{ items: unknown[] }>(sasha, 'audit.list', { subjectId: given[0]! });
    expect(audited.items).toMatchObject([{ action: 'delivery.retry', actor: { name: sasha.displayName } }]);
  });
});
