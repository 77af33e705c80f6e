import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { AppHono } from './http/index.ts';

/** A slow header is an attack or a dead line; bodies have no limit in time, for uploads over thin lines. */
const HEADERS_TIMEOUT_MS = 10_000;
/** Longer than the idle time-out of common proxies, so that it is the proxy that closes. */
const KEEP_ALIVE_TIMEOUT_MS = 75_000;
/** What was accepted is answered in this time when the server stops; supervisors kill after some 30 s. */
const SHUTDOWN_GRACE_MS = 20_000;

export type Listening = {
  url: string;
  /** Takes no new connection, lets running requests end. */
  stop(): Promise<void>;
};

/** Serves an app on an address of this machine. @throws the system's error, such as EADDRINUSE */
export async function listen(app: AppHono, { host, port }: { host: string; port: number }): Promise<Listening> {
  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  server.headersTimeout = HEADERS_TIMEOUT_MS;
  server.requestTimeout = 0;
  server.keepAliveTimeout = KEEP_ALIVE_TIMEOUT_MS;
  server.listen(port, host);
  await once(server, 'listening');
  return {
    url: urlOf(server.address() as AddressInfo),
    async stop() {
      const closed = once(server, 'close');
      const cut = setTimeout(() => server.closeAllConnections(), SHUTDOWN_GRACE_MS);
      server.close();
      server.closeIdleConnections();
      await closed;
      clearTimeout(cut);
    },
  };
}

function urlOf({ address, family, port }: AddressInfo): string {
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}
