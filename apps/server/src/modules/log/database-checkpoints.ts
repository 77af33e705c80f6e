import { type CheckpointStore, LogError } from '@attestlayer/log';
import type { Queryable } from '../../database/index.ts';

export type DatabaseCheckpointsInput = {
  query: Queryable;
  origin: string;
  /** Takes the lock of the one sequencer of all processes; null when another one has it. */
  takeLock(): Promise<{ release(): Promise<void> } | null>;
};

/** The checkpoint of a log as a row, for several processes on one database. */
export function openDatabaseCheckpoints({ query, origin, takeLock }: DatabaseCheckpointsInput): CheckpointStore {
  type Name = 'checkpoint' | 'batch' | 'final';

  async function read(name: Name): Promise<Uint8Array | null> {
    const row = await inLogTerms(`read the ${name}`, () =>
      query
        .selectFrom('log_states')
        .select('bytes')
        .where('origin', '=', origin)
        .where('name', '=', name)
        .executeTakeFirst(),
    );
    return row === undefined ? null : new Uint8Array(row.bytes);
  }

  async function swap(expected: Uint8Array | null, next: Uint8Array): Promise<boolean> {
    const name = 'checkpoint';
    return inLogTerms('publish the checkpoint', async () => {
      if (expected === null) {
        const { numInsertedOrUpdatedRows } = await query
          .insertInto('log_states')
          .values({ origin, name, bytes: next })
          .onConflict((conflict) => conflict.columns(['origin', 'name']).doNothing())
          .executeTakeFirst();
        return numInsertedOrUpdatedRows === 1n;
      }
      const { numUpdatedRows } = await query
        .updateTable('log_states')
        .set({ bytes: next })
        .where('origin', '=', origin)
        .where('name', '=', name)
        .where('bytes', '=', expected)
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    });
  }

  async function writeState(name: 'batch' | 'final', bytes: Uint8Array): Promise<void> {
    await inLogTerms(`write the ${name}`, () =>
      query
        .insertInto('log_states')
        .values({ origin, name, bytes })
        .onConflict((conflict) => conflict.columns(['origin', 'name']).doUpdateSet({ bytes }))
        .execute(),
    );
  }

  async function lock() {
    const held = await inLogTerms('take the lock', takeLock);
    if (held === null) throw new LogError('log_locked', `another process has the log ${origin} open`);
    return held;
  }

  return { load: () => read('checkpoint'), swap, lock, readState: read, writeState };
}

async function inLogTerms<Result>(doing: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof LogError) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new LogError('storage_failed', `cannot ${doing}: ${reason}`, { cause });
  }
}
