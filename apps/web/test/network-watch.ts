import { createServer, request as startRequest } from 'node:http';
import { type AddressInfo, connect } from 'node:net';

/** What a browser sent over its network, whoever in it did: pages, workers, beacons, sockets. */
export type NetworkWatch = {
  /** For `newContext`: sends everything through here, our own site included. */
  proxy: { server: string; bypass: string };
  /** "GET /verify", "CONNECT 127.0.0.1:1234", since the last `forget`. */
  seen: string[];
  forget(): void;
  close(): Promise<void>;
};

/** Starts a proxy that passes everything on and remembers it. Below the browser, so that nothing in a page can go around it. */
export async function watchNetwork(): Promise<NetworkWatch> {
  const seen: string[] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '');
    seen.push(`${request.method} ${url.pathname}`);
    const passed = startRequest(url, { method: request.method, headers: request.headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    passed.on('error', () => response.destroy());
    request.pipe(passed);
  });
  // Sockets and everything that is encrypted.
  server.on('connect', (request, socket) => {
    seen.push(`CONNECT ${request.url}`);
    const { hostname, port } = new URL(`http://${request.url}`);
    const passed = connect(Number(port || 80), hostname, () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      socket.pipe(passed).pipe(socket);
    });
    for (const end of [passed, socket]) end.on('error', () => [passed, socket].forEach((each) => void each.destroy()));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    // Without the bypass Chromium leaves loopback addresses out.
    proxy: { server: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, bypass: '<-loopback>' },
    seen,
    forget: () => seen.splice(0),
    close: () => new Promise((resolve) => server.close(() => resolve()).closeAllConnections()),
  };
}
