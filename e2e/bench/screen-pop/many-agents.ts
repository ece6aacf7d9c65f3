import { newId } from '@switchboard/shared/kernel';
import type { Database } from 'better-sqlite3';
import { newSecretToken } from '../../../server/src/identity/storage/secret-token.ts';

/** Operators are told of what is in their hands; whoever watches queues, of every contact of the organisation. */
const watchingEvery = 10;
const dayMs = 24 * 3_600_000;

export interface AgentPlan {
  readonly organisationId: string;
  readonly count: number;
  /** The skill that each of them has, by its key. */
  readonly skillKey: string;
  readonly now: number;
}

interface Person {
  readonly id: string;
  readonly sessionId: string;
  readonly number: number;
}

type Row = Readonly<Record<string, string | number>>;
type Insert = (table: string, row: Row) => void;

/**
 * Operators, and a supervisor for every ten, who are signed in, hold their desks and are ready, each with the skill of another queue than the one that is
 * measured: the router reads them all and has one to choose. Straight into the tables, because so many password hashes
 * would take minutes. Answers their tokens; the server must not be running.
 */
export function addAgents(database: Database, plan: AgentPlan): string[] {
  const skill = database
    .prepare<[string, string], { id: string }>('SELECT id FROM skill WHERE organisation_id = ? AND key = ?')
    .get(plan.organisationId, plan.skillKey);
  if (!skill) throw new Error(`There is no skill ${plan.skillKey}`);
  // Queues may be linked to teams: hers are all of them.
  const teams = database
    .prepare<[string], { id: string }>('SELECT id FROM team WHERE organisation_id = ?')
    .all(plan.organisationId)
    .map(({ id }) => id);
  const insert = insertsInto(database);
  return Array.from({ length: plan.count }, (_, index) => {
    const { token, hash } = newSecretToken('session');
    const person = { id: newId(plan.now), sessionId: newId(plan.now), number: index + 1 };
    addPerson(insert, plan, person);
    const own = { organisation_id: plan.organisationId, user_id: person.id };
    addSession(insert, plan.now, { ...own, id: person.sessionId, token_hash: hash });
    for (const teamId of teams) insert('team_member', { ...own, team_id: teamId });
    insert('agent_skill', { ...own, skill_id: skill.id, level: 7 });
    insert('agent_state', { ...own, ...ready, state_since_at: plan.now, idle_since_at: plan.now });
    return token;
  });
}

const ready = { state: 'ready', desk_silent: 0, units_used: 0, units_of: 100, version: 1 };

function addPerson(insert: Insert, { organisationId, now }: AgentPlan, person: Person): void {
  const name = `Agent ${String(person.number).padStart(4, '0')}`;
  insert('staff', {
    id: person.id,
    organisation_id: organisationId,
    user_name: `agent.${person.number}@eastmere.example`,
    display_name: name,
    display_name_key: name.toLowerCase(),
    status: 'active',
    created_at: now,
    failed_attempts: 0,
    identity_provider: 'password',
    desk_epoch: 1,
    desk_session_id: person.sessionId,
    version: 1,
  });
  const role = person.number % watchingEvery === 0 ? 'supervisor' : 'operator';
  insert('staff_role', { organisation_id: organisationId, user_id: person.id, role });
}

function addSession(insert: Insert, now: number, session: Row): void {
  insert('staff_session', { ...session, started_at: now, last_seen_at: now, expires_at: now + dayMs, desk_epoch: 1 });
}

function insertsInto(database: Database): Insert {
  return (table, row) => {
    const columns = Object.keys(row);
    const holders = columns.map((column) => `@${column}`);
    database.prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${holders.join(', ')})`).run(row);
  };
}
