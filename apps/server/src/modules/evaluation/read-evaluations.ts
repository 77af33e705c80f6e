import { encodeUtf8 } from '@attestlayer/encoding';
import { type Evaluation, parseEvaluation } from '@attestlayer/profile';
import type { Tenant } from '../../access/index.ts';
import type { Queryable } from '../../database/index.ts';
import { notFound } from '../../http/index.ts';
import { getPacket, type Packet } from '../packets/index.ts';
import type { EvaluationTables } from './tables.ts';

/** A counted evaluation without its report. */
export type Attempt = Omit<EvaluationTables['evaluations'], 'report' | 'partner_id'> & { shared_at: number | null };

export type StoredEvaluation = {
  packet: Packet;
  evaluation: Evaluation;
  attempt: number;
  sha256: string;
  bytes: Uint8Array;
};

/** Lists the evaluations of a packet after an attempt, the first one first. */
export async function listAttempts(
  db: Queryable,
  { packetId, afterAttempt, limit }: { packetId: string; afterAttempt: number; limit: number },
): Promise<Attempt[]> {
  return db
    .selectFrom('evaluations')
    .leftJoin('shared_evaluations', (join) =>
      join
        .onRef('shared_evaluations.packet_id', '=', 'evaluations.packet_id')
        .onRef('shared_evaluations.attempt', '=', 'evaluations.attempt'),
    )
    .select([
      'evaluations.packet_id',
      'evaluations.attempt',
      'outcome',
      'blockers',
      'notices',
      'sha256',
      'evaluated_at',
      'evaluated_by',
      'shared_at',
    ])
    .where('evaluations.packet_id', '=', packetId)
    .where('evaluations.attempt', '>', afterAttempt)
    .orderBy('evaluations.attempt')
    .limit(limit)
    .execute();
}

/** Finds one evaluation of a packet. @throws Problem not_found */
export async function getEvaluation(
  db: Queryable,
  tenant: Tenant,
  { packetId, attempt }: { packetId: string; attempt: number },
): Promise<StoredEvaluation> {
  const packet = await getPacket(db, tenant, packetId);
  const row = await db
    .selectFrom('evaluations')
    .select(['attempt', 'sha256', 'report'])
    .where('packet_id', '=', packet.id)
    .where('attempt', '=', attempt)
    .executeTakeFirst();
  if (row === undefined) throw notFound('evaluation');
  return toStored(packet, row);
}

/** Finds the last evaluation of a packet; null before the first. @throws Problem not_found */
export async function latestEvaluation(
  db: Queryable,
  tenant: Tenant,
  packetId: string,
): Promise<StoredEvaluation | null> {
  const { attempts } = await getPacket(db, tenant, packetId);
  return attempts === 0 ? null : getEvaluation(db, tenant, { packetId, attempt: attempts });
}

/** Finds the last evaluation that the partner shared with the client; null when none was. */
export async function latestSharedEvaluation(
  db: Queryable,
  tenant: Tenant,
  packetId: string,
): Promise<StoredEvaluation | null> {
  const shared = await db
    .selectFrom('shared_evaluations')
    .select('attempt')
    .where('packet_id', '=', packetId)
    .orderBy('attempt', 'desc')
    .limit(1)
    .executeTakeFirst();
  return shared === undefined ? null : getEvaluation(db, tenant, { packetId, attempt: shared.attempt });
}

function toStored(packet: Packet, row: { attempt: number; sha256: string; report: string }): StoredEvaluation {
  const bytes = encodeUtf8(row.report);
  return { packet, evaluation: parseEvaluation(bytes), attempt: row.attempt, sha256: row.sha256, bytes };
}
