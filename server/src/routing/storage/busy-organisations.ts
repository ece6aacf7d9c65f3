import type { Instant } from '@switchboard/shared/kernel';
import type { Rows } from '../../agents/index.ts';
import { hotStatement } from '../../platform/database/index.ts';
import './tables.ts';

const busy = hotStatement(
  'routing.organisations',
  `SELECT c.organisation_id FROM contact c WHERE c.state = 'queued' AND c.state NOT IN ('ended', 'abandoned')
   UNION SELECT organisation_id FROM reservation WHERE state = 'pending'
   UNION SELECT organisation_id FROM agent_state WHERE state = 'offline' AND units_used > 0`,
);
const lapsed = hotStatement(
  'routing.lapsed-skills',
  'SELECT DISTINCT user_id FROM agent_skill WHERE organisation_id = ? AND expires_at > ? AND expires_at <= ?',
);

/** Organisations in which there may be something to do: what the safety tick looks at. */
export async function organisationsWithWork(rows: Rows): Promise<string[]> {
  return (await rows<{ organisation_id: string }>(busy, [])).map((row) => row.organisation_id);
}

/** Whose skills have run out since: no fact tells of it. */
export async function agentsWithLapsedSkills(
  rows: Rows,
  organisationId: string,
  { since, now }: { readonly since: Instant; readonly now: Instant },
): Promise<string[]> {
  return (await rows<{ user_id: string }>(lapsed, [organisationId, since, now])).map((row) => row.user_id);
}
