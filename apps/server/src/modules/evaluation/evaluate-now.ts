import { formatTimestamp } from '@attestlayer/encoding';
import { type Evaluation, evaluate } from '@attestlayer/profile';
import type { Tenant } from '../../access/index.ts';
import type { Queryable } from '../../database/index.ts';
import { getDeclarations, type Packet, periodOf } from '../packets/index.ts';
import { getProfile } from '../profiles/index.ts';
import { listCurrentRecords } from '../records/index.ts';

/** Evaluates what a packet holds now, in four queries whatever its size. Stores nothing. */
export async function evaluateNow(
  db: Queryable,
  { tenant, packet, at }: { tenant: Tenant; packet: Packet; at: number },
): Promise<Evaluation> {
  const { profile } = await getProfile(db, packet.profile_id, packet.profile_version);
  return evaluate({
    profile,
    packetId: packet.id,
    period: periodOf(packet),
    declarations: await getDeclarations(db, packet.id),
    records: await listCurrentRecords(db, tenant, packet.id),
    attempt: packet.attempts + 1,
    evaluatedAt: formatTimestamp(at),
  });
}
