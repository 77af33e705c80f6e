import type { Actor } from '../../access/index.ts';
import { recordAudit } from '../../audit/index.ts';
import type { AppContext } from '../../context.ts';
import type { Tx } from '../../database/index.ts';
import { type Invited, invite } from '../accounts/index.ts';
import { addPartner, type Partner, type Tier } from '../workspaces/index.ts';

/** Puts the first credits of a new partner into its live ledger; the `credits` module does it. */
export type GrantStartingCredits = (
  tx: Tx,
  context: AppContext,
  input: { partnerId: string; amount: number; expiresAt: number | null; idempotencyKey: string; actor: Actor },
) => Promise<unknown>;

export type ProvisionInput = {
  name: string;
  tier: Tier;
  locale: 'en' | 'fr';
  ownerEmail: string;
  actor: Actor;
  startingCredits: { amount: number; expiresAt: number | null; grant: GrantStartingCredits } | null;
  /** What this follows from; part of the key of the grant. */
  cause: string;
};

/** Makes a partner: workspace, starting credits, and the invitation of its first owner. */
export async function provisionPartner(
  tx: Tx,
  context: AppContext,
  { name, tier, locale, ownerEmail, actor, startingCredits, cause }: ProvisionInput,
): Promise<{ partner: Partner; invited: Invited }> {
  const partner = await addPartner(tx, context, { name, tier, locale });
  const partnerId = partner.id;
  await recordAudit(tx, context.random, {
    chain: partnerId,
    actor,
    action: 'partner.provisioned',
    subject: { kind: 'partner', id: partnerId },
    details: { name, tier, starting_credits: startingCredits?.amount ?? 0 },
    at: context.now(),
  });
  if (startingCredits) {
    const { amount, expiresAt, grant } = startingCredits;
    await grant(tx, context, { partnerId, amount, expiresAt, idempotencyKey: `provision:${cause}`, actor });
  }
  const to = { partnerId, role: 'owner' as const, clientIds: null };
  return { partner, invited: await invite(tx, context, { actor, email: ownerEmail, locale, to }) };
}
