import { minutes, newId, seconds } from '@switchboard/shared/kernel';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contactHooks } from '../../src/contacts/index.ts';
import type { Transaction } from '../../src/platform/database/index.ts';
import { engines } from '../engines.ts';
import type { Person } from '../world.ts';
import { RoutingStage } from './routing-stage.ts';

const [one, other] = [newId(1_700_000_000_000), newId(1_700_000_000_001)];
let ownerOfCase: string | null = null;
const caseOwner = async (_tx: Transaction, _contactId: string) => ownerOfCase;

describe.each(engines)('who is looked for first when a contact comes into a queue, on $name', (engine) => {
  if (!engine.isThere) return it.skip('needs its peer', () => undefined);
  let stage: RoutingStage;
  let ann: Person;
  let ben: Person;
  let sam: Person;
  beforeEach(async () => {
    stage = await RoutingStage.open(engine);
    [ann, ben, sam] = stage.agents();
    ownerOfCase = null;
    contactHooks.caseOwnerOf.add(caseOwner);
    const sticky = { lastAgentSeconds: 45, caseOwnerSeconds: 60, askedForSeconds: 90 };
    await stage.queueIs('enquiries', { sticky });
  });
  afterEach(async () => {
    contactHooks.caseOwnerOf.delete(caseOwner);
    await stage.close();
  });

  /** This customer's earlier contact in the queue was in these hands, so long ago. */
  const hadBefore = async (customerId: string, { agent, agoMs }: { agent: Person; agoMs: number }) => {
    const contactId = await stage.citizenWaits();
    await stage.citizenGivesUp(contactId);
    await stage.inTransaction(async (tx) => {
      const changed = { customer_id: customerId, last_agent_id: agent.userId, arrived_at: tx.now - agoMs };
      await tx.db.updateTable('contact').set(changed).where('id', '=', contactId).execute();
    });
  };
  const wantedBy = (contactId: string) =>
    stage.inTransaction(async (tx) => {
      const found = tx.db.selectFrom('contact').selectAll().where('id', '=', contactId);
      const {
        wanted_user_id: userId,
        wanted_why: why,
        wanted_until_at: untilAt,
      } = await found.executeTakeFirstOrThrow();
      return { userId, why, forMs: untilAt === null ? null : untilAt - tx.now };
    });
  const comes = (customerId: string, wanted: string | null = null) => stage.citizenWaits({ wanted, customerId });

  it('asked for by name goes before the case owner, and she before whoever had her last, each for the plan’s time', async () => {
    await hadBefore(one, { agent: ann, agoMs: minutes(60) });
    const last = await comes(one);
    expect(await wantedBy(last)).toEqual({ userId: ann.userId, why: 'lastAgent', forMs: seconds(45) });
    ownerOfCase = ben.userId;
    const owned = await comes(one);
    expect(await wantedBy(owned)).toEqual({ userId: ben.userId, why: 'caseOwner', forMs: seconds(60) });
    const asked = await comes(one, sam.userId);
    expect(await wantedBy(asked)).toEqual({ userId: sam.userId, why: 'askedFor', forMs: seconds(90) });
  });

  it('nobody is looked for who had the customer too long ago, another customer, or where the plan waits for nobody', async () => {
    const nobody = { userId: null, why: null, forMs: null };
    await hadBefore(one, { agent: ann, agoMs: minutes(60 * 24 * 31) });
    expect(await wantedBy(await comes(one))).toEqual(nobody);
    await hadBefore(other, { agent: ann, agoMs: minutes(1) });
    expect(await wantedBy(await comes(one))).toEqual(nobody);
    await stage.queueIs('enquiries', { sticky: { lastAgentSeconds: 0, caseOwnerSeconds: 0, askedForSeconds: 30 } });
    ownerOfCase = ben.userId;
    expect(await wantedBy(await comes(other))).toEqual(nobody);
  });

  it('whoever had her last takes it before one who is idle for longer; when she is not there anybody does', async () => {
    for (const person of [ann, ben]) await stage.openDesk(person);
    await stage.ready(ben);
    await stage.world.advance(minutes(1));
    await stage.ready(ann);
    await hadBefore(one, { agent: ann, agoMs: minutes(60) });
    const hers = await comes(one);
    expect(await stage.offered(ann)).toMatchObject({ contactId: hers });
    await stage.accept(ann, await stage.offered(ann));
    await stage.becomes(ann, { state: 'notReady', reason: null, when: 'now' });
    const any = await comes(one);
    expect(await stage.offered(ben)).toMatchObject({ contactId: any });
  });
});
