import { accepted, seconds } from '@switchboard/shared/kernel';
import { healthOperations, routingAlarmSchema } from '@switchboard/shared/routing';
import type { Platform } from '../../platform/platform.ts';
import { faultsTold, lastLookAt } from '../storage/known-faults.ts';
import { lookForFaults, repairTimer } from '../use-cases/look-for-faults.ts';
import { repairFault } from '../use-cases/repair-fault.ts';

const lookEveryMs = seconds(5);

/**
 * Looks every five seconds, on one node at a time, for what must never be so (design §4); tells of it in the log, in the
 * metrics and to whoever watches queues, and repairs what can be repaired safely, each in a transaction of its own.
 */
export function registerFaultWatch({
  registry,
  catalogue,
  database,
  jobs,
  log,
  metrics,
}: Pick<Platform, 'registry' | 'catalogue' | 'database' | 'jobs' | 'log' | 'metrics'>): void {
  const count = metrics.countOf({
    name: 'routing_faults_total',
    help: 'Contacts, offers and agents that stood as none may stand: told of, repaired; must stay 0',
    labels: ['kind', 'what'],
  });
  jobs.every('routing.invariants', lookEveryMs, async (tx) => {
    for (const fault of await lookForFaults(tx)) {
      count({ kind: fault.kind, what: 'told' });
      log.error(fault, 'Something stands as it must never stand');
    }
    return 'done';
  });
  jobs.onDue(repairTimer, async (tx, job) => {
    const { kind, isRepaired } = await repairFault(tx, job);
    if (isRepaired) count({ kind, what: 'repaired' });
  });
  catalogue.projection({
    type: 'routing.alarm',
    audience: ['queues.watch'],
    bodyFor: ({ body }) => routingAlarmSchema.parse(body),
  });
  registry.query(healthOperations.health, async ({ db, now }) => {
    const faults = await faultsTold(db);
    return accepted({
      at: now,
      lookedAt: await lastLookAt(database.readPrepared.bind(database)),
      standing: faults.filter(({ overAt }) => overAt === null).length,
      faults,
    });
  });
}
