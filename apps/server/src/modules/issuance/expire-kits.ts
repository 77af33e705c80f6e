import type { Mode } from '../../access/index.ts';
import type { AppContext } from '../../context.ts';
import type { Queryable, Tx } from '../../database/index.ts';
import { releaseBlob } from '../records/index.ts';
import { zipOwner } from './issuance-run.ts';
import type { KitRow } from './tables.ts';

export type ExpiredKitsInput = { partnerId: string; mode: Mode; issuedBefore: number; limit: number };

/** Packets whose kit was issued before an instant and can still be downloaded. */
export async function listExpiredKits(
  db: Queryable,
  { partnerId, mode, issuedBefore, limit }: ExpiredKitsInput,
): Promise<string[]> {
  const rows = await db
    .selectFrom('kits')
    .select('packet_id')
    .where('partner_id', '=', partnerId)
    .where('mode', '=', mode)
    .where('zip_deleted_at', 'is', null)
    .where('issued_at', '<', issuedBefore)
    .orderBy('issued_at')
    .limit(limit)
    .execute();
  return rows.map(({ packet_id }) => packet_id);
}

/** Gives up the ZIP of a packet's kit. What the registry says of the receipt does not change. Null when it was given up before. */
export async function deleteKitZip(tx: Tx, context: AppContext, packetId: string): Promise<KitRow | null> {
  const kit = await tx
    .updateTable('kits')
    .set({ zip_deleted_at: context.now() })
    .where('packet_id', '=', packetId)
    .where('zip_deleted_at', 'is', null)
    .returningAll()
    .executeTakeFirst();
  if (kit === undefined) return null;
  await releaseBlob(tx, context, kit.zip_sha256, zipOwner({ id: kit.issuance_id }));
  return kit;
}
