import { decodeUtf8 } from '@attestlayer/encoding';
import type { Evaluation, SubmittedRecord } from '@attestlayer/profile';
import { writeEvaluation } from '@attestlayer/profile';
import { type Actor, actorId, type Tenant } from '../../access/index.ts';
import { recordAudit } from '../../audit/index.ts';
import type { AppContext } from '../../context.ts';
import type { Tx } from '../../database/index.ts';
import { conflict, Problem } from '../../http/index.ts';
import { newId } from '../../ids.ts';
import { enqueueJob } from '../../jobs/index.ts';
import { getClient } from '../clients/index.ts';
import { holdCredit } from '../credits/index.ts';
import { changePacketState, lockPacket, type Packet } from '../packets/index.ts';
import { type IssuanceFaults, noFaults } from './faults.ts';
import type { IssuingPartner, RequestedKit } from './frozen-input.ts';
import type { IssuanceRow } from './tables.ts';

/** The evaluation that made a packet `ready`, and the records that it saw. */
export type Evaluated = { evaluation: Evaluation; records: SubmittedRecord[] };

export type StartIssuanceInput = {
  tenant: Tenant;
  actor: Actor;
  packetId: string;
  partner: IssuingPartner;
  /** Called when the packet is locked. */
  readEvaluated(tx: Tx, packet: Packet): Promise<Evaluated>;
  faults?: IssuanceFaults;
};

export const RUN_ISSUANCE_JOB = 'issuance.run';
const SEED_BYTES = 32;

/**
 * Begins to issue a packet: holds a credit and puts the job in, once. Whoever asks again gets the issuance that there is.
 * @throws Problem not_found, packet_state_differs, credits_insufficient, evaluation_outdated
 */
export async function startIssuance(tx: Tx, context: AppContext, input: StartIssuanceInput): Promise<IssuanceRow> {
  const { tenant, actor, packetId, faults = noFaults } = input;
  const packet = await lockPacket(tx, tenant, packetId);
  const current = await findOpenOrDelivered(tx, packetId);
  if (current) return current;
  const issuing = await changePacketState(tx, context, { packet, from: ['ready'], to: 'issuing', actor });
  const issuance = await insertIssuance(tx, context, input, issuing);
  const { outcome } = await holdCredit(tx, context, {
    partnerId: tenant.partnerId,
    mode: tenant.mode,
    packetId,
    issuanceId: issuance.id,
    actor,
  });
  if (outcome === 'credits_insufficient') throw insufficient();
  await recordAudit(tx, context.random, {
    chain: tenant.partnerId,
    actor,
    action: 'issuance.started',
    subject: { kind: 'issuance', id: issuance.id },
    details: { packet_id: packetId, attempt: issuance.attempt },
    at: context.now(),
  });
  await enqueueJob(tx, context, {
    kind: RUN_ISSUANCE_JOB,
    key: issuance.id,
    payload: { issuance_id: issuance.id },
    runAt: context.now(),
  });
  await faults('started_in_transaction');
  return issuance;
}

async function findOpenOrDelivered(tx: Tx, packetId: string): Promise<IssuanceRow | undefined> {
  return tx
    .selectFrom('issuances')
    .selectAll()
    .where('packet_id', '=', packetId)
    .where('state', '<>', 'failed')
    .executeTakeFirst();
}

async function insertIssuance(
  tx: Tx,
  context: AppContext,
  { tenant, actor, partner, readEvaluated }: StartIssuanceInput,
  packet: Packet,
): Promise<IssuanceRow> {
  const { evaluation, records } = await readEvaluated(tx, packet);
  if (evaluation.outcome !== 'PASS' || evaluation.attempt !== packet.attempts) {
    throw conflict('evaluation_outdated', 'the last evaluation is not the PASS of these records', 'evaluate again');
  }
  const client = await getClient(tx, tenant, packet.client_id);
  const now = context.now();
  return tx
    .insertInto('issuances')
    .values({
      id: newId(context),
      partner_id: tenant.partnerId,
      mode: tenant.mode,
      client_id: packet.client_id,
      packet_id: packet.id,
      series_id: packet.series_id,
      state: 'held',
      outcome: 'PASS',
      attempt: evaluation.attempt,
      evaluation: decodeUtf8(writeEvaluation(evaluation)),
      records: JSON.stringify(records),
      seed: context.random(SEED_BYTES),
      requested: JSON.stringify({ partner, clientName: client.name } satisfies RequestedKit),
      frozen: null,
      receipt_id: null,
      issued_at: null,
      after_checkpoint: null,
      receipt_sha256: null,
      entry_sha256: null,
      kit_id: null,
      zip_sha256: null,
      zip_size: null,
      error_code: null,
      error_message: null,
      progress: null,
      requested_at: now,
      requested_by: actorId(actor),
      state_changed_at: now,
      delivery_due_at: now + partner.deliveryWithinMs,
      delivered_at: null,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

function insufficient(): Problem {
  return new Problem({
    status: 402,
    code: 'credits_insufficient',
    title: 'there is no credit left to issue with',
    detail: 'the packet stays ready and its evaluation stands; issue it when credits are there',
  });
}
