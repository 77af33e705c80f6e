import { type Actor, actorId } from '../../access/index.ts';
import { recordAudit } from '../../audit/index.ts';
import type { AppContext } from '../../context.ts';
import type { Tx } from '../../database/index.ts';
import { conflict, invalidRequest, Problem } from '../../http/index.ts';
import { newId } from '../../ids.ts';
import { enqueueJob } from '../../jobs/index.ts';
import { isOpen, stateDiffers } from '../packets/index.ts';
import { getProfile } from '../profiles/index.ts';
import { checkPacketRoom, checkRequirementIds, lockScopedPacket, recordScopeOf } from '../records/index.ts';
import { MAX_RECEIVING_UPLOADS, UPLOAD_LIFETIME_MS } from './limits.ts';
import type { UploadMetadata } from './read-metadata.ts';
import type { UploadTables } from './tables.ts';
import { toUpload, type Upload } from './upload.ts';

export type CreateUploadInput = { actor: Actor; metadata: UploadMetadata; sizeBytes: number };

/**
 * Begins an upload when its packet takes records and has room for it beside the uploads that run.
 * @throws Problem not_found, packet_state_differs, packet_full, upload_too_large, uploads_too_many, request_invalid
 */
export async function createUpload(
  tx: Tx,
  context: AppContext,
  { actor, metadata, sizeBytes }: CreateUploadInput,
): Promise<Upload> {
  const maxBytes = context.config.environment.MAX_FILE_BYTES;
  if (sizeBytes > maxBytes) throw tooLarge(maxBytes);
  const scope = recordScopeOf(actor);
  const packetId = metadata.packet ?? scope.request?.packetId;
  if (packetId === undefined) throw invalidRequest([{ at: 'upload-metadata/packet', message: 'is missing' }]);
  const packet = await lockScopedPacket(tx, scope, packetId);
  if (!isOpen(packet.state)) throw stateDiffers(packet.state);
  const requirementIds = metadata.requirement ?? [];
  const { profile } = await getProfile(tx, packet.profile_id, packet.profile_version);
  checkRequirementIds(profile, requirementIds);
  await checkRoom(tx, context, { packetId, sizeBytes });

  const at = context.now();
  const row: UploadTables['uploads'] = {
    id: newId(context),
    partner_id: packet.partner_id,
    mode: packet.mode,
    client_id: packet.client_id,
    packet_id: packet.id,
    actor: JSON.stringify(actor),
    owner_kind: actor.kind,
    owner_id: actorId(actor) ?? '',
    original_name: nameOf(metadata),
    requirement_ids: JSON.stringify(requirementIds),
    metadata: JSON.stringify(metadata.raw),
    expected_sha256: metadata.sha256 ?? null,
    size_bytes: sizeBytes,
    received_bytes: 0,
    writer: null,
    sha256: null,
    state: 'receiving',
    record_ids: '[]',
    refusal_code: null,
    refusal_detail: null,
    refused_members: '[]',
    created_at: at,
    expires_at: at + UPLOAD_LIFETIME_MS,
    finished_at: null,
  };
  await tx.insertInto('uploads').values(row).execute();
  await recordAudit(tx, context.random, {
    chain: packet.partner_id,
    actor,
    action: 'upload.begun',
    subject: { kind: 'upload', id: row.id },
    details: { packet_id: packet.id, size: sizeBytes },
    at,
  });
  await enqueueJob(tx, context, {
    kind: 'uploads.expire',
    key: row.id,
    payload: { upload_id: row.id },
    runAt: row.expires_at,
  });
  return toUpload(row);
}

async function checkRoom(
  tx: Tx,
  context: AppContext,
  { packetId, sizeBytes }: { packetId: string; sizeBytes: number },
): Promise<void> {
  const running = await tx
    .selectFrom('uploads')
    .select(['state', 'size_bytes'])
    .where('packet_id', '=', packetId)
    .where('state', 'in', ['receiving', 'inspecting'])
    .execute();
  if (running.filter(({ state }) => state === 'receiving').length >= MAX_RECEIVING_UPLOADS) {
    throw conflict(
      'uploads_too_many',
      `the packet has ${MAX_RECEIVING_UPLOADS} unfinished uploads`,
      'go on with one of them or take it back by DELETE; what nobody goes on with expires',
    );
  }
  const runningBytes = running.reduce((sum, { size_bytes }) => sum + size_bytes, 0);
  await checkPacketRoom(tx, context, { packetId, sizeBytes: sizeBytes + runningBytes });
}

/** The folders come with the file when a folder was chosen; some clients give the path without the name at its end. */
function nameOf({ filename, path = '' }: UploadMetadata): string {
  if (path === '' || path === filename) return filename;
  return path.endsWith(`/${filename}`) ? path : `${path.replace(/\/+$/, '')}/${filename}`;
}

function tooLarge(maxBytes: number): Problem {
  return new Problem({
    status: 413,
    code: 'upload_too_large',
    title: `a file has at most ${maxBytes} bytes here`,
    detail: 'split it, or ask the operator of this server to raise the limit',
  });
}
