import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import type { AppContext } from '../context.ts';
import { notFound } from './common-problems.ts';
import type { AppHono } from './mount.ts';
import { Problem, problemResponse } from './problem.ts';
import { SECURITY_HEADERS } from './security-headers.ts';

/** What the socket or a trusted proxy says about a request; `@hono/node-server` gives the socket as `env.incoming`. */
export type AddressOf = (request: Request, env: unknown) => string;

/** An app with what every request gets: an id, the caller's address, security headers, a log line, and errors as problems. */
export function createApp({ logger, metrics, now }: AppContext, addressOf: AddressOf): AppHono {
  const app: AppHono = new Hono();

  app.use(async (c, next) => {
    const startedAt = now();
    const requestId = randomUUID();
    c.set('requestId', requestId);
    c.set('remoteAddress', addressOf(c.req.raw, c.env));
    await next();
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) {
      if (!c.res.headers.has(name)) c.res.headers.set(name, value);
    }
    c.res.headers.set('x-request-id', requestId);
    const durationMs = now() - startedAt;
    metrics.observeRequest({ method: c.req.method, route: c.req.routePath, status: c.res.status, durationMs });
    // The path only: a query string may hold a token that somebody put there.
    logger.info({ requestId, method: c.req.method, path: c.req.path, status: c.res.status, durationMs }, 'request');
  });

  app.notFound((c) => problemResponse(notFound('page or route'), c.var.requestId));

  app.onError((error, c) => {
    const { requestId } = c.var;
    if (error instanceof Problem) return problemResponse(error, requestId);
    logger.error({ requestId, err: error }, 'request failed');
    return problemResponse(internalProblem(requestId), requestId);
  });

  return app;
}

/** What went wrong is in the log under the id; the caller learns nothing of it. */
function internalProblem(requestId: string): Problem {
  return new Problem({
    status: 500,
    code: 'internal_error',
    title: 'something went wrong on our side',
    detail: `nothing is lost; try again, and give the id ${requestId} when you report it`,
  });
}
