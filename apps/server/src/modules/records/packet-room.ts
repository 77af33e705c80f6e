import type { AppContext } from '../../context.ts';
import type { Queryable } from '../../database/index.ts';
import { Problem } from '../../http/index.ts';

/** What the binder can show in one document. */
export const MAX_CURRENT_RECORDS = 1000;
/** With everything that was replaced or withdrawn: bounds the hash trail, which travels in the kit. */
const MAX_RECORDS_EVER = 10_000;
/** Replaced files stay stored, and a packet can be corrected this many times over. */
const MAX_HISTORY_FACTOR = 4;

/** How much a packet holds. */
type PacketContents = { current: number; currentBytes: number; ever: number; everBytes: number };

/** Counts the records of a packet; refused ones are no part of it. */
async function countRecords(db: Queryable, packetId: string): Promise<PacketContents> {
  const rows = await db
    .selectFrom('records')
    .select([
      'state',
      (eb) => eb.fn.countAll<number>().as('count'),
      (eb) => eb.fn.sum<number>('size_bytes').as('bytes'),
    ])
    .where('packet_id', '=', packetId)
    .where('state', '<>', 'refused')
    .groupBy('state')
    .execute();
  const current = rows.find(({ state }) => state === 'current');
  return {
    current: current?.count ?? 0,
    currentBytes: current?.bytes ?? 0,
    ever: rows.reduce((sum, { count }) => sum + count, 0),
    everBytes: rows.reduce((sum, { bytes }) => sum + bytes, 0),
  };
}

/**
 * Refuses a record that the packet has no room for; `frees` is what it replaces. Called before an upload begins and again when the
 * record is registered.
 * @throws Problem packet_full
 */
export async function checkPacketRoom(
  db: Queryable,
  { config }: AppContext,
  { packetId, sizeBytes, frees }: { packetId: string; sizeBytes: number; frees?: { sizeBytes: number } | null },
): Promise<void> {
  const { current, currentBytes, ever, everBytes } = await countRecords(db, packetId);
  const maxBytes = config.environment.MAX_PACKET_BYTES;
  if (current + 1 - (frees ? 1 : 0) > MAX_CURRENT_RECORDS || ever >= MAX_RECORDS_EVER) {
    throw packetFull(`it takes ${MAX_CURRENT_RECORDS} records at a time and ${MAX_RECORDS_EVER} with those replaced`);
  }
  if (
    currentBytes + sizeBytes - (frees?.sizeBytes ?? 0) > maxBytes ||
    everBytes + sizeBytes > maxBytes * MAX_HISTORY_FACTOR
  ) {
    throw packetFull(`it takes ${maxBytes} bytes at a time and ${maxBytes * MAX_HISTORY_FACTOR} with those replaced`);
  }
}

function packetFull(detail: string): Problem {
  return new Problem({ status: 413, code: 'packet_full', title: 'the packet has no room for this record', detail });
}
