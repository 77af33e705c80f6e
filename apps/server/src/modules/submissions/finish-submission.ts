import type { Actor, Tenant } from '../../access/index.ts';
import type { AppContext } from '../../context.ts';
import { conflict } from '../../http/index.ts';
import { evaluatePacket, latestEvaluation, type StoredEvaluation } from '../evaluation/index.ts';
import { type IssuanceRow, issuePacket } from '../issuance/index.ts';
import { isOpen, lockPacket } from '../packets/index.ts';
import { countRunningUploads } from '../uploads/index.ts';

export type FinishSubmissionInput = { tenant: Tenant; actor: Actor; packetId: string };

/** Null for the issuance of a packet that blocks. */
export type FinishedSubmission = { evaluated: StoredEvaluation; issuance: IssuanceRow | null };

/**
 * Evaluates a packet and, on PASS, begins to issue it. Whoever asks again gets the issuance that there is. In two transactions: when
 * there is no credit left, the packet stays ready and its evaluation stands.
 * @throws Problem not_found, packet_state_differs, uploads_running, partner_inactive, credits_insufficient
 */
export async function finishSubmission(
  context: AppContext,
  { tenant, actor, packetId }: FinishSubmissionInput,
): Promise<FinishedSubmission> {
  const { database } = context;
  const isIssuable = await database.transaction(async (tx) => {
    const { state } = await lockPacket(tx, tenant, packetId);
    if (state === 'issuing' || state === 'issued') return true;
    const running = isOpen(state) ? await countRunningUploads(tx, packetId) : 0;
    if (running > 0) throw uploadsRunning(running);
    if (state === 'ready') return true;
    const { evaluation } = await evaluatePacket(tx, context, { tenant, actor, packetId });
    return evaluation.outcome === 'PASS';
  });
  const issuance = isIssuable
    ? await database.transaction((tx) => issuePacket(tx, context, { tenant, actor, packetId }))
    : null;
  const evaluated = (await latestEvaluation(database.query, tenant, packetId))!;
  return { evaluated, issuance };
}

/** An evaluation now would not see files that are already here. */
function uploadsRunning(count: number) {
  return conflict(
    'uploads_running',
    `${count} uploads of the packet are not finished or not looked into yet`,
    'ask again when GET /v1/packets/{packetId}/uploads shows none that runs; DELETE one that nobody goes on with',
  );
}
