import * as z from 'zod';
import { permissionsOf } from '../../../access/index.ts';
import { defineRoute, notFound } from '../../../http/index.ts';
import { actorOf, currentWorkspace } from '../identify-session.ts';
import { requireSession, type SignedIn } from '../read-session.ts';

const choice = z.strictObject({
  partner_id: z.string().nullable().meta({ description: "null: the issuer's console, for its operators" }),
});

const sessionSchema = z
  .object({
    user: z.object({
      id: z.string(),
      name: z.string(),
      email: z.string(),
      locale: z.string(),
      second_factor: z.boolean(),
    }),
    issuer_operator: z.boolean(),
    current: z.string().nullable().meta({ description: 'Partner of the current workspace; null is the console' }),
    permissions: z.array(z.string()),
    workspaces: z.array(
      z.object({
        partner_id: z.string(),
        name: z.string(),
        state: z.string(),
        role: z.string(),
        client_ids: z.array(z.string()).nullable(),
        second_factor_demanded: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'Session' });

const get = defineRoute({
  method: 'get',
  path: '/v1/session',
  operationId: 'getSession',
  summary: 'Who you are, where you work now and what you may do there',
  tag: 'session',
  access: 'signed_in',
  response: sessionSchema,
  handle: async ({ context, request }) => ({ body: toJson(await requireSession(context, request)) }),
});

const choose = defineRoute({
  method: 'post',
  path: '/v1/session/workspace',
  operationId: 'chooseWorkspace',
  summary: 'Work in another workspace from now on',
  tag: 'session',
  access: 'signed_in',
  body: choice,
  response: sessionSchema,
  async handle({ context, request, body: { partner_id } }) {
    const signedIn = await requireSession(context, request);
    const isMember = signedIn.workspaces.some((workspace) => workspace.partner_id === partner_id);
    if (partner_id === null ? !signedIn.user.issuerOperator : !isMember) throw notFound('workspace of yours');
    await context.database.query
      .updateTable('sessions')
      .set({ workspaceId: partner_id })
      .where('id', '=', signedIn.sessionId)
      .execute();
    return { body: toJson({ ...signedIn, workspaceId: partner_id }) };
  },
});

function toJson(signedIn: SignedIn): z.input<typeof sessionSchema> {
  const { user, workspaces } = signedIn;
  return {
    user: { id: user.id, name: user.name, email: user.email, locale: user.locale, second_factor: user.secondFactor },
    issuer_operator: user.issuerOperator,
    current: currentWorkspace(signedIn)?.partner_id ?? null,
    permissions: [...permissionsOf(actorOf(signedIn))],
    workspaces: workspaces.map(({ client_ids, ...workspace }) => ({
      ...workspace,
      client_ids: client_ids && [...client_ids],
    })),
  };
}

export const currentSessionRoutes = [get, choose];
