import { type Database, hotStatement } from '../database/index.ts';

const allHeads = hotStatement('stream-head.all', 'SELECT stream_id, seq FROM stream_head');

/** How far every organisation's stream has come. */
export async function readStreamHeads(database: Database): Promise<Map<string, number>> {
  const rows = await database.readPrepared<{ stream_id: string; seq: number }>(allHeads, []);
  return new Map(rows.map(({ stream_id, seq }) => [stream_id, seq]));
}
