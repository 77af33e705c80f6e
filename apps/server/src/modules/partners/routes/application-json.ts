import { formatTimestamp } from '@attestlayer/encoding';
import * as z from 'zod';
import type { Queryable } from '../../../database/index.ts';
import { TIERS } from '../../workspaces/index.ts';
import { type Application, findApplication } from '../case-step.ts';
import { APPLICATION_STATES } from '../partner-tables.ts';

export const checklistSchema = z.strictObject({
  scope_fit: z.boolean(),
  boundary_accepted: z.boolean(),
  overclaiming_rules: z.boolean(),
  tier_fit: z.boolean(),
});

export const applicationSchema = z
  .object({
    id: z.string(),
    organisation: z.string(),
    website: z.string().nullable(),
    contact_name: z.string(),
    contact_email: z.string(),
    intended_tier: z.enum(TIERS),
    workflow: z.string(),
    client_types: z.string(),
    regulated_sectors: z.string(),
    locale: z.string(),
    state: z.enum(APPLICATION_STATES),
    partner_id: z.string().nullable(),
    created_at: z.string(),
    decided_at: z.string().nullable(),
  })
  .meta({ id: 'Application' });

export const caseSchema = applicationSchema
  .extend({
    sessions: z.array(
      z.object({
        id: z.string(),
        held_on: z.string(),
        participants: z.string(),
        notes: z.string(),
        checklist: checklistSchema,
        recorded_by: z.string(),
        created_at: z.string(),
      }),
    ),
    steps: z.array(
      z.object({
        kind: z.enum(['received', 'session_held', 'asked', 'accepted', 'declined']),
        text: z.string().nullable(),
        by_user: z.string().nullable(),
        at: z.string(),
      }),
    ),
  })
  .meta({ id: 'QualificationCase' });

export function applicationJson({ created_at, decided_at, ...row }: Application): z.input<typeof applicationSchema> {
  return {
    ...row,
    created_at: formatTimestamp(created_at),
    decided_at: decided_at === null ? null : formatTimestamp(decided_at),
  };
}

/** An application with everything that happened to it. @throws Problem not_found */
export async function readCase(query: Queryable, applicationId: string): Promise<z.input<typeof caseSchema>> {
  const application = await findApplication(query, applicationId);
  const sessions = await query
    .selectFrom('case_sessions')
    .selectAll()
    .where('application_id', '=', applicationId)
    .orderBy('id')
    .execute();
  const steps = await query
    .selectFrom('case_steps')
    .selectAll()
    .where('application_id', '=', applicationId)
    .orderBy('id')
    .execute();
  return {
    ...applicationJson(application),
    sessions: sessions.map((session) => ({
      id: session.id,
      held_on: session.held_on,
      participants: session.participants,
      notes: session.notes,
      checklist: {
        scope_fit: session.scope_fit === 1,
        boundary_accepted: session.boundary_accepted === 1,
        overclaiming_rules: session.overclaiming_rules === 1,
        tier_fit: session.tier_fit === 1,
      },
      recorded_by: session.recorded_by,
      created_at: formatTimestamp(session.created_at),
    })),
    steps: steps.map(({ kind, text, by_user, at }) => ({ kind, text, by_user, at: formatTimestamp(at) })),
  };
}
