import { randomUUID } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { Citizen } from '../chat/citizen.ts';

type Row = Record<string, string | number | null>;

/** A citizen asks for a person and goes away; her contact waits on. */
export async function oneWaits(url: string, channel: string): Promise<void> {
  const citizen = new Citizen(url, channel);
  await citizen.start();
  await citizen.say('I want to speak to a person');
  await citizen.leave();
}

/** So many more contacts wait, each like the first that does; nobody serves meanwhile. Answers the first. */
export function copyWaiting(database: Database, count: number): Row {
  const waiting = database.prepare<[], Row>("SELECT * FROM contact WHERE state = 'queued' LIMIT 1").get();
  if (!waiting) throw new Error('Nobody waits who could be copied');
  const conversation = database
    .prepare<[unknown], Row>('SELECT * FROM conversation WHERE id = ?')
    .get(waiting['conversation_id'])!;
  const insert = (table: string, row: Row) => {
    const names = Object.keys(row);
    const sql = `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`;
    database.prepare(sql).run(...Object.values(row));
  };
  database.transaction(() => {
    for (let copy = 0; copy < count; copy += 1) {
      const [id, conversationId] = [sevenOf(randomUUID()), sevenOf(randomUUID())];
      insert('contact', { ...waiting, id, conversation_id: conversationId, start_key: id, needs_link: 0 });
      insert('conversation', { ...conversation, id: conversationId, contact_id: id });
    }
  })();
  return waiting;
}

/** Written as version 7, which is what an id is. */
const sevenOf = (uuid: string): string => `${uuid.slice(0, 14)}7${uuid.slice(15)}`;
