import * as z from 'zod';
import type { AppContext } from '../../../context.ts';
import type { Tx } from '../../../database/index.ts';
import {
  type AnyRoute,
  dayText,
  defineList,
  defineRoute,
  lineText,
  paragraphText,
  toPageById,
} from '../../../http/index.ts';
import { TIERS } from '../../workspaces/index.ts';
import { acceptApplication, askApplicant, declineApplication } from '../decide-application.ts';
import { holdSession } from '../hold-session.ts';
import { listApplications } from '../list-applications.ts';
import { APPLICATION_STATES } from '../partner-tables.ts';
import type { GrantStartingCredits } from '../provision-partner.ts';
import { applicationJson, applicationSchema, caseSchema, checklistSchema, readCase } from './application-json.ts';

const params = z.object({ applicationId: z.string() });
const shared = { tag: 'console', access: 'applications:review' as const };

const list = defineList({
  ...shared,
  path: '/v1/console/applications',
  operationId: 'listApplications',
  summary: 'Applications, newest first',
  filter: { state: z.enum(APPLICATION_STATES).optional() },
  item: applicationSchema,
  fileName: 'applications',
  async read({ context, query: { state } }, { limit, after }) {
    const found = await listApplications(context.database.query, { limit: limit + 1, before: after?.id, state });
    return toPageById(found, limit, applicationJson);
  },
});

const get = defineRoute({
  ...shared,
  method: 'get',
  path: '/v1/console/applications/{applicationId}',
  operationId: 'getApplication',
  summary: 'An application with its working sessions and every step',
  params,
  response: caseSchema,
  handle: async ({ context, params: { applicationId } }) => ({
    body: await readCase(context.database.query, applicationId),
  }),
});

const hold = defineRoute({
  ...shared,
  method: 'post',
  path: '/v1/console/applications/{applicationId}/sessions',
  operationId: 'recordCaseSession',
  summary: 'Record a working session with the applicant and what it settled',
  params,
  body: z.strictObject({
    held_on: dayText,
    participants: lineText(500),
    notes: paragraphText(10_000),
    checklist: checklistSchema,
  }),
  response: caseSchema,
  status: 201,
  async handle({ context, actor, params: { applicationId }, body: { held_on: heldOn, ...rest } }) {
    return inCase(context, applicationId, (tx) => holdSession(tx, context, { applicationId, actor, heldOn, ...rest }));
  },
});

const ask = defineRoute({
  ...shared,
  method: 'post',
  path: '/v1/console/applications/{applicationId}/ask',
  operationId: 'askApplicant',
  summary: 'Ask the applicant something by mail',
  params,
  body: z.strictObject({ question: paragraphText(4000) }),
  response: caseSchema,
  async handle({ context, actor, params: { applicationId }, body: { question } }) {
    return inCase(context, applicationId, (tx) => askApplicant(tx, context, { applicationId, actor, question }));
  },
});

const decline = defineRoute({
  ...shared,
  method: 'post',
  path: '/v1/console/applications/{applicationId}/decline',
  operationId: 'declineApplication',
  summary: 'Decline with a reason that the applicant is told',
  params,
  body: z.strictObject({ reason: paragraphText(4000) }),
  response: caseSchema,
  async handle({ context, actor, params: { applicationId }, body: { reason } }) {
    return inCase(context, applicationId, (tx) => declineApplication(tx, context, { applicationId, actor, reason }));
  },
});

/** More than a partner of any tier starts with: a typing error. */
const MAX_STARTING_CREDITS = 10_000;

const startingCreditsSchema = z
  .strictObject({
    amount: z.int().min(1).max(MAX_STARTING_CREDITS),
    expires_at: z.iso.datetime().nullable().default(null),
  })
  .nullable()
  .default(null);

function makeAccept(grant: GrantStartingCredits | null): AnyRoute {
  const mayGrant = (credits: unknown) => credits === null || grant !== null;
  return defineRoute({
    ...shared,
    method: 'post',
    path: '/v1/console/applications/{applicationId}/accept',
    operationId: 'acceptApplication',
    summary: 'Accept: makes the workspace and invites its owner by mail',
    params,
    body: z.strictObject({
      tier: z.enum(TIERS),
      reason: paragraphText(4000),
      starting_credits: startingCreditsSchema.refine(mayGrant, 'cannot be granted by this server'),
    }),
    response: caseSchema,
    async handle({ context, actor, params: { applicationId }, body: { tier, reason, starting_credits: credits } }) {
      const startingCredits = credits && grant && { ...toGrant(credits), grant };
      return inCase(context, applicationId, (tx) =>
        acceptApplication(tx, context, { applicationId, actor, tier, reason, startingCredits }),
      );
    },
  });
}

function toGrant({ amount, expires_at }: { amount: number; expires_at: string | null }) {
  return { amount, expiresAt: expires_at === null ? null : Date.parse(expires_at) };
}

/** Does something in one transaction and answers with the case as it is then. */
async function inCase(context: AppContext, applicationId: string, work: (tx: Tx) => Promise<unknown>) {
  await context.database.transaction(work);
  return { body: await readCase(context.database.query, applicationId) };
}

export const makeConsoleApplicationRoutes = (grant: GrantStartingCredits | null): AnyRoute[] => [
  list,
  get,
  hold,
  ask,
  decline,
  makeAccept(grant),
];
