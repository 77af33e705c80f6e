import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { Agent, createServer, type IncomingMessage, type ServerResponse, request as startRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';

/** What the API answers in a test. A function sees the request; null is a connection that breaks; a promise may be kept late or never. */
type ApiAnswer = { status: number; body?: unknown; headers?: Record<string, string> };
export type ApiStub = Record<string, ApiAnswer | ((request: ApiRequest) => ApiAnswer | null | Promise<ApiAnswer>)>;
export type ApiRequest = { headers: IncomingMessage['headers']; body: unknown };

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.zip': 'application/zip',
};

/** What answers a context of its own: its stub, and the real server or nothing behind it. */
type Visit = { api: ApiStub; backend: string | null };

export type Site = {
  origin: string;
  /** Requests below /v1 and /registry/v1, as "POST /v1/applications". */
  calls: string[];
  /** Replaces what the API answers to every page; anything else is 404. */
  setApi: (stub: ApiStub) => void;
  /** What the API answers to the pages of one browser context alone, so that several can be open; gives the cookie that says so. */
  addVisit: (visit: Visit) => { name: string; value: string; url: string };
  /** Lets a real server answer whatever is below /v1 and not stubbed; null for none. */
  setBackend: (url: string | null) => void;
  /** Breaks every connection, and each new one, until it is up again. */
  setDown: (down: boolean) => void;
  /** Lets uploads pass slowly; gives how many bytes have passed since. */
  slowUploads: (bytesPerSecond: number) => () => number;
  close: () => Promise<void>;
};

const VISIT_COOKIE = 'attestlayer-test-visit';
/** What the server answers itself: the API, its reference, and the registries. */
const SERVER_PATH = /^\/(v1|docs|registry|registry-test)(\/|$)/;

/** Serves a build with exactly the headers that lie beside it; an address that is no file is the application. */
export async function serveSite(folder: string): Promise<Site> {
  const headers: Record<string, string> = JSON.parse(await readFile(join(folder, 'headers.json'), 'utf8'));
  let api: ApiStub = {};
  let backend: string | null = null;
  let isDown = false;
  let slowness: Slowness | null = null;
  const visits = new Map<string | undefined, Visit>();
  const calls: string[] = [];
  const server = createServer(async (request, response) => {
    if (isDown) return response.destroy();
    const path = new URL(request.url ?? '/', 'http://site').pathname;
    if (SERVER_PATH.test(path)) {
      const call = `${request.method} ${path}`;
      calls.push(call);
      const visit = visits.get(readCookie(request, VISIT_COOKIE));
      const answer = api[call] ?? visit?.api[call];
      const behind = visit === undefined ? backend : visit.backend;
      if (answer === undefined && behind !== null) return passOn({ backend: behind, request, response, slowness });
      return answerApi(answer, request, response);
    }
    const file = await findFile(folder, path);
    response.writeHead(200, { ...headers, 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' });
    createReadStream(file).pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    calls,
    setApi: (stub) => {
      api = stub;
    },
    addVisit: (visit) => {
      const value = String(visits.size + 1);
      visits.set(value, visit);
      return { name: VISIT_COOKIE, value, url: origin };
    },
    setBackend: (url) => {
      backend = url;
    },
    setDown: (down) => {
      isDown = down;
      if (down) server.closeAllConnections();
    },
    slowUploads: (bytesPerSecond) => {
      const slow = { bytesPerSecond, passedBytes: 0 };
      slowness = slow;
      return () => slow.passedBytes;
    },
    close: () => new Promise((resolve) => server.close(() => resolve()).closeAllConnections()),
  };
}

function readCookie({ headers }: IncomingMessage, name: string): string | undefined {
  const pairs = (headers.cookie ?? '').split('; ').map((pair) => pair.split('=', 2));
  return pairs.find(([key]) => key === name)?.[1];
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
  const given = typeof answer === 'function' ? await answer(seen) : (answer ?? NOT_FOUND);
  if (given === null) return response.destroy();
  const type = given.status >= 400 ? 'application/problem+json' : 'application/json';
  response.writeHead(given.status, { 'content-type': type, ...given.headers });
  response.end(given.body === undefined ? undefined : JSON.stringify(given.body));
}

/** A connection of its own for each request: one that is kept may be closed by the server just as it is used again. */
const AGENT = new Agent({ keepAlive: false });

/** A line on which bytes take their time. */
type Slowness = { bytesPerSecond: number; passedBytes: number };

type PassOn = { backend: string; request: IncomingMessage; response: ServerResponse; slowness: Slowness | null };

/** As a proxy in front of the server does. */
function passOn({ backend, request, response, slowness }: PassOn): void {
  const { method, headers, url } = request;
  const passed = startRequest(backend + url, { method, headers, agent: AGENT }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  const slowly = (source: AsyncIterable<Buffer>) => passSlowly(source, slowness);
  pipeline(request, slowly, passed).catch(() => response.destroy());
}

async function* passSlowly(source: AsyncIterable<Buffer>, slowness: Slowness | null): AsyncGenerator<Buffer> {
  for await (const bytes of source) {
    yield bytes;
    if (slowness === null) continue;
    slowness.passedBytes += bytes.length;
    await sleep((bytes.length / slowness.bytesPerSecond) * 1000);
  }
}

const NOT_FOUND: ApiAnswer = {
  status: 404,
  body: { type: 'https://docs.example/problems/not_found', title: 'There is nothing at this address.', status: 404 },
};
