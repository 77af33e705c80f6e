import type { Mode } from '../../access/index.ts';
import type { Queryable } from '../../database/index.ts';

export type LogQueue = { mode: Mode; entries: number; oldestAt: number };

/** What waits for the sequencer; a mode without anything waiting is left out. */
export async function readQueue(query: Queryable): Promise<LogQueue[]> {
  const rows = await query
    .selectFrom('log_submissions')
    .select((row) => ['mode', row.fn.countAll().as('entries'), row.fn.min('submitted_at').as('oldest_at')])
    .where('state', '=', 'waiting')
    .groupBy('mode')
    .execute();
  return rows.map(({ mode, entries, oldest_at }) => ({ mode, entries: Number(entries), oldestAt: Number(oldest_at) }));
}
