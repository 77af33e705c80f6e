import type { Actor, Tenant } from '../../access/index.ts';
import { recordAudit } from '../../audit/index.ts';
import type { AppContext } from '../../context.ts';
import type { Tx } from '../../database/index.ts';
import { lockPartner, type Partner, type PartnerSettings } from './partner.ts';
import { setPartner } from './set-partner.ts';

/** What a workspace may change of itself; a logo is a blob that must be stored first. */
type WorkspaceChanges = {
  [Name in keyof Omit<PartnerSettings, 'logo_blob_sha256'>]?: PartnerSettings[Name] | undefined;
};

export type ChangeWorkspaceInput = {
  tenant: Tenant;
  actor: Actor;
  changes: WorkspaceChanges;
  /** Called with the stored version before anything changes. */
  checkVersion(version: number): void;
};

/** Changes settings of a workspace. */
export async function changeWorkspace(
  tx: Tx,
  context: AppContext,
  { tenant, actor, changes, checkVersion }: ChangeWorkspaceInput,
): Promise<Partner> {
  const before = await lockPartner(tx, tenant.partnerId);
  const { id } = before;
  checkVersion(before.version);
  const given = Object.entries(changes).filter(([, value]) => value !== undefined);
  const columns = Object.fromEntries(
    given.map(([name, value]) => [name, typeof value === 'boolean' ? Number(value) : value]),
  );
  const partner = await setPartner(tx, before, columns);
  await recordAudit(tx, context.random, {
    chain: id,
    actor,
    action: 'workspace.changed',
    subject: { kind: 'partner', id },
    details: Object.fromEntries(given) as Record<string, string | number | boolean>,
    at: context.now(),
  });
  return partner;
}
