import { formatTimestamp } from '@attestlayer/encoding';
import type { Actor } from '../../access/index.ts';
import { recordAudit } from '../../audit/index.ts';
import type { AppContext } from '../../context.ts';
import type { Tx } from '../../database/index.ts';
import { conflict } from '../../http/index.ts';
import { extendPacketTrail } from '../packets/index.ts';
import { recordStateDiffers } from './end-record.ts';
import type { StoredRecord } from './record.ts';

export type SupersedeRecordInput = {
  /** Read in this transaction, after its packet was locked. */
  record: StoredRecord;
  /** The record that takes its place: current, and of the same packet. */
  by: StoredRecord;
  reason: string;
  actor: Actor;
};

/** Puts one record in the place of another, for good. @throws Problem record_state_differs, replacement_unsuitable */
export async function supersedeRecord(
  tx: Tx,
  context: AppContext,
  { record, by, reason, actor }: SupersedeRecordInput,
): Promise<StoredRecord> {
  if (record.state !== 'current' && record.state !== 'returned') throw recordStateDiffers(record);
  if (by.state !== 'current' || by.packet_id !== record.packet_id || by.id === record.id) {
    throw conflict(
      'replacement_unsuitable',
      'this record cannot take the place of the other',
      'name another record of the same packet that counts',
    );
  }
  const at = context.now();
  const change = {
    state: 'superseded' as const,
    superseded_by: by.id,
    reason,
    state_changed_at: at,
    version: record.version + 1,
  };
  await tx.updateTable('records').set(change).where('id', '=', record.id).execute();
  await extendPacketTrail(tx, record.packet_id, [
    { event: 'record_superseded', record_id: record.id, superseded_by: by.id, at: formatTimestamp(at) },
  ]);
  await recordAudit(tx, context.random, {
    chain: record.partner_id,
    actor,
    action: 'record.superseded',
    subject: { kind: 'record', id: record.id },
    details: { packet_id: record.packet_id, superseded_by: by.id, reason },
    at,
  });
  return { ...record, ...change };
}
