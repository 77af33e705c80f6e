import { decodeUtf8, encodeUtf8 } from '@attestlayer/encoding';
import { type PacketTrail, readTrail } from '@attestlayer/issuer';
import { appendTrail, type TrailEvent, type TrailHead } from '@attestlayer/kit';
import type { Queryable, Tx } from '../../database/index.ts';

/** Long trails are written in pieces that fit the parameters of one statement. */
const LINES_PER_INSERT = 200;

/**
 * Adds lines to the hash trail of a packet and returns its new end. The caller has locked the packet; the key of the table keeps
 * two from writing the same line even so.
 */
export async function extendPacketTrail(tx: Tx, packetId: string, events: readonly TrailEvent[]): Promise<TrailHead> {
  let head = await readHead(tx, packetId);
  const rows = [];
  for (const event of events) {
    const next = appendTrail(head, event);
    head = next.head;
    rows.push({ packet_id: packetId, ...head, line: decodeUtf8(next.line).trimEnd() });
  }
  for (let start = 0; start < rows.length; start += LINES_PER_INSERT) {
    await tx
      .insertInto('packet_trail_lines')
      .values(rows.slice(start, start + LINES_PER_INSERT))
      .execute();
  }
  if (head === null) throw new Error(`packet ${packetId} has no trail, and none was begun`);
  return head;
}

/** Reads and checks the whole hash trail of a packet. @throws KitError `trail_*` when the table was tampered with */
export async function readPacketTrail(db: Queryable, packetId: string): Promise<PacketTrail> {
  const lines = await db
    .selectFrom('packet_trail_lines')
    .select('line')
    .where('packet_id', '=', packetId)
    .orderBy('seq')
    .execute();
  return readTrail(encodeUtf8(lines.map(({ line }) => `${line}\n`).join('')));
}

async function readHead(tx: Tx, packetId: string): Promise<TrailHead | null> {
  const head = await tx
    .selectFrom('packet_trail_lines')
    .select(['seq', 'sha256'])
    .where('packet_id', '=', packetId)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return head ?? null;
}
