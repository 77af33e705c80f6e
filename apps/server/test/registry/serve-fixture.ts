import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { type FixtureOptions, makeFixture, type RegistryFixture } from './fixture.ts';

/** The fixture on a port of this machine. */
export type ServedFixture = RegistryFixture & { url: string };

/** Serves a fixture over HTTP; its links lead to where it is served. */
export async function serveFixture(fixtureOptions: FixtureOptions = {}): Promise<ServedFixture> {
  let fixture: RegistryFixture | null = null;
  const server = serve({ fetch: (request) => fixture!.registry.app.fetch(request), hostname: '127.0.0.1', port: 0 });
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  fixture = await makeFixture({ ...fixtureOptions, options: { publicUrl: url, ...fixtureOptions.options } });
  const { close } = fixture;
  return {
    ...fixture,
    url,
    async close() {
      const closed = once(server, 'close');
      server.close();
      if ('closeAllConnections' in server) server.closeAllConnections();
      await closed;
      await close();
    },
  };
}
