import type { Refusal } from '@switchboard/shared/errors';
import { accepted, type Result, refused } from '@switchboard/shared/kernel';
import { checkProtocolVersion, handshakeSchema, wireRefusal } from '@switchboard/shared/protocol';
import type { Origins } from '../http/origins.ts';
import { type Log, newTraceId } from '../log/index.ts';
import type { Authenticator } from '../operations/authenticator.ts';
import { credentialsOf } from './caller.ts';
import type { Admitted, LiveServerNamespace, LiveSocket } from './live-server.ts';

export interface AdmissionNeeds {
  readonly origins: Origins;
  readonly authenticator: Authenticator;
  readonly log: Pick<Log, 'info' | 'error'>;
}

/** Lets in who speaks our protocol and is signed in; everybody else is told why not, by code. */
export function guardNamespace(namespace: LiveServerNamespace, needs: AdmissionNeeds): void {
  const taken = new WeakSet<object>();
  namespace.use((socket, next) => {
    const traceId = newTraceId();
    // One wire, one consumer: otherwise a single wire could open as many subscriptions as it likes.
    if (taken.has(socket.conn)) return next(new HandshakeRefused({ code: 'request/too-many' }, traceId));
    taken.add(socket.conn);
    admit(socket, needs).then(
      (answer) => {
        if (!answer.ok) return next(new HandshakeRefused(answer.refusal, traceId));
        Object.assign(socket.data, answer.value);
        next();
      },
      (err: unknown) => {
        needs.log.error({ err, traceId }, 'A handshake failed');
        next(new HandshakeRefused({ code: 'server/failed' }, traceId));
      },
    );
  });
}

/** socket.io sends `data` to the client with the refusal to connect. */
class HandshakeRefused extends Error {
  override readonly name = 'HandshakeRefused';
  readonly data: unknown;

  constructor(refusal: Refusal, traceId: string) {
    super(refusal.code);
    this.data = wireRefusal(refusal, traceId);
  }
}

async function admit(socket: LiveSocket, needs: AdmissionNeeds): Promise<Result<Admitted, Refusal>> {
  const version = (socket.handshake.auth as { protocol?: unknown }).protocol;
  if (typeof version === 'number') {
    const spoken = checkProtocolVersion(version);
    if (!spoken.ok) return refused({ code: spoken.refusal });
  }
  const handshake = handshakeSchema.safeParse(socket.handshake.auth);
  if (!handshake.success) return refused({ code: 'request/malformed' });
  const { token, resume } = handshake.data;
  const credentials = credentialsOf(socket.handshake.headers, token, needs.origins);
  const principal = await needs.authenticator.authenticate(credentials, { interactive: false });
  if (!principal) return refused({ code: 'access/not-signed-in' });
  return accepted({ principal, address: socket.handshake.address, resume });
}
