import type { Page } from '@playwright/test';
import { type EventsMessage, eventsMessageSchema, livePath, liveLimits } from '@switchboard/shared/protocol';
import { now } from './moments.ts';

/** The frames of engine.io and socket.io that a quiet stream needs (engine.io protocol 4). */
const opened = `0${JSON.stringify({ sid: 'engine', upgrades: [], pingInterval: 25_000, pingTimeout: 20_000, maxPayload: 1_000_000 })}`;
const joined = `40/desk,${JSON.stringify({ sid: 'socket' })}`;

/** A live stream on which nothing happens but its heartbeat. */
export async function playLiveStream(page: Page, organisationId: string): Promise<void> {
  const heartbeat: EventsMessage = eventsMessageSchema.parse({
    stream: organisationId,
    events: [],
    seq: 0,
    upTo: 0,
    at: now,
  });
  const beat = `42/desk,${JSON.stringify(['events', heartbeat])}`;
  await page.routeWebSocket(new RegExp(`${livePath}/`), (socket) => {
    let beating: ReturnType<typeof setInterval> | undefined;
    socket.onMessage((message) => {
      if (!String(message).startsWith('40/desk')) return;
      socket.send(joined);
      socket.send(beat);
      beating = setInterval(() => socket.send(beat), liveLimits.heartbeatMs);
    });
    socket.onClose(() => clearInterval(beating));
    socket.send(opened);
  });
}
