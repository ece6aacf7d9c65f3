import { randomUUID } from 'node:crypto';
import { seconds } from '@switchboard/shared/kernel';
import { systemScope } from '../../platform/access/scope.ts';
import type { Transaction } from '../../platform/database/index.ts';
import type { DomainEvent } from '../../platform/events/event-log.ts';
import { Ticker } from '../../platform/jobs/index.ts';
import type { Platform } from '../../platform/platform.ts';
import type { LinkOwner, LinkWatch, WatchedLink } from '../../platform/sockets/index.ts';
import { type DeskLink, forgetDeadNodes, noteNodeAlive } from '../storage/desk-links.ts';
import { deskIsHeard, deskIsLost, silentAfterMs } from '../use-cases/desk-turns.ts';

type Needs = Pick<Platform, 'database' | 'clock' | 'log'> & {
  /** Milliseconds that never go back: silence is measured, not dated. */
  readonly steadyClock: () => number;
};

/** All links of one session of one person on this node: two windows of a browser are one desk. */
interface Desk {
  readonly owner: LinkOwner;
  links: number;
  heardAt: number;
  /** Undefined: not known to be her desk. */
  told: 'heard' | 'lost' | undefined;
  /** What is being written of it, one after the other, and how much. */
  writing: Promise<void>;
  toWrite: number;
}

const lookEveryMs = seconds(1);
const beatEveryMs = seconds(2);
const nodesKeptMs = seconds(60);

/**
 * Follows the links of people on this node and tells the database when the link of a desk is heard, silent or gone.
 * Every node says that it lives as long as it holds links; the desks of one that does not are lost (loseOrphans).
 */
export class DeskLinks implements LinkWatch {
  readonly nodeId = randomUUID();
  readonly #needs: Needs;
  readonly #desks = new Map<string, Desk>();
  readonly #ticker: Ticker;
  #isStopped = false;
  #beatAt = Number.NEGATIVE_INFINITY;

  constructor(needs: Needs) {
    this.#needs = needs;
    this.#ticker = new Ticker({ name: 'desks', pauseMs: lookEveryMs, round: () => this.look(), log: needs.log });
  }

  start(): void {
    this.#ticker.start();
  }

  /** From now on links that end say nothing about desks: this server goes, and they come back elsewhere. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    await this.#ticker.stop();
    await Promise.all([...this.#desks.values()].map(({ writing }) => writing));
  }

  opened(owner: LinkOwner): WatchedLink {
    const { steadyClock } = this.#needs;
    const key = keyOf(owner);
    const desk: Desk = this.#desks.get(key) ?? {
      owner,
      links: 0,
      heardAt: 0,
      told: undefined,
      writing: Promise.resolve(),
      toWrite: 0,
    };
    this.#desks.set(key, desk);
    desk.links += 1;
    desk.heardAt = steadyClock();
    this.#noteHeard(desk);
    return {
      heard: () => {
        desk.heardAt = steadyClock();
        if (desk.told === 'lost') this.#noteHeard(desk);
      },
      closed: () => {
        desk.links -= 1;
        if (desk.links === 0) this.#noteLost(desk, 0);
      },
    };
  }

  /** A desk may be claimed before its link is there or after, and given up while the link stays. */
  follow(events: readonly DomainEvent[]): void {
    for (const { type, organisationId, subjectId, body } of events) {
      if (type === 'desk.claimed')
        this.#claimed({ organisationId, userId: subjectId, sessionId: text(body.sessionId) });
      if (type === 'desk.released')
        this.#closed({ organisationId, userId: subjectId, sessionId: text(body.sessionId) });
      if (type === 'session.ended') this.#closed({ organisationId, userId: text(body.userId), sessionId: subjectId });
    }
  }

  /** Once a second: desks that said nothing for so long are lost, although nothing has cut them. */
  async look(): Promise<void> {
    const { database, steadyClock } = this.#needs;
    if (this.#desks.size === 0) return;
    const now = steadyClock();
    if (now - this.#beatAt >= beatEveryMs) {
      this.#beatAt = now;
      await database.inTransaction(systemScope('*', 'desk-node.beat'), async (tx) => {
        await noteNodeAlive(tx, this.nodeId);
        await forgetDeadNodes(tx, tx.now - nodesKeptMs);
      });
    }
    for (const desk of this.#desks.values()) {
      if (desk.told === 'heard' && now - desk.heardAt > silentAfterMs) this.#noteLost(desk, now - desk.heardAt);
    }
  }

  #claimed(owner: LinkOwner): void {
    const desk = this.#desks.get(keyOf(owner));
    if (desk) this.#noteHeard(desk);
  }

  #closed(owner: LinkOwner): void {
    const desk = this.#desks.get(keyOf(owner));
    if (!desk || desk.told === undefined) return;
    this.#write(desk, async (tx) => {
      await deskIsLost(tx, this.#linkOf(desk), tx.now);
      desk.told = undefined;
    });
  }

  #noteHeard(desk: Desk): void {
    desk.told = 'heard';
    this.#write(desk, async (tx) => {
      if (desk.links === 0) return;
      const isDesk = await deskIsHeard(tx, this.#linkOf(desk));
      desk.told = isDesk ? 'heard' : undefined;
    });
  }

  /** A page that is loaded anew closes one link and opens the next: what counts is what is there when it is written. */
  #noteLost(desk: Desk, silentForMs: number): void {
    const wasDesk = desk.told !== undefined;
    desk.told &&= 'lost';
    this.#write(desk, async (tx) => {
      const isBack = desk.links > 0 && silentForMs === 0;
      if (wasDesk && !isBack) await deskIsLost(tx, this.#linkOf(desk), tx.now - silentForMs);
    });
  }

  #linkOf({ owner }: Desk): DeskLink {
    return { ...owner, nodeId: this.nodeId };
  }

  #write(desk: Desk, work: (tx: Transaction) => Promise<void>): void {
    if (this.#isStopped) return;
    const { database, log } = this.#needs;
    const scope = systemScope(desk.owner.organisationId, 'desk.link');
    desk.toWrite += 1;
    desk.writing = desk.writing
      .then(() => database.inTransaction(scope, work))
      .catch((err: unknown) => log.error({ err }, 'What became of a desk could not be kept'))
      .then(() => {
        desk.toWrite -= 1;
        if (desk.links === 0 && desk.toWrite === 0) this.#desks.delete(keyOf(desk.owner));
      });
  }
}

function keyOf({ userId, sessionId }: LinkOwner): string {
  return `${userId} ${sessionId}`;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
