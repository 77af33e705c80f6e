import type { AppContext } from '../../context.ts';
import type { Tx } from '../../database/index.ts';
import { newId } from '../../ids.ts';
import { listOperators } from '../accounts/index.ts';
import { sendMail } from '../notifications/index.ts';
import type { Tier } from '../workspaces/index.ts';
import { recordCaseStep } from './case-step.ts';

export type ApplyInput = {
  organisation: string;
  website: string | null;
  contactName: string;
  contactEmail: string;
  intendedTier: Tier;
  workflow: string;
  clientTypes: string;
  regulatedSectors: string;
  locale: 'en' | 'fr';
};

/** Takes an application and tells both sides. The mail to the applicant has none of the form's text: anybody may type any address. */
export async function apply(tx: Tx, context: AppContext, input: ApplyInput): Promise<string> {
  const id = newId(context);
  await tx
    .insertInto('applications')
    .values({
      id,
      organisation: input.organisation,
      website: input.website,
      contact_name: input.contactName,
      contact_email: input.contactEmail,
      intended_tier: input.intendedTier,
      workflow: input.workflow,
      client_types: input.clientTypes,
      regulated_sectors: input.regulatedSectors,
      locale: input.locale,
      state: 'received',
      partner_id: null,
      created_at: context.now(),
      decided_at: null,
    })
    .execute();
  await recordCaseStep(tx, context, { applicationId: id, actor: { kind: 'public' }, kind: 'received' });
  const cause = { kind: 'application', id };
  await sendMail(tx, context, {
    to: input.contactEmail,
    template: 'application.received',
    data: { reference: id },
    locale: input.locale,
    cause,
  });
  const link = `${context.config.baseUrl}/console/applications/${id}`;
  for (const { email, locale } of await listOperators(tx)) {
    const data = { organisation: input.organisation, link };
    await sendMail(tx, context, { to: email, template: 'application.arrived', data, locale, cause });
  }
  return id;
}
