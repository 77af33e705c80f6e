import { type Actor, actorId } from '../../access/index.ts';
import type { AppContext } from '../../context.ts';
import type { Tx } from '../../database/index.ts';
import { conflict } from '../../http/index.ts';
import { newId } from '../../ids.ts';
import { lockOpenApplication, recordCaseStep } from './case-step.ts';

/** A case that is not settled by then is declined, or asked for more. */
const MAX_SESSIONS = 3;

/** What has to be settled before a partner is accepted. */
export const CHECKLIST = ['scope_fit', 'boundary_accepted', 'overclaiming_rules', 'tier_fit'] as const;
type Checklist = Record<(typeof CHECKLIST)[number], boolean>;

export type HoldSessionInput = {
  applicationId: string;
  actor: Actor;
  heldOn: string;
  participants: string;
  notes: string;
  checklist: Checklist;
};

/** Records a working session with the applicant. @throws Problem not_found, application_decided, sessions_used_up */
export async function holdSession(
  tx: Tx,
  context: AppContext,
  { applicationId, actor, heldOn, participants, notes, checklist }: HoldSessionInput,
): Promise<void> {
  await lockOpenApplication(tx, applicationId);
  const held = await tx.selectFrom('case_sessions').select('id').where('application_id', '=', applicationId).execute();
  if (held.length >= MAX_SESSIONS) {
    throw conflict('sessions_used_up', `a case has at most ${MAX_SESSIONS} working sessions`, 'accept, ask or decline');
  }
  await tx
    .insertInto('case_sessions')
    .values({
      id: newId(context),
      application_id: applicationId,
      held_on: heldOn,
      participants,
      notes,
      scope_fit: Number(checklist.scope_fit),
      boundary_accepted: Number(checklist.boundary_accepted),
      overclaiming_rules: Number(checklist.overclaiming_rules),
      tier_fit: Number(checklist.tier_fit),
      recorded_by: actorId(actor) ?? actor.kind,
      created_at: context.now(),
    })
    .execute();
  await tx.updateTable('applications').set({ state: 'in_review' }).where('id', '=', applicationId).execute();
  await recordCaseStep(tx, context, {
    applicationId,
    actor,
    kind: 'session_held',
    details: { held_on: heldOn, ...checklist },
  });
}
