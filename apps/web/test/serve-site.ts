import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse, request as startRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

/** What the API answers in a test. A function sees the request; null is a connection that breaks. */
type ApiAnswer = { status: number; body?: unknown; headers?: Record<string, string> };
export type ApiStub = Record<string, ApiAnswer | ((request: ApiRequest) => ApiAnswer | null)>;
export type ApiRequest = { headers: IncomingMessage['headers']; body: unknown };

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.zip': 'application/zip',
};

export type Site = {
  origin: string;
  /** Requests below /v1 and /registry/v1, as "POST /v1/applications". */
  calls: string[];
  /** Replaces what the API answers; anything else is 404. */
  setApi: (stub: ApiStub) => void;
  /** Lets a real server answer whatever is below /v1 and not stubbed; null for none. */
  setBackend: (url: string | null) => void;
  close: () => Promise<void>;
};

/** Serves a build with exactly the headers that lie beside it; an address that is no file is the application. */
export async function serveSite(folder: string): Promise<Site> {
  const headers: Record<string, string> = JSON.parse(await readFile(join(folder, 'headers.json'), 'utf8'));
  let api: ApiStub = {};
  let backend: string | null = null;
  const calls: string[] = [];
  const server = createServer(async (request, response) => {
    const path = new URL(request.url ?? '/', 'http://site').pathname;
    if (/^(\/registry)?\/v1\//.test(path)) {
      calls.push(`${request.method} ${path}`);
      const answer = api[`${request.method} ${path}`];
      if (answer === undefined && backend !== null) return passOn(backend, request, response);
      return answerApi(answer, request, response);
    }
    const file = await findFile(folder, path);
    response.writeHead(200, { ...headers, 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' });
    createReadStream(file).pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    setApi: (stub) => {
      api = stub;
    },
    setBackend: (url) => {
      backend = url;
    },
    close: () => new Promise((resolve) => server.close(() => resolve()).closeAllConnections()),
  };
}

async function findFile(folder: string, path: string): Promise<string> {
  const file = join(folder, normalize(decodeURIComponent(path)));
  const found = await stat(file).catch(() => null);
  return found?.isFile() ? file : join(folder, 'index.html');
}

async function answerApi(answer: ApiStub[string] | undefined, request: IncomingMessage, response: ServerResponse) {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString('utf8');
  const seen = { headers: request.headers, body: text === '' ? null : JSON.parse(text) };
  const given = typeof answer === 'function' ? answer(seen) : (answer ?? NOT_FOUND);
  if (given === null) return response.destroy();
  const type = given.status >= 400 ? 'application/problem+json' : 'application/json';
  response.writeHead(given.status, { 'content-type': type, ...given.headers });
  response.end(given.body === undefined ? undefined : JSON.stringify(given.body));
}

/** As a proxy in front of the server does. */
function passOn(backend: string, request: IncomingMessage, response: ServerResponse): void {
  const { method, headers, url } = request;
  const passed = startRequest(backend + url, { method, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  passed.on('error', () => response.destroy());
  request.pipe(passed);
}

const NOT_FOUND: ApiAnswer = {
  status: 404,
  body: { type: 'https://docs.example/problems/not_found', title: 'There is nothing at this address.', status: 404 },
};
