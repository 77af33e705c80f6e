import type { Actor, Tenant } from '../../access/index.ts';
import { recordAudit } from '../../audit/index.ts';
import type { AppContext } from '../../context.ts';
import type { Tx } from '../../database/index.ts';
import { holdBlob, releaseBlob } from '../records/index.ts';
import { lockPartner, type Partner, setPartner } from '../workspaces/index.ts';

export type ChangeLogoInput = {
  tenant: Tenant;
  actor: Actor;
  /** SHA-256 of a PNG that is in the store; null for none. */
  sha256: string | null;
};

/** Puts another logo in the place of the one before, or takes it away. */
export async function changeLogo(tx: Tx, context: AppContext, input: ChangeLogoInput): Promise<Partner> {
  const { tenant, actor, sha256 } = input;
  const before = await lockPartner(tx, tenant.partnerId);
  const old = before.settings.logo_blob_sha256;
  if (old === sha256) return before;
  const owner = { kind: 'logo', id: before.id };
  if (sha256 !== null) await holdBlob(tx, sha256, owner);
  if (old !== null) await releaseBlob(tx, context, old, owner);
  const partner = await setPartner(tx, before, { logo_blob_sha256: sha256 });
  await recordAudit(tx, context.random, {
    chain: before.id,
    actor,
    action: 'workspace.logo_changed',
    subject: { kind: 'partner', id: before.id },
    details: { sha256 },
    at: context.now(),
  });
  return partner;
}
