import type { Actor, Tenant } from '../../access/index.ts';
import { recordAudit } from '../../audit/index.ts';
import type { AppContext } from '../../context.ts';
import type { Tx } from '../../database/index.ts';
import { lockPartner, type Partner } from './partner.ts';
import { type RetentionChoice, retentionPolicyOf } from './retention-policy.ts';
import { setPartner } from './set-partner.ts';

export type ChangeRetentionInput = {
  tenant: Tenant;
  actor: Actor;
  choice: RetentionChoice;
  /** Called with the stored version before anything changes. */
  checkVersion(version: number): void;
};

/** Chooses how long a workspace keeps records and kits. The audit log keeps each policy beside its hash, which receipts name. */
export async function changeRetention(
  tx: Tx,
  context: AppContext,
  { tenant, actor, choice, checkVersion }: ChangeRetentionInput,
): Promise<Partner> {
  const before = await lockPartner(tx, tenant.partnerId);
  checkVersion(before.version);
  const partner = await setPartner(tx, before, { retention_policy: JSON.stringify(choice) });
  const { policy, sha256 } = retentionPolicyOf(partner);
  await recordAudit(tx, context.random, {
    chain: partner.id,
    actor,
    action: 'workspace.retention_changed',
    subject: { kind: 'partner', id: partner.id },
    details: { policy, sha256 },
    at: context.now(),
  });
  return partner;
}
