import type { Mode, Tenant } from '../../access/index.ts';
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

/** A kit that can be downloaded until the retention policy says otherwise. */
export type KeptKit = { packetId: string; clientId: string; title: string; since: number; sizeBytes: number };

/** The kits of a tenant that can be downloaded, the earliest issued first. */
export async function listKeptKits(
  db: Queryable,
  { partnerId, mode, clientIds }: Tenant,
  limit: number,
): Promise<KeptKit[]> {
  let kits = db
    .selectFrom('kits')
    .innerJoin('packets', 'packets.id', 'kits.packet_id')
    .select([
      'packets.id as packetId',
      'packets.client_id as clientId',
      'packets.title as title',
      'kits.issued_at as since',
      'kits.zip_size as sizeBytes',
    ])
    .where('kits.partner_id', '=', partnerId)
    .where('kits.mode', '=', mode)
    .where('kits.zip_deleted_at', 'is', null);
  if (clientIds !== null) kits = kits.where('kits.client_id', 'in', clientIds);
  return kits.orderBy('kits.issued_at').orderBy('packets.id').limit(limit).execute();
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
