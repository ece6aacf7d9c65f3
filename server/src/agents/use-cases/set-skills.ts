import type { HeldSkill } from '@switchboard/shared/agents';
import type { Transaction } from '../../platform/database/index.ts';
import type { JobInTransaction } from '../../platform/jobs/index.ts';
import { replaceSkills, skillsOf } from '../storage/agent-lists.ts';
import type { AgentKey } from './change-agent.ts';

export const skillExpiresTimer = 'agent.skill-expires';

/** Says what an agent holds, all of it. The fact wakes the router: what waits already is matched anew. */
export async function setSkills(tx: Transaction, key: AgentKey, skills: readonly HeldSkill[]): Promise<void> {
  await replaceSkills(tx.db, key, skills);
  await skillsChanged(tx, key);
}

/** A skill has run out: nobody has touched a row, so that the clock says it. */
export const onSkillExpires: JobInTransaction = async (tx, { organisationId, key: userId }) => {
  await skillsChanged(tx, { organisationId, userId });
};

async function skillsChanged(tx: Transaction, { organisationId, userId }: AgentKey): Promise<void> {
  const skills = await skillsOf(tx.db, userId);
  tx.event({ type: 'agent.skills-changed', subjectId: userId, body: { skills }, organisationId });
  const next = skills.flatMap(({ expiresAt }) => (expiresAt !== null && expiresAt > tx.now ? [expiresAt] : []));
  if (next.length === 0) await tx.cancel(skillExpiresTimer, userId, organisationId);
  else await tx.schedule({ kind: skillExpiresTimer, key: userId, organisationId, dueAt: Math.min(...next) });
}
