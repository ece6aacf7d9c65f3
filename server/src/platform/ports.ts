import { days } from '@switchboard/shared/kernel';
import { FilesystemBlobStore, openBlobStore, SealedBlobs } from './blobs/index.ts';
import { OrganisationKeys } from './keys/index.ts';
import {
  DemoOutbox,
  type MessagePort,
  openMessagePort,
  registerDemoOutbox,
  SmtpMailProvider,
} from './messages/index.ts';
import { OutboundFetch } from './outbound/index.ts';
import type { Platform } from './platform.ts';

/** The ways to the world outside the database: each one door, whatever stands behind it (design §8). */
export interface Ports {
  readonly keys: OrganisationKeys;
  readonly blobs: SealedBlobs;
  readonly messages: MessagePort;
  readonly outbound: OutboundFetch;
  close(): Promise<void>;
}

type PortNeeds = Pick<Platform, 'configuration' | 'database' | 'outbox' | 'registry' | 'jobs' | 'clock'>;

/**
 * Opens the ports as the configuration says. Throws DataKeyDoesNotFit when DATA_KEY belongs to another database.
 * Without a provider, messages go to the demo outbox.
 */
export async function openPorts({ configuration, database, outbox, registry, jobs, clock }: PortNeeds): Promise<Ports> {
  const keys = new OrganisationKeys({ database, dataKey: configuration.dataKey });
  await keys.check();
  const store = openBlobStore(configuration.blobs);
  if (store instanceof FilesystemBlobStore) jobs.everyOutside('blobs.sweep', days(1), () => store.sweep(clock));
  const demo = new DemoOutbox(database);
  registerDemoOutbox(registry);
  const smtp = configuration.smtpUrl && new SmtpMailProvider(configuration.smtpUrl);
  const outbound = new OutboundFetch({ allow: configuration.outboundAllow });
  return {
    keys,
    blobs: new SealedBlobs(store, keys),
    messages: openMessagePort(outbox, { mail: smtp ?? demo, sms: demo }),
    outbound,
    async close() {
      smtp?.close();
      await outbound.close();
    },
  };
}
