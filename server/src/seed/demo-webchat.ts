import { newId } from '@switchboard/shared/kernel';
import { insertChannel, type NewChannel } from '../channels/index.ts';
import { systemScope } from '../platform/access/scope.ts';
import type { Database } from '../platform/database/index.ts';
import { demoFlowKey } from './demo-flows.ts';

type ChannelPlan = Omit<NewChannel, 'id' | 'organisationId' | 'createdAt' | 'secretHash' | 'flowKey' | 'language'>;

/** In the order of demoOrganisations. The pages are invented; "self" is the demonstration's own host page. */
const plans: readonly ChannelPlan[] = [
  {
    key: 'eastmere-police',
    title: 'Eastmere Police',
    hosts: ['self', 'https://www.eastmere.example'],
    queueKey: 'enquiries',
    botName: 'Eastmere assistant',
    privacyUrl: '/demo/eastmere/privacy',
    exitUrl: 'https://www.bbc.co.uk/weather',
    mail: { name: 'Eastmere Police', address: 'no-reply@eastmere.example' },
  },
  {
    key: 'northvale-council',
    title: 'Northvale District Council',
    hosts: ['self', 'https://www.northvale.example'],
    queueKey: 'services',
    botName: 'Northvale assistant',
    privacyUrl: '/demo/northvale/privacy',
    exitUrl: 'https://www.bbc.co.uk/weather',
    mail: { name: 'Northvale District Council', address: 'no-reply@northvale.example' },
  },
];

/** Gives the demonstration's organisations, in their order, a webchat where they have none by its key. */
export async function seedDemoWebchat(database: Database, organisationIds: readonly string[]): Promise<void> {
  for (const [index, organisationId] of organisationIds.entries()) {
    const plan = plans[index];
    if (!plan) continue;
    const scope = { ...systemScope(organisationId, 'seed.demo-webchat'), operation: 'seed.demo-webchat' };
    await database.inTransaction(scope, async (tx) => {
      const own = { organisationId, language: 'en-GB', flowKey: demoFlowKey, secretHash: null };
      const isNew = await insertChannel(tx.db, { ...plan, ...own, id: newId(tx.now), createdAt: tx.now });
      if (isNew) await tx.audit({ subject: { kind: 'channel', id: plan.key }, action: 'channel.seed', after: plan });
    });
  }
}
