import type { PacketTables } from './tables.ts';

/** A packet as the tables know it: times in milliseconds. */
export type Packet = Omit<PacketTables['packets'], 'search_text'>;

export function toPacket({ search_text: _search, ...packet }: PacketTables['packets']): Packet {
  return packet;
}

/** The period of a packet in the form of the evaluator. */
export function periodOf({ period_from: from, period_until: until }: Packet): { from: string; until: string } | null {
  return from === null || until === null ? null : { from, until };
}
