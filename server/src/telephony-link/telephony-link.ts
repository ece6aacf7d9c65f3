import type { Secret } from '@switchboard/shared/configuration';
import type { Clock } from '@switchboard/shared/kernel';
import {
  type Handshake,
  type HelloAnswer,
  heartbeatMessage,
  helloWithinMs,
  type JournalAnswer,
  type JournalEntry,
  type JournalPosition,
  journalMessage,
  linkLostAfterMs,
  linkNamespace,
  linkRefusals,
  type NodeToServer,
  newNonce,
  proofOf,
  type ServerToNode,
} from '@switchboard/shared/telephony';
import type { Namespace, Server, Socket } from 'socket.io';
import type { Log } from '../platform/log/index.ts';
import { judgeHello } from './judge-hello.ts';
import { type LinkedNode, LinkedNodes } from './linked-nodes.ts';

interface TelephonyLinkNeeds {
  readonly sockets: Server;
  readonly linkSecret: Secret;
  readonly clock: Clock;
  readonly log: Log;
  /** Keeps entries of a node's journal and what they mean; answers the last place that is committed. */
  readonly takeJournal: (nodeId: string, entries: readonly JournalEntry[]) => Promise<JournalPosition>;
}

/** The server's end of the telephony link (shared/telephony says how the two talk). */
export interface TelephonyLink {
  /** The nodes linked to this server now. */
  nodes(): readonly LinkedNode[];
  /** Resolves once a node is linked; the first readiness waits for it (design §8). */
  whenLinked(): Promise<void>;
  close(): void;
}

type NodeSocket = Socket<NodeToServer, ServerToNode>;

/** Listens for telephony nodes. Silent nodes are dropped, so that readiness tells the truth. */
export function mountTelephonyLink(needs: TelephonyLinkNeeds): TelephonyLink {
  const linked = new LinkedNodes();
  const namespace: Namespace<NodeToServer, ServerToNode> = needs.sockets.of(linkNamespace);
  namespace.on('connection', (socket) => challenge(socket, linked, needs));
  return {
    nodes: () => linked.list(),
    whenLinked: () => linked.whenLinked(),
    close() {
      namespace.removeAllListeners();
      namespace.disconnectSockets(true);
    },
  };
}

/** One nonce for one connection and one hello. */
function challenge(socket: NodeSocket, linked: LinkedNodes, needs: TelephonyLinkNeeds): void {
  const nonce = newNonce();
  const tooLate = setTimeout(() => socket.disconnect(true), helloWithinMs);
  socket.once('disconnect', () => clearTimeout(tooLate));
  socket.once('hello', async (raw: unknown, answer: unknown) => {
    clearTimeout(tooLate);
    if (typeof answer !== 'function') {
      socket.disconnect(true);
      return;
    }
    const reply = answer as (given: HelloAnswer) => void;
    const judged = await judgeHello(raw, nonce, needs.linkSecret.reveal());
    if (judged.ok) await welcome(socket, judged.value, reply, linked, needs);
    else {
      const sentence = linkRefusals[judged.refusal];
      needs.log.warn({ code: judged.refusal, address: socket.handshake.address }, sentence);
      reply({ ok: false, code: judged.refusal, sentence });
      socket.disconnect();
    }
  });
  socket.emit('challenge', { nonce });
}

async function welcome(
  socket: NodeSocket,
  handshake: Handshake,
  reply: (given: HelloAnswer) => void,
  linked: LinkedNodes,
  needs: TelephonyLinkNeeds,
): Promise<void> {
  const { clock, log, linkSecret } = needs;
  const proof = await proofOf('server', handshake, linkSecret.reveal());
  if (!socket.connected) return;
  const { nodeId, version } = handshake.node;
  const drop = (): void => void socket.disconnect(true);
  // A timer and not the clock: a clock that is set must not drop every node.
  const silence = setTimeout(drop, linkLostAfterMs);
  socket.on('heartbeat', (raw: unknown, answer: unknown) => {
    if (!heartbeatMessage.safeParse(raw).success || typeof answer !== 'function') return drop();
    silence.refresh();
    linked.heard(nodeId, clock());
    answer({ receivedAt: clock() });
  });
  hearJournal(socket, nodeId, needs);
  socket.once('disconnect', (reason) => {
    clearTimeout(silence);
    if (linked.remove(nodeId, drop)) log.warn({ nodeId, reason }, 'telephony node unlinked');
  });
  linked.add({ ...handshake.node, linkedAt: clock(), heardAt: clock() }, drop);
  reply({ ok: true, proof });
  log.info({ nodeId, version }, 'telephony node linked');
}

/** Nothing is answered unless it is committed: a node that hears nothing sends again. */
function hearJournal(socket: NodeSocket, nodeId: string, { takeJournal, log }: TelephonyLinkNeeds): void {
  socket.on('journal', async (raw: unknown, answer: unknown) => {
    if (typeof answer !== 'function') return void socket.disconnect(true);
    const reply = answer as (given: JournalAnswer) => void;
    const message = journalMessage.safeParse(raw);
    if (!message.success) {
      log.error({ nodeId, issues: message.error.issues.length }, 'A telephony node sent what is no call journal');
      return reply({ ok: false, code: 'link/malformed' });
    }
    try {
      reply({ ok: true, through: await takeJournal(nodeId, message.data.entries) });
    } catch (failure) {
      log.error({ err: failure, nodeId }, 'The call journal could not be kept; the node sends it again');
    }
  });
}
