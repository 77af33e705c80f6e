import { recordAudit } from '../../audit/index.ts';
import type { AppContext } from '../../context.ts';
import type { Tx } from '../../database/index.ts';
import { newId } from '../../ids.ts';
import type { Packet } from '../packets/index.ts';
import type { RetentionTables } from './tables.ts';

export type RecordDeletionInput = {
  packet: Packet;
  kind: RetentionTables['deletions']['kind'];
  files: readonly { sha256: string; sizeBytes: number }[];
  policySha256: string;
};

/** Writes down what the transaction deletes. Nothing is written when nothing is deleted, such as after another run was quicker. */
export async function recordDeletion(
  tx: Tx,
  context: AppContext,
  { packet, kind, files, policySha256 }: RecordDeletionInput,
): Promise<void> {
  if (files.length === 0) return;
  const at = context.now();
  const id = newId(context);
  const sizeBytes = files.reduce((sum, file) => sum + file.sizeBytes, 0);
  await tx
    .insertInto('deletions')
    .values({
      id,
      partner_id: packet.partner_id,
      mode: packet.mode,
      client_id: packet.client_id,
      packet_id: packet.id,
      kind,
      sha256s: JSON.stringify(files.map(({ sha256 }) => sha256)),
      size_bytes: sizeBytes,
      policy_sha256: policySha256,
      deleted_at: at,
    })
    .execute();
  await recordAudit(tx, context.random, {
    chain: packet.partner_id,
    actor: { kind: 'system' },
    action: `retention.${kind}_deleted`,
    subject: { kind: 'packet', id: packet.id },
    details: { deletion_id: id, files: files.length, size: sizeBytes, policy_sha256: policySha256 },
    at,
  });
}
