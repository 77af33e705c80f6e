import { decodeUtf8, sha256Hex } from '@attestlayer/encoding';
import { type Evaluation, writeEvaluation } from '@attestlayer/profile';
import { type Actor, actorId, type Tenant } from '../../access/index.ts';
import { recordAudit } from '../../audit/index.ts';
import type { AppContext } from '../../context.ts';
import type { Tx } from '../../database/index.ts';
import { extendPacketTrail, isOpen, lockPacket, type Packet, recordAttempt, stateDiffers } from '../packets/index.ts';
import { evaluateNow } from './evaluate-now.ts';

export type EvaluatePacketInput = { tenant: Tenant; actor: Actor; packetId: string };

export type EvaluatedPacket = { packet: Packet; evaluation: Evaluation; sha256: string };

/**
 * Evaluates a packet and counts the attempt: its report, its line of the trail and the new state are stored together. FAIL costs
 * nothing and may be tried again at once.
 * @throws Problem not_found, packet_state_differs
 */
export async function evaluatePacket(
  tx: Tx,
  context: AppContext,
  { tenant, actor, packetId }: EvaluatePacketInput,
): Promise<EvaluatedPacket> {
  const packet = await lockPacket(tx, tenant, packetId);
  if (!isOpen(packet.state)) throw stateDiffers(packet.state);
  const at = context.now();
  const evaluation = await evaluateNow(tx, { tenant, packet, at });
  const bytes = writeEvaluation(evaluation);
  const sha256 = sha256Hex(bytes);
  const { attempt, outcome } = evaluation;
  const blockers = evaluation.blockers.filter(({ severity }) => severity === 'blocker').length;
  await tx
    .insertInto('evaluations')
    .values({
      packet_id: packet.id,
      attempt,
      partner_id: packet.partner_id,
      outcome,
      blockers,
      notices: evaluation.blockers.length - blockers,
      report: decodeUtf8(bytes),
      sha256,
      evaluated_at: at,
      evaluated_by: actorId(actor),
    })
    .execute();
  await extendPacketTrail(tx, packet.id, [
    {
      event: 'evaluated',
      attempt,
      outcome,
      evaluation_sha256: sha256,
      profile_sha256: evaluation.profile.sha256,
      at: evaluation.evaluated_at,
    },
  ]);
  const evaluated = await recordAttempt(tx, { packet, blockers, at });
  await recordAudit(tx, context.random, {
    chain: packet.partner_id,
    actor,
    action: 'packet.evaluated',
    subject: { kind: 'packet', id: packet.id },
    details: { attempt, outcome, blockers, evaluation_sha256: sha256 },
    at,
  });
  return { packet: evaluated, evaluation, sha256 };
}
