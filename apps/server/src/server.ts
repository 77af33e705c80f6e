import type { AppContext } from './context.ts';
import {
  type AddressOf,
  type AppHono,
  createApp,
  createRateLimiter,
  mountRoutes,
  openApiDocument,
} from './http/index.ts';
import { identify } from './identify.ts';
import { createDocs, type OpenApiDocument } from './modules/docs/index.ts';
import { ROUTES } from './modules/index.ts';
import type { Registries } from './open-registries.ts';
import { REGISTRY_PATHS } from './registry-paths.ts';

const VERSION = '0.1.0';

export type ServerInput = {
  context: AppContext;
  addressOf: AddressOf;
  registries?: Registries;
};

/** The API, its reference and the registries of one process. */
export function createServer({ context, addressOf, registries }: ServerInput): AppHono {
  const app = createApp(context, addressOf);
  const rateLimiter = createRateLimiter(context);
  const document = openApiDocument({ routes: ROUTES, version: VERSION, serverUrl: context.config.baseUrl });
  app.get('/openapi.json', (c) => c.json(document));
  app.route('/docs', createDocs(document as OpenApiDocument));
  if (registries !== undefined) {
    for (const mode of ['live', 'test'] as const) app.mount(REGISTRY_PATHS[mode], registries.byMode[mode].app.fetch);
  }
  mountRoutes(app, { context, routes: ROUTES, identify: (request) => identify(context, request), rateLimiter });
  return app;
}
