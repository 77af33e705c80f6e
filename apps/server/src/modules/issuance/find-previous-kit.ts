import type { Queryable } from '../../database/index.ts';
import type { KitRow } from './tables.ts';

/** The kit that was delivered last in a series, whatever became of it: the next one is compared with it. */
export async function findPreviousKit(query: Queryable, seriesId: string): Promise<KitRow | null> {
  const kit = await query
    .selectFrom('kits')
    .selectAll()
    .where('series_id', '=', seriesId)
    .orderBy('delivered_at', 'desc')
    .orderBy('log_index', 'desc')
    .limit(1)
    .executeTakeFirst();
  return kit ?? null;
}
