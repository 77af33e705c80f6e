import type { Actor } from '../../access/index.ts';
import { ISSUER_CHAIN, recordAudit } from '../../audit/index.ts';
import type { AppContext } from '../../context.ts';
import type { Tx } from '../../database/index.ts';
import { conflict } from '../../http/index.ts';
import { lockPartner, type Partner, setPartner, type Tier } from '../workspaces/index.ts';

export type ChangePartnerInput = {
  partnerId: string;
  actor: Actor;
  changes: { name?: string | undefined; tier?: Tier | undefined };
  /** Called with the stored version before anything changes. */
  checkVersion(version: number): void;
};

/** Changes what the issuer decides about a partner. @throws Problem not_found */
export async function changePartner(
  tx: Tx,
  context: AppContext,
  { partnerId, actor, changes, checkVersion }: ChangePartnerInput,
): Promise<Partner> {
  const before = await lockPartner(tx, partnerId);
  checkVersion(before.version);
  const { name = before.name, tier = before.tier } = changes;
  const partner = await setPartner(tx, before, { name, tier });
  const details = { from: { name: before.name, tier: before.tier }, to: { name, tier } };
  await recordAudit(tx, context.random, { ...auditOf(partnerId, actor, 'partner.changed', context), details });
  return partner;
}

/** Stops or restarts a partner's work; what is issued stays issued. @throws Problem not_found, partner_state_refused */
export async function setPartnerState(
  tx: Tx,
  context: AppContext,
  { partnerId, actor, to, reason }: { partnerId: string; actor: Actor; to: 'active' | 'suspended'; reason: string },
): Promise<Partner> {
  const before = await lockPartner(tx, partnerId);
  const from = to === 'active' ? 'suspended' : 'active';
  if (before.state !== from) throw conflict('partner_state_refused', `this partner is ${before.state}`);
  const partner = await setPartner(tx, before, { state: to });
  const action = to === 'active' ? 'partner.resumed' : 'partner.suspended';
  // In both logs: the partner has a right to see it, the issuer has to answer for it.
  for (const chain of [partnerId, ISSUER_CHAIN]) {
    await recordAudit(tx, context.random, {
      ...auditOf(partnerId, actor, action, context),
      chain,
      details: { reason },
    });
  }
  return partner;
}

function auditOf(partnerId: string, actor: Actor, action: string, { now }: AppContext) {
  return { chain: partnerId, actor, action, subject: { kind: 'partner', id: partnerId }, at: now() };
}
