import { days, hours } from '@switchboard/shared/kernel';
import type { JobRunner } from './jobs/index.ts';
import { purgeAnswers } from './operations/first-answers.ts';
import { outboxStore } from './outbox/index.ts';

/** A repeated command gets its first answer for so long (design §4). */
const answersKeptMs = days(7);
const deliveriesKeptMs = days(30);
const deliveriesAtOnce = 1000;

/** What the platform forgets in its time. Features register what is theirs. */
export function registerHousekeeping(jobs: Pick<JobRunner, 'every'>): void {
  jobs.every('answers.purge', hours(1), async (tx) => {
    await purgeAnswers(tx, tx.now - answersKeptMs);
    return 'done';
  });
  jobs.every('outbox.purge', hours(1), async (tx) => {
    const purged = await outboxStore.purge(tx, tx.now - deliveriesKeptMs, deliveriesAtOnce);
    return purged === deliveriesAtOnce ? 'more' : 'done';
  });
}
