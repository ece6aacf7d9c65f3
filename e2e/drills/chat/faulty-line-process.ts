import { connect, createServer, type Socket } from 'node:net';
import type { LineAnswer, LineFault, LineOrder } from './faulty-line-orders.ts';

/** One connection through the line: two sockets and what a silence holds back. */
class Passage {
  readonly #ends: readonly [Socket, Socket];
  readonly #heldBack: [Buffer[], Buffer[]] = [[], []];
  #fault: LineFault | null = null;
  #letHalfThrough = false;

  constructor(client: Socket, server: Socket, onOver: () => void) {
    this.#ends = [client, server];
    for (const side of [0, 1] as const) {
      const [from, to] = side === 0 ? [client, server] : [server, client];
      from.on('data', (piece) => this.#pass(side, piece, to));
      from.on('error', () => this.tear());
      from.on('close', () => {
        // Behind a silence the other end does not learn that this one has gone.
        if (this.#fault?.kind !== 'silence') to.destroy();
        if (client.destroyed && server.destroyed) onOver();
      });
    }
  }

  break(fault: LineFault): void {
    this.#fault = fault;
    this.#letHalfThrough = fault.midFrame;
    if (fault.kind === 'reset' && !fault.midFrame) this.tear();
  }

  mend(): void {
    this.#fault = null;
    const [client, server] = this.#ends;
    for (const [side, to] of [
      [0, server],
      [1, client],
    ] as const) {
      for (const piece of this.#heldBack[side].splice(0)) to.write(piece);
    }
    if (client.destroyed || server.destroyed) this.tear();
  }

  tear(): void {
    for (const end of this.#ends) end.resetAndDestroy();
  }

  #pass(side: 0 | 1, piece: Buffer, to: Socket): void {
    if (!this.#fault) {
      to.write(piece);
      return;
    }
    let rest = piece;
    if (this.#letHalfThrough && piece.length > 1) {
      this.#letHalfThrough = false;
      const half = piece.length >> 1;
      to.write(piece.subarray(0, half));
      rest = piece.subarray(half);
      if (this.#fault.kind === 'reset') {
        this.tear();
        return;
      }
    }
    if (this.#fault.kind === 'silence') this.#heldBack[side].push(rest);
  }
}

const serverPort = Number(process.argv[2]);
const passages = new Set<Passage>();
let fault: LineFault | null = null;

const line = createServer((client) => {
  if (fault?.kind === 'reset') {
    client.resetAndDestroy();
    return;
  }
  const server = connect(serverPort, '127.0.0.1');
  const passage = new Passage(client, server, () => passages.delete(passage));
  passages.add(passage);
  if (fault) passage.break({ ...fault, midFrame: false });
});

process.on('message', (order: LineOrder) => {
  fault = order.order === 'break' ? order.fault : null;
  for (const passage of passages) {
    if (fault) passage.break(fault);
    else passage.mend();
  }
  process.send?.('obeyed');
});
process.on('disconnect', () => process.exit(0));

line.listen(0, '127.0.0.1', () => {
  const address = line.address();
  const opened: LineAnswer = { port: typeof address === 'object' && address ? address.port : 0 };
  process.send?.(opened);
});
