import { rmSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { encodeUtf8 } from '@attestlayer/encoding';
import { afterAll, afterEach, expect, it } from 'vitest';
import { makeAuthority } from '../../../packages/timestamp/test/local-authority.ts';
import { requestTimestamp, type TimestampingError } from './index.ts';

const MESSAGE = encodeUtf8('what was there');
const authority = makeAuthority('Local');
const TRUSTED = [{ name: 'Local', certificates: [authority.root] }];
const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) server.closeAllConnections();
});
afterAll(() => rmSync(authority.folder, { recursive: true }));

/** A server on the loopback interface; gives its URL. */
async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/tsa`;
}

/** An authority that answers with `openssl ts -reply`; `change` is what goes wrong with the request on the way. */
const answering =
  (change = (request: Uint8Array) => request): RequestListener =>
  async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    if (request.headers['content-type'] !== 'application/timestamp-query') response.statusCode = 415;
    response.setHeader('content-type', 'application/timestamp-reply');
    response.end(authority.answer(change(new Uint8Array(Buffer.concat(parts)))));
  };

function ask(url: string, more: Partial<Parameters<typeof requestTimestamp>[0]> = {}) {
  const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));
  return requestTimestamp({ url, message: MESSAGE, authorities: TRUSTED, fetch, timeoutMs: 10_000, random, ...more });
}

async function codeOf(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    () => 'no error',
    (error: TimestampingError) => error.code,
  );
}

it('gets a token that a reader of the same trust root accepts', async () => {
  const { time, authority: name, response } = await ask(await serve(answering()));
  expect(name).toBe('Local');
  expect(Number.isNaN(Date.parse(time))).toBe(false);
  expect(response.length).toBeGreaterThan(500);
});

it('refuses an authority that the trust root does not list', async () => {
  expect(await codeOf(ask(await serve(answering()), { authorities: [] }))).toBe('tsa_not_trusted');
});

it('refuses an old answer sent again', async () => {
  const old = await ask(await serve(answering()));
  const replay: RequestListener = (_, response) => {
    response.setHeader('content-type', 'application/timestamp-reply');
    response.end(old.response);
  };
  expect(await codeOf(ask(await serve(replay)))).toBe('tsa_answer_invalid');
});

it('says when the authority refuses', async () => {
  // The version of the request, which openssl answers with a rejection.
  const spoilt = answering((request) => request.with(request.indexOf(0x02) + 2, 9));
  expect(await codeOf(ask(await serve(spoilt)))).toBe('tsa_refused');
  const missing: RequestListener = (_, response) => response.writeHead(404).end();
  expect(await codeOf(ask(await serve(missing)))).toBe('tsa_refused');
  const page: RequestListener = (_, response) => response.setHeader('content-type', 'text/html').end('<p>hello');
  expect(await codeOf(ask(await serve(page)))).toBe('tsa_refused');
});

it('is not kept waiting, flooded, sent elsewhere or led astray', async () => {
  const url = await serve(answering());
  expect(await codeOf(ask(await serve(() => {}), { timeoutMs: 50 }))).toBe('tsa_timeout');
  const flood: RequestListener = (_, response) => {
    response.setHeader('content-type', 'application/timestamp-reply');
    response.end(Buffer.alloc(70_000));
  };
  expect(await codeOf(ask(await serve(flood)))).toBe('tsa_answer_too_large');
  const elsewhere: RequestListener = (_, response) => response.writeHead(307, { location: url }).end();
  expect(await codeOf(ask(await serve(elsewhere)))).toBe('tsa_unreachable');
  expect(await codeOf(ask('http://127.0.0.1:1/'))).toBe('tsa_unreachable');
  expect(await codeOf(ask('file:///etc/hostname'))).toBe('tsa_url_invalid');
  expect(await codeOf(ask('not a url'))).toBe('tsa_url_invalid');
});
