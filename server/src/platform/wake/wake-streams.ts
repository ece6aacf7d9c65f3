import type { Database } from '../database/index.ts';
import { PollingWake } from './polling-wake.ts';
import { RedisWake } from './redis-wake.ts';
import { readStreamHeads } from './stream-heads.ts';
import type { OnWake, Wake } from './wake.ts';

/** Whatever follows the streams on this node. */
interface Follower {
  followFrom(heads: ReadonlyMap<string, number>): void;
  wake(streams: Iterable<string>): void;
}

export interface WakeNeeds {
  readonly database: Database;
  readonly follower: Follower;
  readonly redisUrl?: string | undefined;
  readonly redisChanged: (isWorking: boolean) => void;
  readonly report: (failure: unknown) => void;
}

export interface Waking {
  /** Undefined without a Redis; health shows it. */
  readonly isRedisWorking: () => boolean | undefined;
  stop(): Promise<void>;
}

/**
 * Keeps this node's followers awake: at once by its own commits, by Redis and polling for those of other nodes. On
 * SQLite there is no other node.
 */
export async function wakeStreams({ database, follower, redisUrl, redisChanged, report }: WakeNeeds): Promise<Waking> {
  const redis = redisUrl ? new RedisWake({ url: redisUrl, stateChanged: redisChanged }) : undefined;
  const polling = new PollingWake({ database, report, canTakeItEasy: () => redis?.isWorking ?? false });
  const fromElsewhere: Wake[] = database.engine === 'postgres' ? [polling, ...(redis ? [redis] : [])] : [];
  const wake: OnWake = (streams) => follower.wake(streams.map(({ organisationId }) => organisationId));

  const heads = await readStreamHeads(database);
  follower.followFrom(heads);
  const stopListening = database.onCommitted((streams) => {
    wake(streams);
    for (const way of fromElsewhere) way.announce(streams);
  });
  for (const way of fromElsewhere) await way.start(wake);
  // What was committed before the listening began.
  follower.wake(heads.keys());
  return {
    isRedisWorking: () => redis?.isWorking,
    async stop() {
      stopListening();
      await Promise.all(fromElsewhere.map((way) => way.stop()));
    },
  };
}
