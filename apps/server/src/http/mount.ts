import type { IncomingMessage } from 'node:http';
import type { Hono, Context as HonoContext } from 'hono';
import { type Actor, permissionsOf } from '../access/index.ts';
import type { AppContext } from '../context.ts';
import { checkOrigin } from './check-origin.ts';
import { forbidden, unauthorized } from './common-problems.ts';
import { entityTag, entityTagOfText, isNotModified } from './entity-tag.ts';
import { answerOnce } from './idempotency.ts';
import { API_RATE_LIMIT, PUBLIC_RATE_LIMIT, type RateLimiter } from './rate-limit.ts';
import { MAX_JSON_BODY_BYTES, parseBody, parseWith, readBody } from './read-request.ts';
import type { AnyRoute, RouteResult } from './route.ts';

/** What the server sets on each request before a route sees it. */
type Variables = { requestId: string; remoteAddress: string };
/** What `@hono/node-server` tells of the socket; a request that is made in this process has none. */
type Bindings = { incoming?: IncomingMessage } | undefined;
export type AppHono = Hono<{ Variables: Variables }>;

export type MountInput = {
  context: AppContext;
  routes: readonly AnyRoute[];
  /** Finds out who asks from the credentials of a request; `public` when there are none. @throws Problem for a bad one */
  identify(request: Request): Promise<Actor>;
  rateLimiter: RateLimiter;
};

/** Puts the routes on an app, each behind the same steps: who asks, may they, how often, what exactly, and only then the use case. */
export function mountRoutes(app: AppHono, input: MountInput): void {
  for (const route of input.routes) {
    if (route.method !== 'head') {
      app.on(route.method.toUpperCase(), honoPath(route.path), (c) => answer(c, route, input));
      continue;
    }
    // Hono asks the handlers of GET for HEAD.
    app.on('GET', honoPath(route.path), (c, next) => (c.req.raw.method === 'HEAD' ? answer(c, route, input) : next()));
  }
}

async function answer(c: HonoContext<{ Variables: Variables }>, route: AnyRoute, input: MountInput): Promise<Response> {
  const { context, identify, rateLimiter } = input;
  const request = c.req.raw;
  const { requestId, remoteAddress } = c.var;
  const incoming = (c.env as Bindings)?.incoming ?? null;
  checkOrigin(request, context.config);
  const actor = await identify(request);
  const limitHeaders = rateLimiter.take(
    callerOf(actor, remoteAddress),
    actor.kind === 'public' ? PUBLIC_RATE_LIMIT : (route.rateLimit ?? API_RATE_LIMIT),
  );
  authorize(route, actor);

  const params = route.params && parseWith(route.params, c.req.param(), 'path');
  const query = route.query && parseWith(route.query, c.req.query(), 'query');
  const bytes = route.body ? await readBody(request, route.maxBodyBytes ?? MAX_JSON_BODY_BYTES) : null;
  const body = route.body && bytes && parseBody(route.body, request.headers.get('content-type'), bytes);

  for (const { policy, key } of route.limits ?? []) {
    rateLimiter.take(key?.(body) ?? callerOf(actor, remoteAddress), policy);
  }

  const run = async () => {
    const call = { context, actor, params, query, body, request, incoming, requestId, remoteAddress };
    const result = await route.handle(call);
    return result instanceof Response ? result : toResponse(route, result, request);
  };
  const key = request.method === 'POST' && !route.streamsBody ? request.headers.get('idempotency-key') : null;
  const response =
    key === null
      ? await run()
      : await answerOnce(
          context.database,
          context.now(),
          {
            caller: callerOf(actor, remoteAddress),
            key,
            method: request.method,
            path: new URL(request.url).pathname,
            body: bytes ?? new Uint8Array(),
            keepsAnswer: !route.secretAnswer,
            hash: context.accounts.hashCode,
          },
          run,
        );
  for (const [name, value] of Object.entries(limitHeaders)) response.headers.set(name, value);
  return response;
}

/** @throws Problem sign_in_required, permission_missing */
function authorize({ access }: AnyRoute, actor: Actor): void {
  if (access === 'public') return;
  const permissions: readonly string[] = permissionsOf(actor);
  const accepted = typeof access === 'string' ? [access] : access;
  if (accepted.some((permission) => permissions.includes(permission))) return;
  if (actor.kind === 'public') throw unauthorized();
  if (access === 'signed_in') {
    if (actor.kind === 'member' || actor.kind === 'issuer') return;
    throw forbidden('of a signed-in person');
  }
  throw forbidden(accepted.join(' or '));
}

/** Whose bucket and whose idempotency keys: the credential, or the address of somebody without one. */
function callerOf(actor: Actor, remoteAddress: string): string {
  switch (actor.kind) {
    case 'public':
      return `address:${remoteAddress}`;
    case 'issuer':
    case 'member':
      return `user:${actor.userId}`;
    case 'api_key':
      return `api_key:${actor.apiKeyId}`;
    case 'contributor':
      return `request:${actor.requestId}`;
    case 'system':
      return 'system';
    default:
      return actor satisfies never;
  }
}

function toResponse(route: AnyRoute, result: RouteResult<unknown>, request: Request): Response {
  const status = result.status ?? route.status ?? 200;
  const headers = new Headers({ 'cache-control': 'no-store', ...result.headers });
  for (const cookie of result.cookies ?? []) headers.append('set-cookie', cookie);
  if (result.body === undefined) return new Response(null, { status: status === 200 ? 204 : status, headers });
  const text = JSON.stringify(result.body);
  const tag = result.version === undefined ? entityTagOfText(text) : entityTag(result.version);
  headers.set('etag', tag);
  if (request.method === 'GET') {
    headers.set('cache-control', 'private, no-cache');
    if (isNotModified(request, tag)) return new Response(null, { status: 304, headers });
  }
  headers.set('content-type', 'application/json');
  return new Response(text, { status, headers });
}

function honoPath(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, ':$1');
}
