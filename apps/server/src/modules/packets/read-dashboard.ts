import type { Tenant } from '../../access/index.ts';
import type { Queryable } from '../../database/index.ts';
import { type Packet, toPacket } from './packet.ts';
import { OPEN_STATES, PACKET_STATES, type PacketState } from './packet-states.ts';
import { scopePackets } from './scope-packets.ts';

/** A working week ahead. */
const DUE_SOON_MS = 7 * 24 * 60 * 60 * 1000;
/** What a person looks at first; the lists have the rest. */
const SHOWN_PACKETS = 10;

export type Dashboard = {
  counts: Record<PacketState, number>;
  /** Blocked packets, the latest evaluated first. */
  blocked: Packet[];
  /** Open packets that are overdue or due within a week, the most urgent first. */
  dueSoon: Packet[];
};

/** What needs attention in a workspace. */
export async function readDashboard(db: Queryable, tenant: Tenant, now: number): Promise<Dashboard> {
  const [states, blocked, dueSoon] = await Promise.all([
    scopePackets(db, tenant)
      .select(['state', (eb) => eb.fn.countAll<number>().as('count')])
      .groupBy('state')
      .execute(),
    scopePackets(db, tenant)
      .selectAll()
      .where('state', '=', 'blocked')
      .orderBy('state_changed_at', 'desc')
      .limit(SHOWN_PACKETS)
      .execute(),
    scopePackets(db, tenant)
      .selectAll()
      .where('state', 'in', OPEN_STATES)
      .where('due_at', '<', now + DUE_SOON_MS)
      .orderBy('due_at')
      .limit(SHOWN_PACKETS)
      .execute(),
  ]);
  const counts = Object.fromEntries(PACKET_STATES.map((state) => [state, 0])) as Record<PacketState, number>;
  for (const { state, count } of states) counts[state] = count;
  return { counts, blocked: blocked.map(toPacket), dueSoon: dueSoon.map(toPacket) };
}
