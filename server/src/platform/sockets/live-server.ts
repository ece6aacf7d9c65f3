import type { Refusal } from '@switchboard/shared/errors';
import type { ClientMessages, ServerMessages, StreamPosition } from '@switchboard/shared/protocol';
import type { DefaultEventsMap, Namespace, Server, Socket } from 'socket.io';
import type { Principal } from '../operations/authenticator.ts';

/** What the handshake found out about a consumer. */
export interface Admitted {
  readonly principal: Principal;
  /** Where the connection came from; personal data, for rate limits only. */
  readonly address: string;
  resume: readonly StreamPosition[];
}

export type LiveServer = Server<ClientMessages, ServerMessages, DefaultEventsMap, Admitted>;
export type LiveServerNamespace = Namespace<ClientMessages, ServerMessages, DefaultEventsMap, Admitted>;
export type LiveSocket = Socket<ClientMessages, ServerMessages, DefaultEventsMap, Admitted>;

/** An acknowledgement the client wants; anything else in its place is not one. */
export type Answer = (answer: { ok: true; value?: unknown } | { ok: false; refusal: unknown }) => void;

export function answerIn(rest: readonly unknown[]): Answer | undefined {
  const last = rest.at(-1);
  return typeof last === 'function' ? (last as Answer) : undefined;
}

export type Refuse = (refusal: Refusal) => void;
