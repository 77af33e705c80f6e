import { formatTimestamp } from '@attestlayer/encoding';
import type { Actor } from '../../access/index.ts';
import { recordAudit } from '../../audit/index.ts';
import type { AppContext } from '../../context.ts';
import type { Tx } from '../../database/index.ts';
import { conflict } from '../../http/index.ts';
import { enqueueJob } from '../../jobs/index.ts';
import { extendPacketTrail } from '../packets/index.ts';
import type { StoredRecord } from './record.ts';

export type EndRecordInput = {
  /** Read in this transaction, after its packet was locked. */
  record: StoredRecord;
  reason: string;
  actor: Actor;
};

/** A partner goes through the records in one sitting; the client gets one mail about all that were sent back. */
const RETURN_DIGEST_MS = 10 * 60 * 1000;

/** Sends a record back to whoever submitted it; it no longer counts. @throws Problem record_state_differs */
export async function returnRecord(tx: Tx, context: AppContext, input: EndRecordInput): Promise<StoredRecord> {
  const { record } = input;
  if (record.state !== 'current') throw recordStateDiffers(record);
  const at = context.now();
  const returned = await setState(tx, context, { ...input, state: 'returned', at });
  await extendPacketTrail(tx, record.packet_id, [
    { event: 'record_returned', record_id: record.id, at: formatTimestamp(at) },
  ]);
  if (record.submitted_by_kind === 'contributor' && record.submitted_by !== null) {
    await enqueueJob(tx, context, {
      kind: 'requests.tell-returned',
      key: record.submitted_by,
      payload: { request_id: record.submitted_by },
      runAt: at + RETURN_DIGEST_MS,
    });
  }
  return returned;
}

/** Takes a record back for good. @throws Problem record_state_differs */
export async function withdrawRecord(tx: Tx, context: AppContext, input: EndRecordInput): Promise<StoredRecord> {
  const { record } = input;
  if (record.state !== 'current' && record.state !== 'returned') throw recordStateDiffers(record);
  const at = context.now();
  const withdrawn = await setState(tx, context, { ...input, state: 'withdrawn', at });
  await extendPacketTrail(tx, record.packet_id, [
    { event: 'record_withdrawn', record_id: record.id, at: formatTimestamp(at) },
  ]);
  return withdrawn;
}

async function setState(
  tx: Tx,
  context: AppContext,
  { record, reason, actor, state, at }: EndRecordInput & { state: 'returned' | 'withdrawn'; at: number },
): Promise<StoredRecord> {
  const change = { state, reason, state_changed_at: at, version: record.version + 1 };
  await tx.updateTable('records').set(change).where('id', '=', record.id).execute();
  await recordAudit(tx, context.random, {
    chain: record.partner_id,
    actor,
    action: `record.${state}`,
    subject: { kind: 'record', id: record.id },
    details: { packet_id: record.packet_id, reason },
    at,
  });
  return { ...record, ...change };
}

export function recordStateDiffers({ state }: StoredRecord) {
  return conflict(
    'record_state_differs',
    `this cannot be done with a record that is ${state}`,
    'read the records again; withdrawn and replaced records stay as they are, and a new upload is a new record',
  );
}
