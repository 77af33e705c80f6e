import type { AppContext } from '../context.ts';
import type { Tx } from '../database/index.ts';
import type { Job } from './list-jobs.ts';

/**
 * Has a failed job tried again from its first attempt, or a waiting one now. `busy` when it runs or is done, or when another job
 * of its kind and key is open.
 */
export async function retryJob(
  tx: Tx,
  { now }: Pick<AppContext, 'now'>,
  jobId: string,
): Promise<{ outcome: 'waiting'; job: Job } | { outcome: 'missing' | 'busy' }> {
  const found = await tx.selectFrom('jobs').selectAll().where('id', '=', jobId).executeTakeFirst();
  if (found === undefined) return { outcome: 'missing' };
  if (found.state === 'failed' && found.key !== null) {
    const other = await tx
      .selectFrom('jobs')
      .select('id')
      .where('kind', '=', found.kind)
      .where('key', '=', found.key)
      .where('state', 'in', ['waiting', 'running'])
      .executeTakeFirst();
    if (other !== undefined) return { outcome: 'busy' };
  }
  const job = await tx
    .updateTable('jobs')
    .set({ state: 'waiting', attempts: 0, run_at: now(), finished_at: null })
    .where('id', '=', jobId)
    .where('state', 'in', ['failed', 'waiting'])
    .returningAll()
    .executeTakeFirst();
  return job === undefined ? { outcome: 'busy' } : { outcome: 'waiting', job };
}
