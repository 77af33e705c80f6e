import { type JsonValue, makeUuidV7 } from '@attestlayer/encoding';
import type { Tx } from '../database/index.ts';

export type EnqueueInput = {
  kind: string;
  /** A second open job of this kind and key is not stored: the first one will do. */
  key?: string;
  payload: JsonValue;
  /** Milliseconds since 1970; not before this. */
  runAt: number;
};

/** Stores a job in the transaction that makes it necessary, so that neither exists without the other. */
export async function enqueueJob(
  tx: Tx,
  { now, random }: { now(): number; random(length: number): Uint8Array },
  { kind, key, payload, runAt }: EnqueueInput,
): Promise<void> {
  await tx
    .insertInto('jobs')
    .values({
      id: makeUuidV7(now(), random(10)),
      kind,
      key: key ?? null,
      payload: JSON.stringify(payload),
      state: 'waiting',
      run_at: runAt,
      attempts: 0,
      leased_until: null,
      lease_id: null,
      last_error: null,
      created_at: now(),
      finished_at: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
