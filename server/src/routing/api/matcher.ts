import type { Instant } from '@switchboard/shared/kernel';
import { seconds } from '@switchboard/shared/kernel';
import type { DomainEvent } from '../../platform/events/event-log.ts';
import { Ticker } from '../../platform/jobs/index.ts';
import type { Platform } from '../../platform/platform.ts';
import { organisationsWithWork } from '../storage/routing-state.ts';
import { giveUpLead, type MatchingNeeds, runMatching } from '../use-cases/run-matching.ts';

interface Turn {
  /** A wish came meanwhile. */
  again: boolean;
  done: Promise<void>;
}

/** Facts after which somebody may be offered something she could not be offered before. */
const wakingFacts = new Set([
  'contact.queued',
  'contact.changed',
  'contact.parked',
  'agent.changed',
  'agent.skills-changed',
  'reservation.ended',
  'routing-plan.published',
]);
const safetyTickMs = seconds(1);
/** No timer is set further ahead than this: the tick sees to the rest. */
const furthestMs = seconds(60);

/**
 * Keeps matching on the heels of the facts. For one organisation there is never more than one run at a time, and
 * however many wishes come during a run, they cause exactly one more. What changes by time alone sets an alarm; the
 * tick is the safety net under both.
 */
export class Matcher {
  readonly #needs: MatchingNeeds & Pick<Platform, 'log'>;
  readonly #running = new Map<string, Turn>();
  readonly #alarms = new Map<string, NodeJS.Timeout>();
  readonly #ticker: Ticker;
  #isStopped = true;

  constructor(needs: MatchingNeeds & Pick<Platform, 'log'>) {
    this.#needs = needs;
    this.#ticker = new Ticker({
      name: 'routing',
      pauseMs: safetyTickMs,
      round: () => this.round(),
      log: needs.log,
    });
  }

  start(): void {
    this.#isStopped = false;
    this.#ticker.start();
  }

  /** Ends the runs under way; none begins after it. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    for (const alarm of this.#alarms.values()) clearTimeout(alarm);
    await this.#ticker.stop();
    await this.settled();
    await giveUpLead(this.#needs);
  }

  /** Hears of every fact as this node reads it, its own and other nodes' alike. */
  follow(events: readonly Pick<DomainEvent, 'organisationId' | 'type'>[]): void {
    for (const { type, organisationId } of events) if (wakingFacts.has(type)) this.wish(organisationId);
  }

  /** Something may have changed in this organisation. */
  wish(organisationId: string): void {
    if (this.#isStopped) return;
    const running = this.#running.get(organisationId);
    if (running) {
      running.again = true;
      return;
    }
    const turn: Turn = { again: false, done: Promise.resolve() };
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
    for (const organisationId of await organisationsWithWork(database.readPrepared.bind(database))) {
      this.wish(organisationId);
    }
  }

  async #run(organisationId: string, turn: Turn): Promise<void> {
    try {
      do {
        turn.again = false;
        const { wakeAt } = await runMatching(this.#needs, organisationId);
        this.#setAlarm(organisationId, wakeAt);
      } while (turn.again && !this.#isStopped);
    } catch (err) {
      // The tick tries again: nothing of a run that failed was kept.
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
