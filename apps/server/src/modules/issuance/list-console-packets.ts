import type { Queryable } from '../../database/index.ts';
import type { Packet, PacketState } from '../packets/index.ts';
import type { KitRow } from './tables.ts';

/** What an operator sees of a packet: nothing of its records, its client or its title. */
export type ConsolePacket = Pick<
  Packet,
  | 'id'
  | 'partner_id'
  | 'mode'
  | 'profile_id'
  | 'profile_version'
  | 'series_id'
  | 'state'
  | 'state_changed_at'
  | 'attempts'
  | 'blockers'
  | 'created_at'
> & { [Name in 'receipt_id' | 'receipt_sha256']: KitRow[Name] | null };

export type ListConsolePacketsInput = {
  partnerId: string | undefined;
  state: PacketState | undefined;
  /** Id of the last packet of the page before. */
  beforeId: string | null;
  limit: number;
};

/** Packets of all partners for the operator, newest first. */
export async function listConsolePackets(
  query: Queryable,
  { partnerId, state, beforeId, limit }: ListConsolePacketsInput,
): Promise<ConsolePacket[]> {
  return query
    .selectFrom('packets')
    .leftJoin('kits', 'kits.packet_id', 'packets.id')
    .select([
      'packets.id',
      'packets.partner_id',
      'packets.mode',
      'packets.profile_id',
      'packets.profile_version',
      'packets.series_id',
      'packets.state',
      'packets.state_changed_at',
      'packets.attempts',
      'packets.blockers',
      'packets.created_at',
      'kits.receipt_id',
      'kits.receipt_sha256',
    ])
    .$if(partnerId !== undefined, (packets) => packets.where('packets.partner_id', '=', partnerId!))
    .$if(state !== undefined, (packets) => packets.where('packets.state', '=', state!))
    .$if(beforeId !== null, (packets) => packets.where('packets.id', '<', beforeId!))
    .orderBy('packets.id', 'desc')
    .limit(limit)
    .execute();
}
