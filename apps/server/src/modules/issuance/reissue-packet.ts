import { type Actor, actorId, type Tenant } from '../../access/index.ts';
import { recordAudit } from '../../audit/index.ts';
import type { AppContext } from '../../context.ts';
import type { Tx } from '../../database/index.ts';
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
import { findReissue } from './read-replacement.ts';

export type ReissuePacketInput = {
  tenant: Tenant;
  actor: Actor;
  packetId: string;
  /** Kept between the parties; the log does not say why. */
  reason: string;
};

/**
 * Opens the packet whose kit is to take the place of an issued one: of the same series and profile, with its records and
 * declarations. It is evaluated and issued like any other, for one credit, with a receipt id and a hash trail of its own; the
 * earlier kit stays good until that one is delivered. Whoever asks again gets the packet that there is, unless it was cancelled.
 * @throws Problem not_found, packet_state_differs, client_archived
 */
export async function reissuePacket(tx: Tx, context: AppContext, input: ReissuePacketInput): Promise<Packet> {
  const { tenant, actor, reason } = input;
  const earlier = await lockPacket(tx, tenant, input.packetId);
  const open = await findReissue(tx, earlier.id);
  if (open !== null) return getPacket(tx, tenant, open.packet_id);
  if (earlier.state !== 'issued') throw stateDiffers(earlier.state);
  const created = await createPacket(tx, context, {
    tenant,
    actor,
    clientId: earlier.client_id,
    profileId: earlier.profile_id,
    profileVersion: earlier.profile_version,
    title: earlier.title,
    reference: earlier.reference,
    period: periodOf(earlier),
    dueAt: null,
  });
  const row = { packet_id: created.id, replaces_packet_id: earlier.id, reason };
  await tx
    .insertInto('reissues')
    .values({ ...row, created_at: context.now(), created_by: actorId(actor) })
    .execute();
  await carryOver(tx, context, input, created);
  await recordAudit(tx, context.random, {
    chain: tenant.partnerId,
    actor,
    action: 'packet.reissue_begun',
    subject: { kind: 'packet', id: created.id },
    details: { replaces: earlier.id, reason },
    at: context.now(),
  });
  return getPacket(tx, tenant, created.id);
}

/** The records come in anew, now and under new ids: the trail of a packet tells what was handed in for this packet. */
async function carryOver(
  tx: Tx,
  context: AppContext,
  { tenant, actor, packetId }: ReissuePacketInput,
  packet: Packet,
): Promise<void> {
  for (const record of await listCurrentRecords(tx, tenant, packetId)) {
    await registerRecord(tx, context, {
      scope: { tenant, request: null },
      actor,
      packetId: packet.id,
      facts: record.facts,
      originalName: record.originalName,
      requirementIds: record.requirementIds,
      effectiveFrom: record.effectiveFrom,
      effectiveUntil: record.effectiveUntil,
    });
  }
  const declarations = await getDeclarations(tx, packetId);
  if (Object.keys(declarations).length > 0) await setDeclarations(tx, context, { packet, actor, declarations });
}
