import { seconds } from '../kernel/index.ts';

/** What both ends of a live link hold each other to. Bytes are of JSON text, times are milliseconds. */
export const liveLimits = {
  /** How often the server speaks on an idle subscription, so that a lost link shows within three seconds. */
  heartbeatMs: seconds(1),
  /**
   * Silence after which the link is shown as late, then as lost. The desk looks four times a second and must draw:
   * what is decided after two and a half is seen within the three that are promised.
   */
  lateAfterMs: seconds(1.75),
  lostAfterMs: seconds(2.5),
  /** Silence after which a client gives a connection up and makes a new one; a long snapshot on a slow line fits in. */
  abandonAfterMs: seconds(20),
  /** A command larger than this is refused with a code; a frame larger than `frameBytes` ends the connection. */
  commandBytes: 64 * 1024,
  frameBytes: 128 * 1024,
  /** One batch holds no more events, and no more bytes of them unless a single event is larger. */
  eventsInBatch: 100,
  batchBytes: 64 * 1024,
  /** Batches on their way without an acknowledgement; the next one waits in the log. */
  batchesInFlight: 4,
  /** A consumer whose oldest batch is unacknowledged for longer is cut loose. */
  slowAfterMs: seconds(30),
  /** How far a client may be behind and still get the events themselves; beyond that it gets a snapshot. */
  eventsBehind: 5_000,
  /** Streams one connection can follow: its own organisation and those that share with it. */
  streams: 50,
  /** Commands one client keeps waiting for an answer. */
  commandsWaiting: 200,
} as const;
