import { agentOperations, type StateForced } from '@switchboard/shared/agents';
import { accepted, refused } from '@switchboard/shared/kernel';
import type { CommandCall, OperationRegistry } from '../../platform/operations/registry.ts';
import type { AgentNeeds } from '../ports.ts';
import { agentOutline, nameOf, skillsOf, staffOf } from '../storage/agent-lists.ts';
import { reasonOf } from './agent-operations.ts';
import { setAgentState, setCapacity } from '../use-cases/agent-turns.ts';
import { setSkills } from '../use-cases/set-skills.ts';

const notFound = () => refused({ code: 'request/not-found' } as const);

/** What supervisors set for their agents: skills and capacity. Both hold at once. */
export function registerManageAgents(registry: OperationRegistry, { skillsKnown }: AgentNeeds): void {
  registry.query(agentOperations.skills, async ({ db, now }, { userId }) => {
    if (!(await staffOf(db, userId))) return notFound();
    return accepted({ items: await skillsOf(db, userId), at: now });
  });

  registry.command(agentOperations.setSkills, async (call, { userId, skills }) => {
    if (!(await mayManage(call, userId))) return notFound();
    const wanted = new Map(skills.map((skill) => [skill.skillId, skill]));
    const known = await skillsKnown(call.tx.db);
    if ([...wanted.keys()].some((id) => !known.has(id))) return notFound();
    const before = await skillsOf(call.tx.db, userId);
    await setSkills(call.tx, keyOf(call, userId), [...wanted.values()]);
    const items = await skillsOf(call.tx.db, userId);
    await call.tx.audit({ subject: { kind: 'user', id: userId }, facts: { before, after: items } });
    return accepted({ items });
  });

  registry.command(agentOperations.forceState, async (call, { userId, wanted, reason: why }) => {
    if (!(await mayManage(call, userId))) return notFound();
    const { tx, scope } = call;
    const agent = await agentOutline(tx.db, userId);
    if (!agent || agent.state === 'offline') return refused({ code: 'agent/not-at-desk' });
    const reason = await reasonOf(tx, wanted);
    if (reason === undefined) return refused({ code: 'agent/reason-unknown' });
    const forced = await setAgentState(tx, keyOf(call, userId), { state: wanted.state, reason, when: 'now' });
    if (!forced?.ok) return forced ?? notFound();
    const by = scope.actor.userId === undefined ? undefined : await nameOf(tx.db, scope.actor.userId);
    const body: StateForced = { userId, state: wanted.state, by: by ?? '', reason: why };
    tx.event({ type: 'agent.state-forced', subjectId: userId, body });
    await tx.audit({
      subject: { kind: 'user', id: userId },
      facts: { was: agent.state, state: wanted.state, reason: why },
    });
    return forced;
  });

  registry.command(agentOperations.setCapacity, async (call, { userId, units, caps }) => {
    if (!(await mayManage(call, userId))) return notFound();
    const changed = await setCapacity(call.tx, { ...keyOf(call, userId), units, caps });
    if (!changed?.ok) return notFound();
    await call.tx.audit({ subject: { kind: 'user', id: userId }, facts: { units, caps } });
    return accepted(changed.value);
  });
}

function keyOf({ scope }: CommandCall, userId: string) {
  return { organisationId: scope.organisationId, userId };
}

/** Whoever manages agents of some service areas manages nobody of another, nor of the whole organisation. */
async function mayManage({ scope, tx }: CommandCall, userId: string): Promise<boolean> {
  const person = await staffOf(tx.db, userId);
  if (!person) return false;
  const { service_area_id: area } = person;
  return scope.areas === 'all' || (area !== null && scope.areas.has(area));
}
