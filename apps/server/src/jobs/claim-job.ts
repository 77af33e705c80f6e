import { randomUUID } from 'node:crypto';
import type { AppDatabase } from '../database/index.ts';

export type ClaimedJob = { id: string; kind: string; payload: string; attempts: number; leaseId: string };

/**
 * Takes the next job that is due, or whose worker is gone. Several processes may ask at once: each job goes to one of them.
 */
export async function claimJob(
  database: AppDatabase,
  { kinds, now, leaseMs }: { kinds: readonly string[]; now: number; leaseMs: number },
): Promise<ClaimedJob | null> {
  const leaseId = randomUUID();
  return database.transaction(async (tx) => {
    const due = tx
      .selectFrom('jobs')
      .select(['id', 'kind', 'payload', 'attempts'])
      .where('kind', 'in', kinds)
      .where((eb) =>
        eb.or([
          eb.and([eb('state', '=', 'waiting'), eb('run_at', '<=', now)]),
          eb.and([eb('state', '=', 'running'), eb('leased_until', '<', now)]),
        ]),
      )
      .orderBy('run_at')
      .orderBy('id')
      .limit(1);
    // SQLite has one writer at a time, and this transaction is it.
    const job = await (database.kind === 'postgres' ? due.forUpdate().skipLocked() : due).executeTakeFirst();
    if (job === undefined) return null;
    const attempts = job.attempts + 1;
    await tx
      .updateTable('jobs')
      .set({ state: 'running', attempts, leased_until: now + leaseMs, lease_id: leaseId })
      .where('id', '=', job.id)
      .execute();
    return { ...job, attempts, leaseId };
  });
}

/** Keeps a running job for longer; false when it was taken over meanwhile. */
export async function renewLease(
  database: AppDatabase,
  { id, leaseId }: ClaimedJob,
  leasedUntil: number,
): Promise<boolean> {
  const { numUpdatedRows } = await database.query
    .updateTable('jobs')
    .set({ leased_until: leasedUntil })
    .where('id', '=', id)
    .where('lease_id', '=', leaseId)
    .where('state', '=', 'running')
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Ends a job, or puts it back for `runAt`; nothing happens when it was taken over meanwhile. */
export async function finishJob(
  database: AppDatabase,
  { id, leaseId }: ClaimedJob,
  end:
    | { state: 'done'; at: number }
    | { state: 'failed'; at: number; error: string }
    | { state: 'waiting'; runAt: number; error: string | null; attempts: number },
): Promise<void> {
  await database.query
    .updateTable('jobs')
    .set({
      state: end.state,
      leased_until: null,
      lease_id: null,
      last_error: end.state === 'done' ? null : end.error,
      ...(end.state === 'waiting' ? { run_at: end.runAt, attempts: end.attempts } : { finished_at: end.at }),
    })
    .where('id', '=', id)
    .where('lease_id', '=', leaseId)
    .execute();
}
