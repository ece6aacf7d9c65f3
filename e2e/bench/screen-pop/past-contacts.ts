import type { Database } from 'better-sqlite3';

export interface Past {
  readonly organisationId: string;
  readonly contacts: number;
  /** The latest of them arrived shortly before. */
  readonly now: number;
}

const twoYearsMs = 2 * 365 * 24 * 3_600_000;
const customersPerHundred = 20;

/**
 * What so many finished contacts leave behind: customers with a telephone number, and of each contact its conversation,
 * its words, the part an agent had in it and the offer she took. Written straight into the tables, with the indexes
 * made anew afterwards; the server must not be running.
 */
export function writePast(database: Database, past: Past): void {
  for (const setting of ['journal_mode = OFF', 'synchronous = OFF', 'cache_size = -400000', 'foreign_keys = OFF'])
    database.pragma(setting);
  const indexes = database
    .prepare<[], { name: string; sql: string }>(
      `SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN
       ('contact', 'message', 'interaction', 'reservation', 'customer', 'customer_point')`,
    )
    .all();
  for (const { name } of indexes) database.exec(`DROP INDEX ${name}`);
  const { organisationId, contacts, now } = past;
  const step = Math.max(1, Math.floor(twoYearsMs / contacts));
  const customers = Math.max(1, Math.floor((contacts * customersPerHundred) / 100));
  const people = 'SELECT id, display_name FROM staff WHERE organisation_id = @organisationId ORDER BY id';
  const staff = database.prepare<object, { id: string; display_name: string }>(people).all({ organisationId });
  const given = { organisationId, contacts, customers, step, first: now - step * contacts, agents: staff.length };
  database.exec('CREATE TEMP TABLE agent (seat integer PRIMARY KEY, id text, name text)');
  const seat = database.prepare('INSERT INTO agent VALUES (?, ?, ?)');
  for (const [index, { id, display_name: name }] of staff.entries()) seat.run(index, id, name);
  for (const statement of statements) database.prepare(statement).run(given);
  for (const { sql } of indexes) database.exec(sql);
  database.exec('DROP TABLE agent');
  database.pragma('journal_mode = WAL');
}

/** An id in the order of time, as UUIDv7 are (RFC 9562): `kind` keeps those of different tables apart. */
const id = (kind: number, at: string, n: string) =>
  `printf('%08x-%04x-7000-8${String(kind).padStart(3, '0')}-%012x', (${at}) >> 16, (${at}) & 65535, ${n})`;
const count = (many: string) =>
  `WITH RECURSIVE counted(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM counted WHERE n + 1 < ${many})`;
const at = '@first + n * @step';
const customer = id(1, '@first', '(n * 7919) % @customers');
const contact = id(2, at, 'n');
const conversation = id(3, at, 'n');

const statements = [
  `${count('@customers')} INSERT INTO customer (id, organisation_id, reference, kind, name, created_at, changed_at, version)
   SELECT ${id(1, '@first', 'n')}, @organisationId, printf('B-%07d', n), 'person', printf('Citizen %d', n), @first, @first, 1
   FROM counted`,
  `${count('@customers')} INSERT INTO customer_point (id, organisation_id, customer_id, kind, value, value_key,
     is_preferred, is_safe_to_use, place)
   SELECT ${id(4, '@first', 'n')}, @organisationId, ${id(1, '@first', 'n')}, 'phone', printf('07700 9%08d', n),
     printf('+4477009%08d', n), 1, 1, 0 FROM counted`,
  `${count('@contacts')} INSERT INTO contact (id, organisation_id, conversation_id, start_key, channel, direction, state,
     state_since_at, arrived_at, first_queued_at, ended_at, ended_by, queue_id, queue_name, band, skills, display_name,
     customer_id, customer_match, language, intent, needs_link, citizen_connected, last_agent_id, record, reason_id,
     outcome_id, reason_title, outcome_title, wrap_up_note, hands_version, version)
   SELECT ${contact}, @organisationId, ${conversation}, printf('past %d', n), 'webchat', 'inbound', 'ended',
     ${at} + 300000, ${at}, ${at} + 20000, ${at} + 300000, 'citizen', queue.id, queue.name, 5, '[]',
     printf('Citizen %d', (n * 7919) % @customers), ${customer}, 'one', 'en-GB', 'Asks how her report stands', 1, 0,
     agent.id, 'complete', reason.id, outcome.id, reason.title, outcome.title, 'Answered at once.', 4, 9
   FROM counted
   JOIN agent ON agent.seat = counted.n % @agents
   JOIN (SELECT id, name, row_number() OVER (ORDER BY id) - 1 AS place, count(*) OVER () AS places FROM queue
     WHERE organisation_id = @organisationId) AS queue ON queue.place = counted.n % queue.places
   JOIN (SELECT id, title, row_number() OVER (ORDER BY id) - 1 AS place, count(*) OVER () AS places FROM reason
     WHERE organisation_id = @organisationId) AS reason ON reason.place = counted.n % reason.places
   JOIN (SELECT id, title, row_number() OVER (ORDER BY id) - 1 AS place, count(*) OVER () AS places FROM outcome
     WHERE organisation_id = @organisationId) AS outcome ON outcome.place = counted.n % outcome.places`,
  `${count('@contacts')} INSERT INTO conversation (id, organisation_id, contact_id, last_seq, last_citizen_seq,
     owner_since_seq, citizen_delivered_seq, citizen_read_seq, staff_read_seq)
   SELECT ${conversation}, @organisationId, ${contact}, 2, 1, 0, 2, 2, 2 FROM counted`,
  `${count('@contacts')} INSERT INTO message (id, organisation_id, conversation_id, seq, written_at, kind, author_kind,
     author_name, author_key, text, details)
   SELECT ${id(5, at, 'n * 2 + side')}, @organisationId, ${conversation}, 1 + side, ${at} + side * 60000, 'text',
     CASE side WHEN 0 THEN 'citizen' ELSE 'bot' END, CASE side WHEN 0 THEN 'Visitor' ELSE 'Assistant' END,
     CASE side WHEN 0 THEN 'citizen' ELSE 'bot' END, 'Somebody has left a bicycle by the railings since Tuesday.',
     '{"attachments":[],"suggestions":[],"source":null}'
   FROM counted JOIN (SELECT 0 AS side UNION ALL SELECT 1)`,
  `${count('@contacts')} INSERT INTO interaction (id, organisation_id, contact_id, kind, user_id, agent_name, state,
     is_owner, started_at, left_at, wrap_up_extended, completed_at)
   SELECT ${id(6, at, 'n')}, @organisationId, ${contact}, 'agent', agent.id, agent.name, 'completed', 1, ${at} + 40000,
     ${at} + 300000, 0, ${at} + 330000 FROM counted JOIN agent ON agent.seat = counted.n % @agents`,
  `${count('@contacts')} INSERT INTO reservation (id, organisation_id, contact_id, user_id, fencing, state, offered_at,
     deadline_at, ended_at, queue_id, units, epoch, explanation)
   SELECT ${id(7, at, 'n')}, @organisationId, ${contact}, agent.id, 1, 'accepted', ${at} + 30000, ${at} + 50000,
     ${at} + 40000, (SELECT queue_id FROM contact WHERE id = ${contact}), 1, 1, '{}'
   FROM counted JOIN agent ON agent.seat = counted.n % @agents`,
];
