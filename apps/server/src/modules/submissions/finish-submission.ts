import type { Actor, Tenant } from '../../access/index.ts';
import type { AppContext } from '../../context.ts';
import type { Tx } from '../../database/index.ts';
import { evaluatePacket, latestEvaluation } from '../evaluation/index.ts';
import { type IssuanceRow, issuePacket } from '../issuance/index.ts';
import { lockPacket, type PacketState } from '../packets/index.ts';

export type FinishSubmissionInput = { tenant: Tenant; actor: Actor; packetId: string };

type Evaluated = NonNullable<Awaited<ReturnType<typeof latestEvaluation>>>;
export type FinishedSubmission = Pick<Evaluated, 'evaluation' | 'sha256'> & { issuance: IssuanceRow | null };

/** Their last evaluation is a PASS of the records that they have: another one would only count an attempt. */
const PASSED: readonly PacketState[] = ['ready', 'issuing', 'issued', 'withdrawn', 'superseded'];

/**
 * Evaluates a packet and, when it is PASS, begins to issue it; called again it gives what there is. The evaluation is kept when there
 * is no credit to issue with.
 * @throws Problem not_found, packet_state_differs, credits_insufficient, partner_inactive
 */
export async function finishSubmission(context: AppContext, input: FinishSubmissionInput): Promise<FinishedSubmission> {
  const { database } = context;
  const { evaluation, sha256 } = await database.transaction((tx) => evaluateOnce(tx, context, input));
  const issuance =
    evaluation.outcome === 'PASS' ? await database.transaction((tx) => issuePacket(tx, context, input)) : null;
  return { evaluation, sha256, issuance };
}

async function evaluateOnce(tx: Tx, context: AppContext, input: FinishSubmissionInput) {
  const { tenant, packetId } = input;
  const { state } = await lockPacket(tx, tenant, packetId);
  const passed = PASSED.includes(state) ? await latestEvaluation(tx, tenant, packetId) : null;
  return passed ?? evaluatePacket(tx, context, input);
}
