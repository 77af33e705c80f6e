import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Hono } from 'hono';
import { followPublishedLog, readingError } from './core/follow-log.ts';
import { openLookupIndex } from './core/lookup-index.ts';
import { openObservations } from './core/observations.ts';
import { fileRoutes } from './http/file-routes.ts';
import { commonHeaders } from './http/headers.ts';
import { problemResponse } from './http/problem.ts';
import { proofRoutes } from './http/proof-routes.ts';
import { rateLimit } from './http/rate-limit.ts';
import { receiptRoutes } from './http/receipt-routes.ts';
import { trustRoutes } from './http/trust-routes.ts';
import { verifyKitRoutes } from './http/verify-kit-routes.ts';
import type { RegistryOptions } from './options.ts';
import { pageRoutes } from './pages/page-routes.ts';
import { MAX_ENTRIES_AT_ONCE, type RegistryContext } from './registry-context.ts';
import { RegistryError } from './registry-error.ts';

/** The public registry: mount `app` at the path of `publicUrl`, or serve it by itself. */
export type Registry = {
  app: Hono;
  /**
   * Looks at the published checkpoint and reads on in the look-up index; to be called now and then, so that growth is
   * recorded and the first request after a quiet time need not wait. True when all is read.
   *
   * @throws RegistryError as a request would
   */
  refresh(): Promise<boolean>;
  close(): void;
};

const LOOKUP_FILE = 'lookup.sqlite';
const OBSERVATIONS_FILE = 'observations.sqlite';

/** Opens the registry over the public files of a log. It needs no key, and every answer is checked against a verified checkpoint. */
export function createRegistry(options: RegistryOptions): Registry {
  mkdirSync(options.stateFolder, { recursive: true });
  const index = openLookupIndex(join(options.stateFolder, LOOKUP_FILE));
  const observations = openObservations(join(options.stateFolder, OBSERVATIONS_FILE));
  const follower = followPublishedLog(options, {
    lastSeen: observations.last,
    remember: (view) => observations.add(view, options.nowMs()),
  });
  const registry: RegistryContext = { options, follower, index, observations };

  async function refresh(): Promise<boolean> {
    const view = await follower.view();
    return (await index.catchUp(view, MAX_ENTRIES_AT_ONCE)) >= view.size;
  }

  function close(): void {
    index.close();
    observations.close();
  }

  return { app: buildApp(registry), refresh, close };
}

function buildApp(registry: RegistryContext): Hono {
  const { publicUrl, clientAddress, nowMs, rateLimits, onError } = registry.options;
  const limit = (policy: keyof typeof rateLimits) =>
    rateLimit({ policy, limit: rateLimits[policy], nowMs, clientAddress, publicUrl });
  const limitFiles = limit('files');
  const limitAnswers = limit('answers');
  const app = new Hono();

  app.use(commonHeaders);
  app.use((context, next) =>
    /\/(checkpoint$|tile\/)/.test(context.req.path) ? limitFiles(context, next) : limitAnswers(context, next),
  );
  for (const routes of [fileRoutes, proofRoutes, trustRoutes, receiptRoutes, verifyKitRoutes, pageRoutes])
    app.route('/', routes(registry));
  app.all('*', () => {
    throw new RegistryError('not_found', 'there is nothing at this address');
  });

  app.onError((error, context) => {
    const cause = readingError(error);
    if (cause instanceof RegistryError)
      return problemResponse(context, publicUrl, { code: cause.code, detail: cause.message });
    const id = randomUUID();
    onError(cause, id);
    return problemResponse(context, publicUrl, {
      code: 'unexpected',
      detail: 'the error was recorded under this id',
      id,
    });
  });
  return app;
}
