import { seconds } from '@switchboard/shared/kernel';
import type { CapacityPlan, QueuePlan, RelaxationStep, Selector } from '@switchboard/shared/routing-plan';
import type { Rows } from '../../agents/index.ts';
import { publishedPlan } from './published-plan.ts';
import { linksByQueue } from './queue-links.ts';
import { everyQueue } from './queues.ts';

/** What an organisation has written down, made ready for deciding: skills by key, queues and teams by id. */
export interface OrganisationLaw {
  readonly planVersion: number;
  /** By id; those that the plan names no more among them, as they were last: who waits there is still served. */
  readonly queues: ReadonlyMap<string, QueueInForce>;
  readonly capacity: CapacityPlan;
}

export interface QueueInForce {
  readonly id: string;
  readonly key: string;
  readonly serviceAreaId: string | null;
  readonly score: QueuePlan['score'];
  readonly steps: readonly RelaxationStep[];
  readonly selector: Selector;
  /** Empty: everybody who has the skills. */
  readonly links: readonly { readonly teamId: string; readonly priority: number; readonly delayMs: number }[];
}

/** The law by which contacts of this organisation are offered, as the database has it now. */
export async function lawOf(rows: Rows, organisationId: string): Promise<OrganisationLaw> {
  const { number, plan } = await publishedPlan(rows, organisationId);
  const links = await linksByQueue(rows, organisationId);
  const queues = (await everyQueue(rows, organisationId)).map(
    ({ id, key, serviceAreaId, score, steps, selector }): QueueInForce => ({
      id,
      key,
      serviceAreaId,
      score,
      steps,
      selector,
      links: (links.get(id) ?? []).map(({ teamId, priority, delaySeconds }) => {
        return { teamId, priority, delayMs: seconds(delaySeconds) };
      }),
    }),
  );
  return { planVersion: number, queues: new Map(queues.map((queue) => [queue.id, queue])), capacity: plan.capacity };
}
