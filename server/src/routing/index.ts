import { randomUUID } from 'node:crypto';
import { contactHooks } from '../contacts/index.ts';
import type { Platform } from '../platform/platform.ts';
import { registerFaultWatch } from './api/fault-watch.ts';
import { registerLiveOffers } from './api/live-offers.ts';
import { registerExplanation } from './api/explanation.ts';
import { Matcher } from './api/matcher.ts';
import { registerPicking } from './api/picking.ts';
import { registerRoutingOperations } from './api/routing-operations.ts';
import { brokenPlaces } from './storage/broken-places.ts';
import { isOfferedTo } from './storage/reservations.ts';
import { Recordings } from './storage/recordings.ts';
import './storage/tables.ts';
import { onOfferExpired, withdrawOffersOf } from './use-cases/end-offers.ts';
import { expireTimer } from './use-cases/make-offers.ts';
import { showBandOfOffer } from './use-cases/show-band-of-offer.ts';

export type { Matcher } from './api/matcher.ts';
export type { Law } from './core/law.ts';
export { OverflowWatch } from './api/overflow-watch.ts';
export { type BrokenPlace, brokenPlaces } from './storage/broken-places.ts';
export { everyFault, type FoundFault } from './storage/faults.ts';
export { routingMigrations } from './storage/migrations.ts';
export { replayFile } from './storage/replay-file.ts';
export { expireTimer } from './use-cases/make-offers.ts';
export { type QueuePlace, queuePlace, waitingByQueue } from './storage/queue-figures.ts';

/**
 * Registers operations, live facts, timers and metrics, and hears of contacts that leave the queue. Answers what matches
 * on this node: start it once every feature is registered, and let it follow the streams.
 */
export function registerRouting(
  platform: Pick<
    Platform,
    'registry' | 'catalogue' | 'database' | 'clock' | 'log' | 'jobs' | 'metrics' | 'eventLog' | 'configuration'
  >,
): Matcher {
  const { catalogue, database, jobs, metrics } = platform;
  registerRoutingOperations(platform);
  registerPicking(platform);
  registerLiveOffers(catalogue);
  registerFaultWatch(platform);
  jobs.onDue(expireTimer, onOfferExpired);
  contactHooks.whenLeftQueue.add(withdrawOffersOf);
  contactHooks.whenBandChanged.add(showBandOfOffer);
  contactHooks.isOfferedTo.add(isOfferedTo);
  const level = { name: 'contacts_out_of_place', help: 'Open contacts that are not in exactly one of the six places' };
  metrics.levelOf(level, async () => (await brokenPlaces(database.readPrepared.bind(database))).length);
  const { routingRecording: folder } = platform.configuration;
  const recordings = folder === undefined ? undefined : new Recordings(folder, platform.log);
  const matcher = new Matcher({ ...platform, nodeId: randomUUID(), recordings });
  registerExplanation(platform, matcher.leading);
  return matcher;
}
