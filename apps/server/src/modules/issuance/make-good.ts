import type { Actor } from '../../access/index.ts';
import type { AppContext } from '../../context.ts';
import type { Tx } from '../../database/index.ts';
import { grantCredits } from '../credits/index.ts';
import type { IssuanceRow } from './tables.ts';

const SYSTEM: Actor = { kind: 'system' };

/**
 * Gives the credit back and one more when a kit was delivered later than promised, in the transaction that delivers it: once, and
 * only for a kit that was paid for.
 */
export async function makeGood(tx: Tx, context: AppContext, issuance: IssuanceRow): Promise<void> {
  const { id, partner_id: partnerId, mode, packet_id: packetId, delivered_at, delivery_due_at } = issuance;
  if (delivered_at === null || delivered_at <= delivery_due_at) return;
  for (const type of ['credit_back', 'bonus'] as const) {
    await grantCredits(tx, context, {
      partnerId,
      mode,
      type,
      amount: 1,
      expiresAt: null,
      idempotencyKey: `late:${id}:${type}`,
      actor: SYSTEM,
      reason: 'delivered later than promised',
      packetId,
    });
  }
}
