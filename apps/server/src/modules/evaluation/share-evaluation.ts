import { type Actor, actorId } from '../../access/index.ts';
import { recordAudit } from '../../audit/index.ts';
import type { AppContext } from '../../context.ts';
import type { Tx } from '../../database/index.ts';
import { enqueueJob } from '../../jobs/index.ts';
import type { StoredEvaluation } from './read-evaluations.ts';

/** Lets the client see an evaluation in the portal, and has whoever was asked for records told. Doing it twice tells once. */
export async function shareEvaluation(
  tx: Tx,
  context: AppContext,
  { stored, actor }: { stored: StoredEvaluation; actor: Actor },
): Promise<void> {
  const { packet, attempt } = stored;
  const at = context.now();
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('shared_evaluations')
    .values({ packet_id: packet.id, attempt, shared_at: at, shared_by: actorId(actor) })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows === 0n) return;
  await recordAudit(tx, context.random, {
    chain: packet.partner_id,
    actor,
    action: 'evaluation.shared',
    subject: { kind: 'packet', id: packet.id },
    details: { attempt, evaluation_sha256: stored.sha256 },
    at,
  });
  // Handled by `requests`, which knows whom to tell and itself needs this module.
  const payload = { packet_id: packet.id, attempt };
  await enqueueJob(tx, context, { kind: 'requests.tell-shared', key: packet.id, payload, runAt: at });
}
