import { newId } from '@switchboard/shared/kernel';
import type { QueuePlan, RoutingPlan } from '@switchboard/shared/routing-plan';
import { publishCapacity } from '../../agents/index.ts';
import type { Transaction } from '../../platform/database/index.ts';
import { serviceAreasOf, teamsOf } from '../storage/named-things.ts';
import { replaceLinks } from '../storage/queue-links.ts';
import { closeQueues, insertQueue, plainSkillsIn, queuesEverOf, updateQueue } from '../storage/queues.ts';
import { keepSkills, skillsByKeys } from '../storage/skills.ts';

/**
 * Makes the rows say what the plan says: skills, queues, links, capacity. Keys keep their ids, so that contacts, flows and figures
 * stay with their queue; what is named no more is closed, and open again when a later plan names it.
 */
export async function putInForce(tx: Transaction, organisationId: string, plan: RoutingPlan): Promise<void> {
  const skills = plan.skills.map((skill) => ({ ...skill, newId: newId(tx.now) }));
  await keepSkills(tx.db, organisationId, { skills, at: tx.now });
  const queueIds = await keepQueues(tx, organisationId, plan);
  const teams = new Map((await teamsOf(tx.db, organisationId)).map(({ id, name }) => [nameKey(name), id]));
  const links = plan.links.flatMap(({ team, queue, priority, delaySeconds }) => {
    const teamId = teams.get(nameKey(team));
    const queueId = queueIds.get(queue);
    return teamId === undefined || queueId === undefined ? [] : [{ queueId, teamId, priority, delaySeconds }];
  });
  await replaceLinks(tx.db, organisationId, links);
  await publishCapacity(tx, organisationId, plan.capacity);
}

/** Answers the ids by key. */
async function keepQueues(tx: Transaction, organisationId: string, plan: RoutingPlan): Promise<Map<string, string>> {
  const before = (await queuesEverOf(tx.db)).filter((queue) => queue.organisationId === organisationId);
  const known = new Map(before.map(({ key, id }) => [key, id]));
  const areas = new Map((await serviceAreasOf(tx.db, organisationId)).map(({ id, name }) => [nameKey(name), id]));
  const keys = plan.skills.map(({ key }) => key);
  const skillIds = await skillsByKeys(tx.db, organisationId, keys);
  const ids = new Map<string, string>();
  for (const [position, queue] of plan.queues.entries()) {
    const { serviceArea } = queue;
    const kept = {
      serviceAreaId: serviceArea === null ? null : (areas.get(nameKey(serviceArea)) ?? null),
      position,
      plan: queue,
      plainSkills: plainSkillsOf(queue, skillIds),
    };
    const id = known.get(queue.key) ?? newId(tx.now);
    if (known.has(queue.key)) await updateQueue(tx.db, id, kept);
    else await insertQueue(tx.db, { ...kept, id, organisationId });
    ids.set(queue.key, id);
  }
  const gone = before.filter(({ key }) => !ids.has(key)).map(({ id }) => id);
  await closeQueues(tx.db, gone, tx.now);
  return ids;
}

function plainSkillsOf({ steps }: QueuePlan, skillIds: ReadonlyMap<string, string>) {
  return plainSkillsIn(steps[0]?.needs ?? null).flatMap(({ skill, atLeast }) => {
    const skillId = skillIds.get(skill);
    return skillId === undefined ? [] : [{ skillId, atLeast }];
  });
}

/** Teams and service areas are named as people write them: capitals make no difference. */
function nameKey(name: string): string {
  return name.toLowerCase();
}
