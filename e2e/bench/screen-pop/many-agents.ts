import { newId } from '@switchboard/shared/kernel';
import type { Database } from 'better-sqlite3';
import { newSecretToken } from '../../../server/src/identity/storage/secret-token.ts';

/** Operators are told of what is in their hands; whoever watches queues, of every contact of the organisation. */
const watchingEvery = 10;
const dayMs = 24 * 3_600_000;

/**
 * Operators, and a supervisor for every ten, who are signed in, hold their desks and are ready, each with the skill of another queue than the one that is
 * measured: the router reads them all and has one to choose. Straight into the tables, because so many password hashes
 * would take minutes. Answers their tokens; the server must not be running.
 */
export function addAgents(
  database: Database,
  { organisationId, count, skillKey, now }: { organisationId: string; count: number; skillKey: string; now: number },
): string[] {
  const skill = database
    .prepare<[string, string], { id: string }>('SELECT id FROM skill WHERE organisation_id = ? AND key = ?')
    .get(organisationId, skillKey);
  if (!skill) throw new Error(`There is no skill ${skillKey}`);
  const insert = insertsInto(database);
  return Array.from({ length: count }, (_, index) => {
    const [userId, sessionId] = [newId(now), newId(now)];
    const { token, hash } = newSecretToken('session');
    const own = { organisation_id: organisationId, user_id: userId };
    const name = `Agent ${String(index + 1).padStart(4, '0')}`;
    insert('staff', {
      id: userId,
      organisation_id: organisationId,
      user_name: `agent.${index + 1}@eastmere.example`,
      display_name: name,
      display_name_key: name.toLowerCase(),
      status: 'active',
      created_at: now,
      failed_attempts: 0,
      identity_provider: 'password',
      desk_epoch: 1,
      desk_session_id: sessionId,
      version: 1,
    });
    const role = index % watchingEvery === 0 ? 'supervisor' : 'operator';
    insert('staff_role', { ...own, role });
    insert('staff_session', {
      ...own,
      id: sessionId,
      token_hash: hash,
      started_at: now,
      last_seen_at: now,
      expires_at: now + dayMs,
      desk_epoch: 1,
    });
    insert('agent_skill', { ...own, skill_id: skill.id, level: 7 });
    insert('agent_state', {
      ...own,
      state: 'ready',
      state_since_at: now,
      desk_silent: 0,
      units_used: 0,
      units_of: 3,
      idle_since_at: now,
      version: 1,
    });
    return token;
  });
}

function insertsInto(database: Database) {
  return (table: string, row: Readonly<Record<string, string | number>>): void => {
    const columns = Object.keys(row);
    const holders = columns.map((column) => `@${column}`);
    database.prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${holders.join(', ')})`).run(row);
  };
}
