import type { Actor } from '../../access/index.ts';
import type { AppContext } from '../../context.ts';
import type { Tx } from '../../database/index.ts';
import { conflict } from '../../http/index.ts';
import { sendMail } from '../notifications/index.ts';
import type { Partner, Tier } from '../workspaces/index.ts';
import { type Application, lockOpenApplication, recordCaseStep } from './case-step.ts';
import { CHECKLIST } from './hold-session.ts';
import { type GrantStartingCredits, provisionPartner } from './provision-partner.ts';

export type CaseInput = { applicationId: string; actor: Actor };

/** Asks the applicant something by mail; the case stays open. @throws Problem not_found, application_decided */
export async function askApplicant(
  tx: Tx,
  context: AppContext,
  { applicationId, actor, question }: CaseInput & { question: string },
): Promise<void> {
  const application = await lockOpenApplication(tx, applicationId);
  await tx.updateTable('applications').set({ state: 'asked' }).where('id', '=', applicationId).execute();
  await recordCaseStep(tx, context, { applicationId, actor, kind: 'asked', text: question });
  await sendMail(tx, context, {
    ...toApplicant(application),
    template: 'application.question',
    data: { organisation: application.organisation, question },
  });
}

/** Declines with a reason that the applicant is told. @throws Problem not_found, application_decided */
export async function declineApplication(
  tx: Tx,
  context: AppContext,
  { applicationId, actor, reason }: CaseInput & { reason: string },
): Promise<void> {
  const application = await lockOpenApplication(tx, applicationId);
  await tx
    .updateTable('applications')
    .set({ state: 'declined', decided_at: context.now() })
    .where('id', '=', applicationId)
    .execute();
  await recordCaseStep(tx, context, { applicationId, actor, kind: 'declined', text: reason });
  await sendMail(tx, context, {
    ...toApplicant(application),
    template: 'application.declined',
    data: { organisation: application.organisation, reason },
  });
}

export type AcceptInput = CaseInput & {
  tier: Tier;
  reason: string;
  startingCredits: { amount: number; expiresAt: number | null; grant: GrantStartingCredits } | null;
};

/** Accepts: makes the workspace, its starting credits, and the invitation of the contact as its owner. @throws Problem not_found, application_decided, checklist_open */
export async function acceptApplication(
  tx: Tx,
  context: AppContext,
  { applicationId, actor, tier, reason, startingCredits }: AcceptInput,
): Promise<Partner> {
  const application = await lockOpenApplication(tx, applicationId);
  await checkSettled(tx, applicationId);
  const { organisation, contact_email, locale } = application;
  const { partner } = await provisionPartner(tx, context, {
    name: organisation,
    tier,
    locale,
    ownerEmail: contact_email,
    actor,
    startingCredits,
    cause: applicationId,
  });
  await tx
    .updateTable('applications')
    .set({ state: 'accepted', partner_id: partner.id, decided_at: context.now() })
    .where('id', '=', applicationId)
    .execute();
  const details = { partner_id: partner.id, tier };
  await recordCaseStep(tx, context, { applicationId, actor, kind: 'accepted', text: reason, details });
  return partner;
}

/** The last working session says what is settled: a point that was open in an earlier one may be settled since. */
async function checkSettled(tx: Tx, applicationId: string): Promise<void> {
  const last = await tx
    .selectFrom('case_sessions')
    .selectAll()
    .where('application_id', '=', applicationId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  const open = CHECKLIST.filter((point) => last?.[point] !== 1);
  if (open.length === 0) return;
  throw conflict(
    'checklist_open',
    `not settled in the last working session: ${open.join(', ')}`,
    'record a session that settles every point, then accept',
  );
}

function toApplicant({ id, contact_email, locale }: Application) {
  return { to: contact_email, locale, cause: { kind: 'application', id } };
}
