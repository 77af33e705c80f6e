import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { MAX_ADD_CHECKPOINT_BYTES } from '@attestlayer/tlog';
import { addCheckpoint, type Witness } from './add-checkpoint.ts';
import { describeWitness } from './describe-witness.ts';
import { readBody } from './read-body.ts';

/** One line for the operator. It never holds anything of a request that was not checked against a known log's key. */
export type LogLine = { event: string; status?: number; origin?: string | null; size?: number | null; error?: string };

// A request is one round trip of a few kilobytes; whoever needs longer holds a connection for nothing.
const HEADERS_TIMEOUT_MS = 5_000;
const REQUEST_TIMEOUT_MS = 10_000;
// tlog-witness: witnesses SHOULD support keep-alive.
const KEEP_ALIVE_TIMEOUT_MS = 60_000;
const CHECK_INTERVAL_MS = 1_000;
const MAX_HEADER_BYTES = 8_192;
// With bodies of at most 256 KiB in memory this bounds the whole program to some 64 MiB of requests.
const MAX_CONNECTIONS = 256;

/** Makes the HTTP server of a witness; it is not listening yet. */
export function createWitnessServer(witness: Witness, log: (line: LogLine) => void): Server {
  const server = createServer(
    {
      headersTimeout: HEADERS_TIMEOUT_MS,
      requestTimeout: REQUEST_TIMEOUT_MS,
      keepAliveTimeout: KEEP_ALIVE_TIMEOUT_MS,
      connectionsCheckingInterval: CHECK_INTERVAL_MS,
      maxHeaderSize: MAX_HEADER_BYTES,
    },
    (request, response) => {
      route(witness, log, request, response).catch((error: unknown) => {
        log({ event: 'failed', status: 500, error: error instanceof Error ? error.message : String(error) });
        if (!response.headersSent) send(response, 500, 'text/plain; charset=utf-8', 'failed\n');
      });
    },
  );
  server.maxConnections = MAX_CONNECTIONS;
  return server;
}

async function route(
  witness: Witness,
  log: (line: LogLine) => void,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.url === '/add-checkpoint') {
    if (request.method !== 'POST') return sendNotAllowed(response, 'POST');
    const body = await readBody(request, MAX_ADD_CHECKPOINT_BYTES);
    if (body === 'gone') return;
    if (body === 'too_large') {
      log({ event: 'too_large', status: 413 });
      // Nobody reads the rest, so the connection cannot be used again.
      response.setHeader('connection', 'close');
      return send(response, 413, 'text/plain; charset=utf-8', 'too_large\n');
    }
    const { status, mediaType, body: answer, outcome, origin, size } = await addCheckpoint(witness, body);
    log({ event: outcome, status, origin, size });
    return send(response, status, mediaType, answer);
  }
  if (request.url === '/') {
    if (request.method !== 'GET' && request.method !== 'HEAD') return sendNotAllowed(response, 'GET, HEAD');
    return send(response, 200, 'text/plain; charset=utf-8', describeWitness(witness));
  }
  return send(response, 404, 'text/plain; charset=utf-8', 'not_found\n');
}

function sendNotAllowed(response: ServerResponse, allow: string): void {
  response.setHeader('allow', allow);
  send(response, 405, 'text/plain; charset=utf-8', 'method_not_allowed\n');
}

function send(response: ServerResponse, status: number, mediaType: string, body: Uint8Array | string): void {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  response.writeHead(status, {
    'content-type': mediaType,
    'content-length': bytes.length,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  response.end(bytes);
}
