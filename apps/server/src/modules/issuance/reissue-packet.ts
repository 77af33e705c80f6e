import { isUniqueViolation } from '@attestlayer/storage';
import type { Actor, Tenant } from '../../access/index.ts';
import { recordAudit } from '../../audit/index.ts';
import type { AppContext } from '../../context.ts';
import type { Tx } from '../../database/index.ts';
import { conflict } from '../../http/index.ts';
import {
  createPacket,
  getDeclarations,
  getPacket,
  lockPacket,
  type Packet,
  periodOf,
  setDeclarations,
  stateDiffers,
} from '../packets/index.ts';
import { listCurrentRecords, registerRecord } from '../records/index.ts';

export type ReissuePacketInput = {
  tenant: Tenant;
  actor: Actor;
  packetId: string;
  /** Kept between the parties; the log does not say why. */
  reason: string;
};

/**
 * Opens a packet that corrects an issued one: under the same version of the profile, with the same records and declarations, free to
 * be changed. Its kit costs a credit, has a receipt of its own, and supersedes the kit of the first one when it is delivered.
 * @throws Problem not_found, packet_state_differs, reissue_open, packet_full, blob_being_deleted, client_archived
 */
export async function reissuePacket(
  tx: Tx,
  context: AppContext,
  { tenant, actor, packetId, reason }: ReissuePacketInput,
): Promise<Packet> {
  const issued = await lockPacket(tx, tenant, packetId);
  if (issued.state !== 'issued') throw stateDiffers(issued.state);
  const next = await openCorrection(tx, context, { tenant, actor, issued });
  for (const { facts, ...record } of await listCurrentRecords(tx, tenant, issued.id)) {
    const { originalName, requirementIds, effectiveFrom, effectiveUntil } = record;
    const scope = { tenant, request: null };
    const kept = { originalName, requirementIds, effectiveFrom, effectiveUntil };
    await registerRecord(tx, context, { scope, actor, packetId: next.id, facts, ...kept });
  }
  const declarations = await getDeclarations(tx, issued.id);
  await setDeclarations(tx, context, { packet: next, actor, declarations });
  await recordAudit(tx, context.random, {
    chain: tenant.partnerId,
    actor,
    action: 'packet.reissue-opened',
    subject: { kind: 'packet', id: issued.id },
    details: { corrected_by: next.id, reason },
    at: context.now(),
  });
  return getPacket(tx, tenant, next.id);
}

type CorrectionInput = { tenant: Tenant; actor: Actor; issued: Packet };

async function openCorrection(
  tx: Tx,
  context: AppContext,
  { tenant, actor, issued }: CorrectionInput,
): Promise<Packet> {
  const { client_id: clientId, profile_id: profileId, profile_version: profileVersion, title, reference } = issued;
  const same = { clientId, profileId, profileVersion, title, reference, period: periodOf(issued), dueAt: null };
  try {
    return await createPacket(tx, context, { tenant, actor, ...same, supersedes: issued.id });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw conflict(
      'reissue_open',
      'there is a packet that corrects this one already',
      'go on with that one, or cancel it first',
    );
  }
}
