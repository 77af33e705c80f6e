import type { JsonValue } from '@attestlayer/encoding';
import type { Actor } from '../../access/index.ts';
import { recordAudit } from '../../audit/index.ts';
import type { AppContext } from '../../context.ts';
import type { Tx } from '../../database/index.ts';
import { conflict } from '../../http/index.ts';
import { type Packet, toPacket } from './packet.ts';
import type { PacketState } from './packet-states.ts';

export type ChangePacketStateInput = {
  packet: Packet;
  /** States in which this may be done. */
  from: readonly PacketState[];
  to: PacketState;
  actor: Actor;
  /** For the audit log. */
  details?: JsonValue;
};

/**
 * Moves a packet to another state and records it; whoever comes second is refused.
 * @throws Problem packet_state_differs
 */
export async function changePacketState(
  tx: Tx,
  context: AppContext,
  { packet, from, to, actor, details = {} }: ChangePacketStateInput,
): Promise<Packet> {
  const at = context.now();
  const row = await tx
    .updateTable('packets')
    .set((eb) => ({ state: to, state_changed_at: at, version: eb('version', '+', 1) }))
    .where('id', '=', packet.id)
    .where('state', 'in', from)
    .returningAll()
    .executeTakeFirst();
  if (row === undefined) throw stateDiffers(packet.state);
  await recordAudit(tx, context.random, {
    chain: packet.partner_id,
    actor,
    action: `packet.${to}`,
    subject: { kind: 'packet', id: packet.id },
    details,
    at,
  });
  return toPacket(row);
}

/** The packet is in a state in which this cannot be done. */
export function stateDiffers(state: PacketState) {
  return conflict(
    'packet_state_differs',
    `this cannot be done while the packet is ${state}`,
    'read the packet again; its state says what can be done next',
  );
}
