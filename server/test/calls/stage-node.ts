import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { newId } from '@switchboard/shared/kernel';
import {
  type CallFact,
  type ChallengeMessage,
  type Handshake,
  type JournalAnswer,
  type JournalEntry,
  linkNamespace,
  linkVersions,
  newNonce,
  proofOf,
} from '@switchboard/shared/telephony';
import { io, type Socket } from 'socket.io-client';
import type { World } from '../world.ts';

/** A telephony node on the wire, whose journal a test writes. */
export class StageNode {
  readonly nodeId: string;
  readonly #world: World;
  readonly #socket: Socket;
  #epoch = 1;
  #seq = 0;

  private constructor(world: World, nodeId: string, socket: Socket) {
    this.#world = world;
    this.nodeId = nodeId;
    this.#socket = socket;
  }

  /** Links to this world's server, as the node of this id. */
  static async link(world: World, nodeId: string = newId(world.now)): Promise<StageNode> {
    const { folder, server } = world;
    const secret = readFileSync(join(folder, 'link-secret'), 'utf8').trim();
    const url = `${server.publicUrl}${linkNamespace}`;
    const socket = io(url, { transports: ['websocket'], reconnection: false, forceNew: true });
    const [challenge] = (await once(socket as never, 'challenge')) as [ChallengeMessage];
    const node = { nodeId, linkVersion: linkVersions.newest, version: '0.1.0', startedAt: 1_000 };
    const handshake: Handshake = { serverNonce: challenge.nonce, nodeNonce: newNonce(), node };
    const proof = await proofOf('node', handshake, secret);
    const answer = await socket.emitWithAck('hello', { ...node, nonce: handshake.nodeNonce, proof });
    if (!answer.ok) throw new Error(answer.sentence);
    return new StageNode(world, nodeId, socket);
  }

  /** The next entry of the journal, not sent yet. */
  entry(callId: string, fact: CallFact, legId?: string): JournalEntry {
    this.#seq += 1;
    return { epoch: this.#epoch, seq: this.#seq, at: this.#world.now, callId, fact, ...(legId && { legId }) };
  }

  send(entries: readonly JournalEntry[]): Promise<JournalAnswer> {
    return this.#socket.timeout(15_000).emitWithAck('journal', { entries });
  }

  /** It happened, and the server has committed it. */
  async tells(callId: string, fact: CallFact, legId?: string): Promise<void> {
    const { epoch, seq } = await this.#told([this.entry(callId, fact, legId)]);
    if (epoch !== this.#epoch || seq !== this.#seq) throw new Error('The server did not take all of it');
  }

  /** A citizen rings; answers her call's id. */
  async rings(from: string | null, to: string): Promise<string> {
    const callId = newId(this.#world.now);
    const caller = from === null ? { withheld: true } : { withheld: false, from };
    await this.tells(callId, { kind: 'callArrived', trunk: 'demo', to, ...caller });
    return callId;
  }

  /** The node was restarted: its journal begins a new epoch. */
  restarts(): void {
    this.#epoch += 1;
    this.#seq = 0;
  }

  close(): void {
    this.#socket.disconnect();
  }

  async #told(entries: readonly JournalEntry[]) {
    const answer = await this.send(entries);
    if (!answer.ok) throw new Error(answer.code);
    return answer.through;
  }
}
