import * as z from 'zod';
import { defineRoute, notFound } from '../../../http/index.ts';
import { requireSession } from '../read-session.ts';

const list = defineRoute({
  method: 'get',
  path: '/v1/auth/sessions',
  operationId: 'listSessions',
  summary: 'Where you are signed in',
  tag: 'auth',
  access: 'signed_in',
  response: z.object({
    items: z.array(
      z.object({
        id: z.string(),
        created_at: z.string(),
        expires_at: z.string(),
        address: z.string().nullable(),
        user_agent: z.string().nullable(),
        current: z.boolean(),
      }),
    ),
  }),
  async handle({ context, request }) {
    const { user, sessionId } = await requireSession(context, request);
    const rows = await context.database.query
      .selectFrom('sessions')
      .select(['id', 'createdAt', 'expiresAt', 'ipAddress', 'userAgent'])
      .where('userId', '=', user.id)
      .where('expiresAt', '>', new Date(context.now()).toISOString())
      .orderBy('createdAt', 'desc')
      .execute();
    const items = rows.map(({ id, createdAt, expiresAt, ipAddress, userAgent }) => ({
      id,
      created_at: createdAt,
      expires_at: expiresAt,
      address: ipAddress || null,
      user_agent: userAgent || null,
      current: id === sessionId,
    }));
    return { body: { items } };
  },
});

const endOne = defineRoute({
  method: 'delete',
  path: '/v1/auth/sessions/{sessionId}',
  operationId: 'endSession',
  summary: 'Sign out somewhere else',
  tag: 'auth',
  access: 'signed_in',
  params: z.object({ sessionId: z.string() }),
  status: 204,
  async handle({ context, request, params: { sessionId } }) {
    const { user } = await requireSession(context, request);
    const { numDeletedRows } = await context.database.query
      .deleteFrom('sessions')
      .where('id', '=', sessionId)
      .where('userId', '=', user.id)
      .executeTakeFirst();
    if (numDeletedRows === 0n) throw notFound('session');
    return { status: 204 };
  },
});

const endOthers = defineRoute({
  method: 'delete',
  path: '/v1/auth/sessions',
  operationId: 'endOtherSessions',
  summary: 'Sign out everywhere else',
  tag: 'auth',
  access: 'signed_in',
  status: 204,
  async handle({ context, request }) {
    const { user, sessionId } = await requireSession(context, request);
    await context.database.query
      .deleteFrom('sessions')
      .where('userId', '=', user.id)
      .where('id', '!=', sessionId)
      .execute();
    return { status: 204 };
  },
});

export const sessionRoutes = [list, endOne, endOthers];
