import type { WebchatBackend, WebchatChannel } from '@switchboard/shared/webchat';
import { seedDemoFlows } from '../../../src/seed/demo-flows.ts';
import { seedDemoWebchat } from '../../../src/seed/demo-webchat.ts';
import type { TestEngine } from '../../engines.ts';
import { World, type WorldSettings } from '../../world.ts';

export interface OpenedChats {
  readonly world: World;
  readonly backend: WebchatBackend;
  /** Of Eastmere Police and of Northvale District Council. */
  readonly channels: readonly [WebchatChannel, WebchatChannel];
  close(): Promise<void>;
}

/** A world with the demonstration's flows and webchat channels, on this engine. */
export async function openChats(engine: TestEngine, settings: WorldSettings = {}): Promise<OpenedChats> {
  const opened = engine.name === 'SQLite' ? undefined : await engine.open();
  const world = await World.open({ ...settings, ...(opened && { databaseUrl: opened.url }) });
  const { database } = world.server.platform;
  const organisationIds = [world.ids.eastmere.organisationId, world.ids.northvale.organisationId];
  await seedDemoFlows(database, organisationIds);
  await seedDemoWebchat(database, organisationIds);
  const backend = world.server.work.channels.webchat;
  const [police, council] = await Promise.all(
    ['eastmere-police', 'northvale-council'].map(backend.channelByKey, backend),
  );
  return {
    world,
    backend,
    channels: [police!, council!],
    async close() {
      await world.close();
      await opened?.dispose();
    },
  };
}
