import type { Actor } from '../../access/index.ts';
import { recordAudit } from '../../audit/index.ts';
import type { AppContext } from '../../context.ts';
import type { Tx } from '../../database/index.ts';
import { searchText } from '../../search-text.ts';
import { stateDiffers } from './change-packet-state.ts';
import { type Packet, periodOf, toPacket } from './packet.ts';
import { isOpen } from './packet-states.ts';
import { reopenPacket } from './reopen-packet.ts';

export type ChangePacketInput = {
  /** Locked by the caller. */
  packet: Packet;
  actor: Actor;
  /** What is left out stays as it is. */
  changes: {
    title?: string | undefined;
    reference?: string | null | undefined;
    period?: { from: string; until: string } | null | undefined;
    dueAt?: number | null | undefined;
  };
};

/** Changes what a packet is called, about and due. Another period asks for another evaluation. @throws Problem packet_state_differs */
export async function changePacket(
  tx: Tx,
  context: AppContext,
  { packet, actor, changes }: ChangePacketInput,
): Promise<Packet> {
  if (!isOpen(packet.state)) throw stateDiffers(packet.state);
  const {
    title = packet.title,
    reference = packet.reference,
    period = periodOf(packet),
    dueAt = packet.due_at,
  } = changes;
  if (changes.period !== undefined) await reopenPacket(tx, context, { packet, actor });
  const row = await tx
    .updateTable('packets')
    .set((eb) => ({
      title,
      reference,
      period_from: period?.from ?? null,
      period_until: period?.until ?? null,
      due_at: dueAt,
      search_text: searchText(title, reference),
      version: eb('version', '+', 1),
    }))
    .where('id', '=', packet.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  await recordAudit(tx, context.random, {
    chain: packet.partner_id,
    actor,
    action: 'packet.changed',
    subject: { kind: 'packet', id: packet.id },
    details: { title, reference, period, due_at: dueAt },
    at: context.now(),
  });
  return toPacket(row);
}
