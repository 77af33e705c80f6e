import type { AppContext } from '../context.ts';
import { IDEMPOTENCY_KEPT_MS } from './idempotency.ts';

/** Forgets Idempotency-Keys that no client comes back with any more, and the answers kept for them. */
export async function deleteOldAnswers({ database, now }: AppContext): Promise<void> {
  await database.query
    .deleteFrom('idempotency_keys')
    .where('created_at', '<', now() - IDEMPOTENCY_KEPT_MS)
    .execute();
}
