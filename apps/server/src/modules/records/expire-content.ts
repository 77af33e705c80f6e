import type { Mode, Tenant } from '../../access/index.ts';
import type { AppContext } from '../../context.ts';
import type { Queryable, Tx } from '../../database/index.ts';
import { ENDED_STATES, type Packet } from '../packets/index.ts';
import { releaseBlob } from './blob-references.ts';

export type ExpiredInput = {
  partnerId: string;
  mode: Mode;
  /** Packets that ended before this. */
  endedBefore: number;
  limit: number;
};

/** Packets that have ended and whose records still have their bytes. */
export async function listExpiredPackets(
  db: Queryable,
  { partnerId, mode, endedBefore, limit }: ExpiredInput,
): Promise<string[]> {
  const rows = await db
    .selectFrom('records')
    .innerJoin('packets', 'packets.id', 'records.packet_id')
    .select('records.packet_id')
    .distinct()
    .where('records.partner_id', '=', partnerId)
    .where('records.mode', '=', mode)
    .where('records.content_deleted_at', 'is', null)
    .where('records.state', '<>', 'refused')
    .where('packets.state', 'in', ENDED_STATES)
    .where('packets.state_changed_at', '<', endedBefore)
    .orderBy('records.packet_id')
    .limit(limit)
    .execute();
  return rows.map(({ packet_id }) => packet_id);
}

/** Records that wait for nothing but the retention policy: all of one packet are deleted together. */
export type KeptContent = {
  packetId: string;
  clientId: string;
  title: string;
  since: number;
  files: number;
  sizeBytes: number;
};

/** The packets of a tenant that ended and still have the bytes of their records, the earliest end first. */
export async function listKeptContent(
  db: Queryable,
  { partnerId, mode, clientIds }: Tenant,
  limit: number,
): Promise<KeptContent[]> {
  let records = db
    .selectFrom('records')
    .innerJoin('packets', 'packets.id', 'records.packet_id')
    .select((eb) => [
      'packets.id as packetId',
      'packets.client_id as clientId',
      'packets.title as title',
      'packets.state_changed_at as since',
      eb.fn.countAll<number>().as('files'),
      eb.fn.sum<number>('records.size_bytes').as('sizeBytes'),
    ])
    .where('records.partner_id', '=', partnerId)
    .where('records.mode', '=', mode)
    .where('records.content_deleted_at', 'is', null)
    .where('records.state', '<>', 'refused')
    .where('packets.state', 'in', ENDED_STATES);
  if (clientIds !== null) records = records.where('packets.client_id', 'in', clientIds);
  const rows = await records
    .groupBy(['packets.id', 'packets.client_id', 'packets.title', 'packets.state_changed_at'])
    .orderBy('packets.state_changed_at')
    .orderBy('packets.id')
    .limit(limit)
    .execute();
  return rows.map(({ files, sizeBytes, ...row }) => ({ ...row, files: Number(files), sizeBytes: Number(sizeBytes) }));
}

/**
 * Gives up the bytes of every record of a packet that the transaction has locked; the rows with their hashes, and the hash trail,
 * stay. Gives what is deleted now; nothing when it was before.
 */
export async function deleteContents(
  tx: Tx,
  context: AppContext,
  packet: Packet,
): Promise<{ sha256: string; sizeBytes: number }[]> {
  const records = await tx
    .updateTable('records')
    .set((record) => ({ content_deleted_at: context.now(), version: record('version', '+', 1) }))
    .where('packet_id', '=', packet.id)
    .where('content_deleted_at', 'is', null)
    .where('state', '<>', 'refused')
    .returning(['id', 'sha256', 'size_bytes'])
    .execute();
  for (const { id, sha256 } of records) await releaseBlob(tx, context, sha256, { kind: 'record', id });
  return records.map(({ sha256, size_bytes: sizeBytes }) => ({ sha256, sizeBytes }));
}
