import { z } from 'zod';
import type { JobInTransaction } from '../../platform/jobs/index.ts';
import type { Platform } from '../../platform/platform.ts';
import { judgeContact } from '../use-cases/judge-contact.ts';
import { timeFor } from '../use-cases/time-for.ts';
import { afterwardsMs, contentTimers } from '../use-cases/timers.ts';

const lookPayload = z.object({ isLate: z.boolean().default(false) });
const unjudgedPayload = z.object({ why: z.enum(['outOfTime', 'pattern']), contactId: z.string() });

/** What time alone brings about: a look at a contact, and the alarm over a rule that could not be judged. */
export function registerLateLooks({ jobs, log, metrics }: Pick<Platform, 'jobs' | 'log' | 'metrics'>): void {
  const count = metrics.countOf({
    name: 'content_rules_unjudged_total',
    help: 'Content rules that could not be judged for a contact: out of time, or a pattern that cannot be used',
    labels: ['why'],
  });
  const look: JobInTransaction = (tx, { key, payload }) =>
    judgeContact(tx, key, { ...lookPayload.parse(payload), hasTime: timeFor(afterwardsMs) });
  jobs.onDue(contentTimers.look, look);
  jobs.onDue(contentTimers.unjudged, async (_tx, { key: ruleKey, organisationId, payload }) => {
    const { why, contactId } = unjudgedPayload.parse(payload);
    count({ why });
    log.error({ organisationId, ruleKey, why, contactId }, 'A content rule could not be judged');
  });
}
