import type { Actor } from '../../access/index.ts';
import type { AppContext } from '../../context.ts';
import type { Tx } from '../../database/index.ts';
import { type Packet, reopenPacket } from '../packets/index.ts';
import { getRecord } from './get-record.ts';
import type { StoredRecord } from './record.ts';
import { lockScopedPacket, type RecordScope, recordScopeOf } from './record-scope.ts';

/** A record that may be changed in this transaction. */
export type OpenRecord = { packet: Packet; record: StoredRecord; scope: RecordScope };

/**
 * Runs a change of one record in a transaction: its packet is locked and open for changes, and what the last evaluation said no
 * longer holds.
 * @throws Problem not_found, packet_state_differs, and whatever `change` throws
 */
export async function changeRecord(
  context: AppContext,
  { actor, recordId }: { actor: Actor; recordId: string },
  change: (tx: Tx, open: OpenRecord) => Promise<StoredRecord>,
): Promise<StoredRecord> {
  const scope = recordScopeOf(actor);
  return context.database.transaction(async (tx) => {
    const { packet_id } = await getRecord(tx, scope, recordId);
    const packet = await lockScopedPacket(tx, scope, packet_id);
    // Read again: it may have changed before the lock was there.
    const record = await getRecord(tx, scope, recordId);
    const changed = await change(tx, { packet, record, scope });
    await reopenPacket(tx, context, { packet, actor });
    return changed;
  });
}
