import type { JsonValue } from '@attestlayer/encoding';
import { type Actor, actorId } from '../../access/index.ts';
import { ISSUER_CHAIN, recordAudit } from '../../audit/index.ts';
import type { AppContext } from '../../context.ts';
import type { Queryable, Tx } from '../../database/index.ts';
import { conflict, notFound } from '../../http/index.ts';
import { newId } from '../../ids.ts';
import type { PartnerTables } from './partner-tables.ts';

export type Application = PartnerTables['applications'];
type Step = PartnerTables['case_steps'];

export type CaseStepInput = {
  applicationId: string;
  actor: Actor;
  kind: Step['kind'];
  text?: string | undefined;
  details?: JsonValue;
};

/** Dates and audits a step of a case. */
export async function recordCaseStep(tx: Tx, context: AppContext, input: CaseStepInput): Promise<void> {
  const { applicationId, actor, kind, text, details } = input;
  const at = context.now();
  await tx
    .insertInto('case_steps')
    .values({
      id: newId(context),
      application_id: applicationId,
      kind,
      text: text ?? null,
      by_user: actorId(actor),
      at,
    })
    .execute();
  await recordAudit(tx, context.random, {
    chain: ISSUER_CHAIN,
    actor,
    action: `application.${kind}`,
    subject: { kind: 'application', id: applicationId },
    ...(details === undefined ? {} : { details }),
    at,
  });
}

/** @throws Problem not_found */
export async function findApplication(query: Queryable, applicationId: string): Promise<Application> {
  const row = await query.selectFrom('applications').selectAll().where('id', '=', applicationId).executeTakeFirst();
  if (row === undefined) throw notFound('application');
  return row;
}

/** Takes an undecided application for this transaction. @throws Problem not_found, application_decided */
export async function lockOpenApplication(tx: Tx, applicationId: string): Promise<Application> {
  const row = await tx
    .updateTable('applications')
    .set((application) => ({ state: application.ref('state') }))
    .where('id', '=', applicationId)
    .returningAll()
    .executeTakeFirst();
  if (row === undefined) throw notFound('application');
  if (row.decided_at !== null) throw conflict('application_decided', `this application is ${row.state} already`);
  return row;
}
