import type { Page, WebSocketRoute } from '@playwright/test';
import {
  type DeliveredEvent,
  type EventsMessage,
  eventsMessageSchema,
  livePath,
  liveLimits,
  snapshotMessageSchema,
} from '@switchboard/shared/protocol';
import { now } from './moments.ts';

/** The frames of engine.io and socket.io that a quiet stream needs (engine.io protocol 4). */
const opened = `0${JSON.stringify({ sid: 'engine', upgrades: [], pingInterval: 25_000, pingTimeout: 20_000, maxPayload: 1_000_000 })}`;
const joined = `40/desk,${JSON.stringify({ sid: 'socket' })}`;

/** The open stream of each page, and how far it has been told. */
const streams = new WeakMap<Page, { socket: WebSocketRoute; stream: string; seq: number }>();

/** Something happens: the page hears of it on its stream, after the snapshot that every stream begins with. */
export async function sayLive(
  page: Page,
  facts: readonly Pick<DeliveredEvent, 'type' | 'subjectId' | 'body'>[],
): Promise<void> {
  const live = streams.get(page);
  if (!live) throw new Error('this page follows no stream');
  const { socket, stream } = live;
  if (live.seq === 0) {
    const begin = { stream, seq: 0, rights: 'same', reason: 'opened', at: now, state: {} };
    socket.send(`42/desk,1${JSON.stringify(['snapshot', snapshotMessageSchema.parse(begin)])}`);
  }
  for (const fact of facts) {
    const event = { ...fact, seq: live.seq + 1, prev: live.seq, occurredAt: now };
    live.seq += 1;
    const message = eventsMessageSchema.parse({ stream, events: [event], seq: live.seq, upTo: live.seq, at: now });
    socket.send(`42/desk,${JSON.stringify(['events', message])}`);
  }
}

/** A live stream on which nothing happens but its heartbeat, and what `sayLive` says. */
export async function playLiveStream(page: Page, organisationId: string): Promise<void> {
  const beatAt = (seq: number): string => {
    const heartbeat: EventsMessage = { stream: organisationId, events: [], seq, upTo: seq, at: now };
    return `42/desk,${JSON.stringify(['events', eventsMessageSchema.parse(heartbeat)])}`;
  };
  await page.routeWebSocket(new RegExp(`${livePath}/`), (socket) => {
    let beating: ReturnType<typeof setInterval> | undefined;
    socket.onMessage((message) => {
      if (!String(message).startsWith('40/desk')) return;
      const live = { socket, stream: organisationId, seq: 0 };
      streams.set(page, live);
      socket.send(joined);
      socket.send(beatAt(0));
      beating = setInterval(() => socket.send(beatAt(live.seq)), liveLimits.heartbeatMs);
    });
    socket.onClose(() => clearInterval(beating));
    socket.send(opened);
  });
}
