/** The other end of idle-sockets.ts: opens sockets when told, and stays. */
import { liveNamespaces, livePath, protocolVersion } from '@switchboard/shared/protocol';
import { io } from 'socket.io-client';

interface Order {
  readonly url: string;
  readonly token: string;
  readonly count: number;
}

process.on('message', (order: Order) => {
  void openAll(order);
});

async function openAll({ url, token, count }: Order): Promise<void> {
  for (let open = 0; open < count; open += 50) {
    await Promise.all(Array.from({ length: Math.min(50, count - open) }, () => openOne(url, token)));
  }
  process.send!('opened');
}

function openOne(url: string, token: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = io(`${url}${liveNamespaces.desk}`, {
      path: livePath,
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      auth: { protocol: protocolVersion, client: 'bench', token },
    });
    socket.on('snapshot', (_message: unknown, received: () => void) => {
      received();
      resolve();
    });
    socket.once('connect_error', reject);
    // Flow control: a desk acknowledges each batch.
    socket.on('events', (_batch: unknown, received?: unknown) => typeof received === 'function' && received());
  });
}
