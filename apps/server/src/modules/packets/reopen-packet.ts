import type { Actor } from '../../access/index.ts';
import type { AppContext } from '../../context.ts';
import type { Tx } from '../../database/index.ts';
import { changePacketState, stateDiffers } from './change-packet-state.ts';
import type { Packet } from './packet.ts';
import { isOpen } from './packet-states.ts';

/**
 * To be called before anything that an evaluation depends on changes: what the last evaluation said is then no longer about this
 * packet. The caller has locked the packet.
 * @throws Problem packet_state_differs when the packet takes no changes any more
 */
export async function reopenPacket(
  tx: Tx,
  context: AppContext,
  { packet, actor }: { packet: Packet; actor: Actor },
): Promise<Packet> {
  if (packet.state === 'collecting') return packet;
  if (!isOpen(packet.state)) throw stateDiffers(packet.state);
  return changePacketState(tx, context, { packet, from: ['blocked', 'ready'], to: 'collecting', actor });
}
