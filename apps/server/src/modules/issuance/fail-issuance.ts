import { signWithdrawEntry } from '@attestlayer/kit';
import { type Actor, systemTenant } from '../../access/index.ts';
import { recordAudit } from '../../audit/index.ts';
import type { AppContext } from '../../context.ts';
import { releaseHold } from '../credits/index.ts';
import { submitLogEntry } from '../log/index.ts';
import { changePacketState, lockPacket } from '../packets/index.ts';
import { releaseBlob } from '../records/index.ts';
import { advanceIssuance, frozenInput, type IssuanceRun, zipOwner } from './issuance-run.ts';
import type { IssuanceRow } from './tables.ts';

const SYSTEM: Actor = { kind: 'system' };

/**
 * Gives an issuance up: the credit is released, the packet is ready again, and a receipt that the log has seen already is
 * withdrawn, since nobody will get its kit.
 */
export async function failIssuance(
  { context, faults }: IssuanceRun,
  issuance: IssuanceRow,
  { code, message }: { code: string; message: string },
): Promise<void> {
  const { mode, partner_id: partnerId, packet_id, id } = issuance;
  const withdrawal = await signOrphanWithdrawal(context, issuance);
  await context.database.transaction(async (tx) => {
    const packet = await lockPacket(tx, systemTenant(partnerId, mode), packet_id);
    await advanceIssuance(tx, context, issuance, { state: 'failed', error_code: code, error_message: message });
    if (issuance.zip_sha256 !== null) await releaseBlob(tx, context, issuance.zip_sha256, zipOwner(issuance));
    await releaseHold(tx, context, { partnerId, mode, issuanceId: id, actor: SYSTEM });
    const details = { issuance_id: id, error: code };
    await changePacketState(tx, context, { packet, from: ['issuing'], to: 'ready', actor: SYSTEM, details });
    if (withdrawal !== null) await submitLogEntry(tx, context, { mode, entry: withdrawal });
    await recordAudit(tx, context.random, {
      chain: partnerId,
      actor: SYSTEM,
      action: 'issuance.failed',
      subject: { kind: 'issuance', id },
      details: { packet_id, code, message },
      at: context.now(),
    });
    await faults('failed_in_transaction');
  });
  await faults('failed');
  context.logger.error({ issuance: id, packet: packet_id, code, message }, 'an issuance was given up');
}

async function signOrphanWithdrawal(context: AppContext, issuance: IssuanceRow): Promise<Uint8Array | null> {
  if (issuance.entry_sha256 === null || issuance.receipt_sha256 === null) return null;
  const { issuerKid, parties } = frozenInput(issuance);
  return signWithdrawEntry({
    statement: {
      issuer: parties.issuer.id,
      kind: 'withdrawn',
      receipt_sha256: issuance.receipt_sha256,
      superseded_by: null,
    },
    signer: await context.keyRing.issuerSigner(issuance.mode, issuerKid),
  });
}
