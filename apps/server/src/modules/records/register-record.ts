import { formatTimestamp } from '@attestlayer/encoding';
import { storableName } from '@attestlayer/kit';
import type { RecordFacts } from '@attestlayer/profile';
import { type Actor, actorId } from '../../access/index.ts';
import { recordAudit } from '../../audit/index.ts';
import type { AppContext } from '../../context.ts';
import type { Tx } from '../../database/index.ts';
import { newId } from '../../ids.ts';
import { extendPacketTrail, isOpen, type Packet, reopenPacket, stateDiffers } from '../packets/index.ts';
import { getProfile } from '../profiles/index.ts';
import { holdBlob } from './blob-references.ts';
import { checkEffectiveDays, checkRequirementIds } from './check-assignment.ts';
import { getRecord } from './get-record.ts';
import { keepFacts, schemaSetSha256 } from './inspections.ts';
import { checkPacketRoom } from './packet-room.ts';
import type { StoredRecord } from './record.ts';
import { lockScopedPacket, type RecordScope } from './record-scope.ts';
import { supersedeRecord } from './supersede-record.ts';
import type { RecordState } from './tables.ts';

export type RegisterRecordInput = {
  scope: RecordScope;
  actor: Actor;
  packetId: string;
  /** What inspection found under the JSON Schemas of the packet's profile. */
  facts: RecordFacts;
  /** As the submitter named the file, with its folders; attacker-controlled. */
  originalName: string;
  requirementIds?: readonly string[];
  effectiveFrom?: string | null;
  effectiveUntil?: string | null;
  /** The record that this one takes the place of. */
  replaces?: { recordId: string; reason: string } | null;
};

/**
 * Takes in a file that was uploaded and inspected. Its bytes are in the blob store unless inspection refused them: then only the
 * refusal is kept, and the packet is as it was.
 * @throws Problem not_found, packet_state_differs, packet_full, request_invalid, record_state_differs, blob_being_deleted
 */
export async function registerRecord(tx: Tx, context: AppContext, input: RegisterRecordInput): Promise<StoredRecord> {
  const { scope, actor, facts, replaces = null } = input;
  const packet = await lockScopedPacket(tx, scope, input.packetId);
  const { profile } = await getProfile(tx, packet.profile_id, packet.profile_version);
  checkRequirementIds(profile, input.requirementIds ?? []);
  checkEffectiveDays(input.effectiveFrom ?? null, input.effectiveUntil ?? null);
  if (!isOpen(packet.state)) throw stateDiffers(packet.state);
  if (!facts.refusal) await reopenPacket(tx, context, { packet, actor });
  const replaced = replaces && (await getRecord(tx, scope, replaces.recordId));
  const frees = replaced?.state === 'current' ? { sizeBytes: replaced.size_bytes } : null;
  await checkPacketRoom(tx, context, { packetId: packet.id, sizeBytes: facts.size, frees });

  const row = await buildRow(tx, context, input, packet, schemaSetSha256(profile));
  await keepFacts(tx, facts, row.schemas_sha256, row.received_at);
  await tx.insertInto('records').values(row).execute();
  await recordAudit(tx, context.random, {
    chain: packet.partner_id,
    actor,
    action: facts.refusal ? 'record.refused' : 'record.submitted',
    subject: { kind: 'record', id: row.id },
    details: {
      packet_id: packet.id,
      sha256: facts.sha256,
      size: facts.size,
      ...(facts.refusal && { refusal: facts.refusal.code }),
    },
    at: row.received_at,
  });
  const record = { ...row, requirement_ids: [...(input.requirementIds ?? [])], facts };
  if (facts.refusal) return record;

  await holdBlob(tx, facts.sha256, { kind: 'record', id: row.id });
  const at = formatTimestamp(row.received_at);
  const { sha256, size } = facts;
  await extendPacketTrail(tx, packet.id, [{ event: 'record_submitted', record_id: row.id, sha256, size, at }]);
  if (replaced && replaces) {
    await supersedeRecord(tx, context, { record: replaced, by: record, reason: replaces.reason, actor });
  }
  return record;
}

async function buildRow(
  tx: Tx,
  context: AppContext,
  { actor, facts, originalName, requirementIds = [], effectiveFrom = null, effectiveUntil = null }: RegisterRecordInput,
  packet: Packet,
  schemasSha256: string,
) {
  const at = context.now();
  const state: RecordState = facts.refusal ? 'refused' : 'current';
  return {
    id: newId(context),
    partner_id: packet.partner_id,
    mode: packet.mode,
    client_id: packet.client_id,
    packet_id: packet.id,
    sha256: facts.sha256,
    size_bytes: facts.size,
    schemas_sha256: schemasSha256,
    original_name: storableName(originalName),
    requirement_ids: JSON.stringify(requirementIds),
    received_at: at,
    effective_from: effectiveFrom,
    effective_until: effectiveUntil,
    submitted_by_kind: actor.kind,
    submitted_by: actorId(actor),
    duplicate_of: await findSameBytes(tx, packet.id, facts.sha256),
    state,
    reason: null,
    superseded_by: null,
    state_changed_at: at,
    content_deleted_at: null,
    version: 1,
  };
}

async function findSameBytes(tx: Tx, packetId: string, sha256: string): Promise<string | null> {
  const same = await tx
    .selectFrom('records')
    .select('id')
    .where('packet_id', '=', packetId)
    .where('sha256', '=', sha256)
    .where('state', '=', 'current')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  return same?.id ?? null;
}
