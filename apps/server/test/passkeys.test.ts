import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer as createSocketServer, type Server } from 'node:net';
import { serve } from '@hono/node-server';
import sparticuz from '@sparticuz/chromium';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { prepareSetUp } from '../src/modules/accounts/index.ts';
import { startTestServer, type TestServer } from './server-fixture.ts';

let server: TestServer;
let listener: ReturnType<typeof serve>;
let browser: Browser;
let baseUrl: string;

beforeAll(async () => {
  const port = await freePort();
  baseUrl = `http://localhost:${port}`;
  server = await startTestServer({ settings: { BASE_URL: baseUrl } });
  listener = serve({ fetch: server.fetch, port, hostname: '127.0.0.1' });
  browser = await chromium.launch({
    executablePath: await sparticuz.executablePath(),
    // As root Chromium does not start with its sandbox.
    args: ['--no-sandbox', '--disable-background-networking'],
  });
});

afterAll(async () => {
  await browser.close();
  await new Promise((resolve) => listener.close(resolve));
  await server.close();
});

type Answer = { status: number; body: Record<string, unknown> };

/** What a page of ours does: calls the API with its cookies. */
function call(page: Page, path: string, body: unknown = {}): Promise<Answer> {
  return page.evaluate(
    async ([path, body]) => {
      const answer = await fetch(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      const text = await answer.text();
      return { status: answer.status, body: text === '' ? {} : JSON.parse(text) };
    },
    [path, body] as const,
  );
}

async function openPage(): Promise<Page> {
  // The API's own policy lets a page of it call nothing; those of the web app are allowed to.
  const context = await browser.newContext({ bypassCSP: true });
  const page = await context.newPage();
  await page.goto(`${baseUrl}/v1/instance`);
  return page;
}

async function addAuthenticator(page: Page) {
  const session = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable');
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return { session, authenticatorId };
}

const createCredential = (page: Page, options: unknown) =>
  page.evaluate(async (json) => {
    const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(json as PublicKeyCredentialCreationOptionsJSON);
    return ((await navigator.credentials.create({ publicKey })) as PublicKeyCredential).toJSON();
  }, options);

const getCredential = (page: Page, options: unknown) =>
  page.evaluate(async (json) => {
    const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(json as PublicKeyCredentialRequestOptionsJSON);
    return ((await navigator.credentials.get({ publicKey })) as PublicKeyCredential).toJSON();
  }, options);

test('a passkey is made in a real browser and signs in without a password, once for each challenge', async () => {
  const page = await openPage();
  const { session, authenticatorId } = await addAuthenticator(page);
  const token = new URL((await prepareSetUp(server.context))!).searchParams.get('token');
  const person = { token, name: 'Ana', email: 'ana@example.org', password: 'correct horse battery' };
  expect((await call(page, '/v1/setup', person)).status).toBe(201);

  const options = (await call(page, '/v1/auth/passkeys/registration-options')).body;
  const credential = await createCredential(page, options);
  expect((await call(page, '/v1/auth/passkeys', { name: 'Laptop', credential })).status).toBe(201);
  expect((await call(page, '/v1/auth/sign-out')).status).toBe(204);

  const request = (await call(page, '/v1/auth/passkeys/sign-in-options')).body;
  expect(request.userVerification).toBe('required');
  const assertion = await getCredential(page, request);
  expect((await call(page, '/v1/auth/passkeys/sign-in', { credential: assertion })).status).toBe(200);
  const me = await page.evaluate(async () => (await fetch('/v1/session')).json());
  expect(me).toMatchObject({ user: { email: 'ana@example.org' }, issuer_operator: true });

  const replayed = await call(page, '/v1/auth/passkeys/sign-in', { credential: assertion });
  expect(replayed.status).toBe(400);
  expect(replayed.body.code).toBe('challenge_not_found');

  // Who strips the request of its demand gets an assertion of a device that did not check its user, and nowhere with it.
  await session.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false });
  const second = (await call(page, '/v1/auth/passkeys/sign-in-options')).body;
  const unverified = await getCredential(page, { ...second, userVerification: 'discouraged' });
  const refused = await call(page, '/v1/auth/passkeys/sign-in', { credential: unverified });
  expect(refused.body.code).toBe('user_verification_missing');
});

async function freePort(): Promise<number> {
  const probe: Server = createSocketServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
