import type { Tx } from '../../database/index.ts';
import { stateDiffers } from './change-packet-state.ts';
import { type Packet, toPacket } from './packet.ts';
import { OPEN_STATES } from './packet-states.ts';

/**
 * Counts an evaluation and moves the packet to `blocked` or `ready`. The evaluation itself is what the audit log and the trail
 * record; both are up to the caller, who has locked the packet.
 * @throws Problem packet_state_differs
 */
export async function recordAttempt(
  tx: Tx,
  { packet, blockers, at }: { packet: Packet; blockers: number; at: number },
): Promise<Packet> {
  const row = await tx
    .updateTable('packets')
    .set((eb) => ({
      state: blockers === 0 ? 'ready' : 'blocked',
      state_changed_at: at,
      attempts: eb('attempts', '+', 1),
      blockers,
      version: eb('version', '+', 1),
    }))
    .where('id', '=', packet.id)
    .where('state', 'in', OPEN_STATES)
    .returningAll()
    .executeTakeFirst();
  if (row === undefined) throw stateDiffers(packet.state);
  return toPacket(row);
}
