/**
 * Many desks in a process of their own, each with the desk's own live link. Told an address and tokens, it says when all
 * have begun to follow; asked at the end, it says how many facts reached them.
 */
import { ServerConnection } from '../../../desktop/src/renderer/app/server-connection.ts';

interface Order {
  readonly url: string;
  readonly tokens: readonly string[];
}

const atOnce = 25;
const follow = new Set<number>();
let facts = 0;

process.on('message', (order: Order | 'count') => {
  if (order === 'count') process.send!({ facts, live: follow.size });
  else void openAll(order);
});

async function openAll({ url, tokens }: Order): Promise<void> {
  for (let open = 0; open < tokens.length; open += atOnce) {
    const some = tokens.slice(open, open + atOnce);
    await Promise.all(some.map((token, index) => openOne(url, token, open + index)));
  }
  process.send!('following');
}

function openOne(origin: string, token: string, desk: number): Promise<void> {
  return new Promise((following) => {
    const link = new ServerConnection({
      origin,
      namespace: '/desk',
      token: async () => token,
      clientVersion: 'bench',
      clock: Date.now,
      chance: Math.random,
      listener: {
        linkChanged: ({ state }) => void (state === 'live' ? follow.add(desk) : follow.delete(desk)),
        eventsReceived: (_stream, events) => {
          facts += events.length;
        },
        snapshotReceived: () => following(),
      },
    });
    link.start();
  });
}
