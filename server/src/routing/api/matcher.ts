import type { Instant } from '@switchboard/shared/kernel';
import { seconds } from '@switchboard/shared/kernel';
import type { DomainEvent } from '../../platform/events/event-log.ts';
import { Ticker } from '../../platform/jobs/index.ts';
import type { Platform } from '../../platform/platform.ts';
import { organisationsWithWork } from '../storage/busy-organisations.ts';
import type { Recordings } from '../storage/recordings.ts';
import { concernsRouting } from '../use-cases/concern-of.ts';
import { Leading } from '../use-cases/leading.ts';
import { MemoryWatch } from '../use-cases/memory-watch.ts';
import { type MatchingNeeds, runMatching } from '../use-cases/run-matching.ts';

interface Turn {
  /** A wish came meanwhile. */
  again: boolean;
  /** One of the wishes was the round's. */
  isRound: boolean;
  done: Promise<void>;
}

export type MatcherNeeds = Pick<Platform, 'database' | 'clock' | 'eventLog' | 'log' | 'metrics'> & {
  readonly nodeId: string;
  /** Present when what leaders are told and decide is written down. */
  readonly recordings?: Recordings | undefined;
};

const safetyTickMs = seconds(1);
/** No timer is set further ahead than this: the tick sees to the rest. */
const furthestMs = seconds(60);
/** After its own offer nobody can be offered more than before. */
const saysNothingNew = 'reservation.offered';

/**
 * Keeps matching on the heels of the facts. For one organisation there is never more than one run at a time, and
 * however many wishes come during a run, they cause exactly one more. What changes by time alone sets an alarm; the
 * tick is the safety net under both: it renews the lead, hears what was missed from the log, and looks for what no fact
 * has told of.
 */
export class Matcher {
  readonly #needs: MatchingNeeds & MatcherNeeds;
  readonly #watch: MemoryWatch;
  readonly #running = new Map<string, Turn>();
  readonly #alarms = new Map<string, NodeJS.Timeout>();
  readonly #ticker: Ticker;
  #isStopped = true;
  #begun: Promise<void> = Promise.resolve();

  constructor(needs: MatcherNeeds) {
    this.#needs = { ...needs, leading: new Leading(needs) };
    this.#watch = new MemoryWatch(this.#needs);
    this.#ticker = new Ticker({
      name: 'routing',
      pauseMs: safetyTickMs,
      round: () => this.round(),
      log: needs.log,
    });
  }

  get leading(): Leading {
    return this.#needs.leading;
  }

  /** Whoever waits since before this server was started is seen to at once, not by the first tick. */
  start(): void {
    this.#isStopped = false;
    this.#begun = this.#begin();
  }

  /** Ends the runs under way; none begins after it. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    await this.#begun;
    for (const alarm of this.#alarms.values()) clearTimeout(alarm);
    await this.#ticker.stop();
    await this.settled();
    await this.leading.giveUp();
  }

  /** Hears of every fact as this node reads it, its own and other nodes' alike. */
  follow(events: readonly DomainEvent[]): void {
    for (const event of events) {
      this.leading.hear(event);
      if (event.type !== saysNothingNew && concernsRouting(event)) this.wish(event.organisationId);
    }
  }

  /** Something may have changed in this organisation. */
  wish(organisationId: string, isRound = false): void {
    if (this.#isStopped) return;
    const running = this.#running.get(organisationId);
    if (running) {
      running.again = true;
      running.isRound ||= isRound;
      return;
    }
    const turn: Turn = { again: false, isRound, done: Promise.resolve() };
    this.#running.set(organisationId, turn);
    turn.done = this.#run(organisationId, turn);
  }

  /** When no run is under way on this node. */
  async settled(): Promise<void> {
    while (this.#running.size > 0) await Promise.all([...this.#running.values()].map(({ done }) => done));
  }

  /** Looks after every organisation in which there may be something to do. */
  async round(): Promise<void> {
    const { database } = this.#needs;
    await this.leading.renew();
    await this.leading.catchUp();
    await this.#watch.look();
    for (const organisationId of await organisationsWithWork(database.readPrepared.bind(database))) {
      this.wish(organisationId, true);
    }
  }

  async #begin(): Promise<void> {
    try {
      await this.leading.begin();
      await this.round();
    } catch (err) {
      this.#needs.log.error({ err }, 'Routing could not begin at once; the tick sees to it');
    }
    if (!this.#isStopped) this.#ticker.start();
  }

  async #run(organisationId: string, turn: Turn): Promise<void> {
    try {
      do {
        const { isRound } = turn;
        turn.again = false;
        turn.isRound = false;
        const { wakeAt, again } = await runMatching(this.#needs, { organisationId, isRound });
        turn.again ||= again;
        this.#setAlarm(organisationId, wakeAt);
      } while (turn.again && !this.#isStopped);
    } catch (err) {
      // The tick tries again: nothing of a run that failed was kept, and the memory was thrown away.
      this.#needs.log.error({ err, organisationId }, 'A routing run failed');
    } finally {
      this.#running.delete(organisationId);
    }
  }

  #setAlarm(organisationId: string, wakeAt: Instant | null): void {
    clearTimeout(this.#alarms.get(organisationId));
    this.#alarms.delete(organisationId);
    if (wakeAt === null || this.#isStopped) return;
    const inMs = Math.min(Math.max(wakeAt - this.#needs.clock(), 0) + 1, furthestMs);
    this.#alarms.set(
      organisationId,
      setTimeout(() => this.wish(organisationId), inMs),
    );
  }
}
