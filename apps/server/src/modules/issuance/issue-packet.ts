import type { Actor, Tenant } from '../../access/index.ts';
import type { AppContext } from '../../context.ts';
import type { Tx } from '../../database/index.ts';
import { conflict } from '../../http/index.ts';
import { latestEvaluation } from '../evaluation/index.ts';
import { listCurrentRecords } from '../records/index.ts';
import { getPartner, retentionPolicyOf, type Tier } from '../workspaces/index.ts';
import { type Evaluated, startIssuance } from './start-issuance.ts';
import type { IssuanceRow } from './tables.ts';

const HOUR_MS = 3_600_000;

/** From the request to issue until the kit is there, as each tier promises. */
const DELIVERY_WITHIN_MS: Readonly<Record<Tier, number>> = {
  starter: 24 * HOUR_MS,
  growth: 8 * HOUR_MS,
  portfolio: 2 * HOUR_MS,
  platform: HOUR_MS,
};

/**
 * Issues a ready packet as its workspace and its last evaluation say.
 * @throws Problem partner_inactive, and as startIssuance
 */
export async function issuePacket(
  tx: Tx,
  context: AppContext,
  { tenant, actor, packetId }: { tenant: Tenant; actor: Actor; packetId: string },
): Promise<IssuanceRow> {
  const partner = await getPartner(tx, tenant.partnerId);
  if (partner.state !== 'active') {
    throw conflict('partner_inactive', `the workspace is ${partner.state}`, 'ask the issuer; nothing was changed');
  }
  return startIssuance(tx, context, {
    tenant,
    actor,
    packetId,
    partner: {
      name: partner.settings.binder_name,
      withRecordPdf: partner.settings.record_pdf,
      retentionPolicySha256: retentionPolicyOf(partner).sha256,
      deliveryWithinMs: DELIVERY_WITHIN_MS[partner.tier],
    },
    readEvaluated: (inner, { id }) => readCurrent(inner, tenant, id),
  });
}

async function readCurrent(tx: Tx, tenant: Tenant, packetId: string): Promise<Evaluated> {
  const latest = await latestEvaluation(tx, tenant, packetId);
  if (latest === null) throw conflict('evaluation_outdated', 'the packet was not evaluated', 'evaluate it');
  return { evaluation: latest.evaluation, records: await listCurrentRecords(tx, tenant, packetId) };
}
