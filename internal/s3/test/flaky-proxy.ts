import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What happens to a request instead of its answer: a status, a cut connection, or an answer cut after so many bytes. */
export type Mishap = { status: number } | 'cut' | { cutAfterBytes: number };

/** Stands between a client and a real store, and lets chosen requests come to harm. */
export type FlakyProxy = {
  endpoint: string;
  /** For the next requests, one each. */
  mishaps: Mishap[];
  close(): void;
};

export async function startFlakyProxy(target: string): Promise<FlakyProxy> {
  const mishaps: Mishap[] = [];
  const { hostname, port } = new URL(target);
  const server = createServer((incoming, outgoing) => {
    const mishap = mishaps.shift();
    if (mishap === 'cut') return void incoming.socket.destroy();
    if (mishap !== undefined && 'status' in mishap) return void outgoing.writeHead(mishap.status).end();
    const { method, url: path, headers } = incoming;
    const passed = request({ hostname, port, method, path, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode!, answer.headers);
      if (mishap === undefined) return void answer.pipe(outgoing);
      answer.once('data', (bytes: Uint8Array) => {
        outgoing.write(bytes.subarray(0, mishap.cutAfterBytes), () => incoming.socket.destroy());
      });
    });
    incoming.pipe(passed);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    mishaps,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
